"""Programs that try the language, each with its translation by hand to Python.

`models.py` holds whole computations, the others one part of the language each.
"""

import definitions
import loops
import models
import names
import notation
import statements

MODULES = [notation, statements, definitions, loops, names, models]
ALL = [program for module in MODULES for program in module.ALL]

assert len({program.name for program in ALL}) == len(ALL), "two programs have one name"
