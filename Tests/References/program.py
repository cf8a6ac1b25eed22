"""What samples.py and programs.py list: a program, a point, and its translation to Python."""

from dataclasses import dataclass
from typing import Callable


@dataclass
class Program:
    name: str
    text: str | None  # None for a sample: its text is the file
    at: dict[str, float]
    translation: Callable  # (functions, *inputs in the order of `at`) -> {output: number}


def into(programs):
    """A decorator that adds a translation, with its program and point, to a list."""

    def program(name, at, text=None):
        def register(translation):
            stripped = None if text is None else text.strip("\n")
            programs.append(Program(name, stripped, at, translation))
            return translation

        return register

    return program
