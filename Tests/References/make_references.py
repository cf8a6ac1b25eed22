"""Reference numbers for the tests, computed without any of the project's code.

    pip install -r requirements.txt
    python make_references.py            writes elementary.json, samples.json, programs.json
    python make_references.py --verify   checks the committed files; nothing is written

How a number arises
-------------------
Values. Every function is written down by its definition (`exact.py`: sigmoid is 1/(1 + exp(-x)),
gelu is x(1 + erf(x/sqrt 2))/2) and evaluated by mpmath with 400 digits. So many digits make every
textbook definition good enough: no cancellation reaches the 40 digits that are written.

Derivatives. Each is a central difference quotient with a step of about 1e-400 (`mpmath.diff`).
No rule of differentiation is used anywhere, so none can be wrong in the same way as in the project.

Arguments are doubles. "0.1" means the double nearest to 0.1, and the value belongs to that double;
the same holds for a number written in a program. Constant expressions such as 1/3 are exact here.

What the files hold
-------------------
elementary.json   [{"operation", "arguments", "value", "partials"}]: the element-wise operations at
                  points where they are smooth. A partial is null where there is none: the exponent
                  of a base that is not positive cannot vary.
samples.json      [{"name", "at", "values", "jacobian"}]: each program of Samples/ at its own point.
programs.json     the same with "program", its text: programs that try the language.
All numbers are strings of up to 40 significant digits; `jacobian` is output, then input, both as
first spelled in the program.

What --verify does
------------------
- repeats the computation with 500 digits: the files must come out letter for letter;
- compares each elementary partial, to 38 digits, with the formula found in tables of derivatives
  (Abramowitz and Stegun, "Handbook of Mathematical Functions", 1964, chapters 3, 4 and 7);
- differentiates samples and programs with JAX in double precision and compares to 1e-12;
- compares the samples with the numbers that their authors printed;
- compares the points used here with those in Samples/*.chain.

Sources
-------
The samples' sources stand at the head of each file in Samples/. The definitions of gelu, silu, elu
and leakyrelu are those of Hendrycks and Gimpel (2016, arXiv:1606.08415), Elfwing, Uchibe and Doya
(2018, arXiv:1702.03118), Clevert, Unterthiner and Hochreiter (2016, arXiv:1511.07289) and Maas,
Hannun and Ng (2013). mpmath: Johansson and others, https://mpmath.org. JAX: Bradbury and others
(2018), https://github.com/jax-ml/jax.
"""

import argparse
import json
import sys
from pathlib import Path

from mpmath import mp, mpf

import elementary
import programs
import samples
from exact import Exact

HERE = Path(__file__).parent
WORKING_DIGITS = 400
WRITTEN_DIGITS = 40

# A difference quotient of something constant is rounding noise of this size: it is written as 0.
NOTHING = mpf(10) ** -350


def main():
    arguments = argparse.ArgumentParser(description="Reference numbers for the tests.")
    arguments.add_argument("--verify", action="store_true", help="check, and write nothing")
    if arguments.parse_args().verify:
        import verification

        sys.exit(verification.run(HERE, all_files))
    for name, text in all_files(WORKING_DIGITS).items():
        (HERE / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(json.loads(text))} entries")


def all_files(digits):
    """The text of each file, computed with so many digits."""
    mp.dps = digits
    return {
        "elementary.json": listing(elementary_entry(*row) for row in elementary.rows()),
        "samples.json": listing(program_entry(each) for each in samples.ALL),
        "programs.json": listing(program_entry(each) for each in programs.ALL),
    }


def elementary_entry(operation, arguments):
    """One operation at one point: its value and its partial in each argument."""
    function = getattr(Exact, elementary.FUNCTIONS.get(operation, operation))
    point = [mpf(argument) for argument in arguments]
    exponent_is_fixed = operation == "^" and point[0] <= 0
    return {
        "operation": operation,
        "arguments": [double(argument) for argument in arguments],
        "value": decimal(function(*point)),
        "partials": [
            None if exponent_is_fixed and index == 1 else decimal(partial(function, point, index))
            for index in range(len(point))
        ],
    }


def program_entry(program):
    """One program at its point: the value of each output and its derivative by each input."""
    point = [mpf(value) for value in program.at.values()]
    values = program.translation(Exact, *point)

    def derivative(output, index):
        return partial(lambda *p: program.translation(Exact, *p)[output], point, index)

    entry = {"name": program.name}
    if program.text is not None:
        entry["program"] = program.text
    entry["at"] = {name: double(value) for name, value in program.at.items()}
    entry["values"] = {output: decimal(value) for output, value in values.items()}
    entry["jacobian"] = {
        output: {name: decimal(derivative(output, index)) for index, name in enumerate(program.at)}
        for output in values
    }
    return entry


def partial(function, point, index):
    """The derivative of a function by one of its arguments, as a difference quotient."""

    def along(argument):
        return mpf(function(*point[:index], argument, *point[index + 1 :]))

    return mp.diff(along, point[index])


def decimal(value):
    """A number with 40 significant digits, without the zeros that end it."""
    if abs(value) < NOTHING:
        return "0"
    return mp.nstr(mpf(value), WRITTEN_DIGITS).replace(".0e", "e").removesuffix(".0")


def double(value):
    """The shortest text that reads back as this double."""
    return repr(float(value)).removesuffix(".0")


def listing(entries):
    """A JSON list with one entry a line, so that a change shows as the lines it touches."""
    lines = (json.dumps(entry, ensure_ascii=False) for entry in entries)
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    main()
