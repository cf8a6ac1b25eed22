"""The checks behind --verify: each prints what it compared, and returns what it found wrong."""

import json
import re

from mpmath import mp, mpf

import elementary
import programs
import samples
from double import differentiate

MORE_DIGITS = 500


def run(folder, all_files):
    """Runs every check and returns the exit code: 0 when nothing was wrong, else 1."""
    committed = {
        name: (folder / name).read_text(encoding="utf-8")
        for name in ("elementary.json", "samples.json", "programs.json")
    }
    wrong = files_repeat(committed, all_files(MORE_DIGITS))
    entries = {name: json.loads(text) for name, text in committed.items()}
    wrong += partials_agree_with_tables(entries["elementary.json"])
    wrong += jax_agrees(entries["samples.json"], samples.ALL)
    wrong += jax_agrees(entries["programs.json"], programs.ALL)
    wrong += authors_agree(entries["samples.json"])
    wrong += points_agree_with_files(folder.parent.parent / "Samples")
    for complaint in wrong:
        print("WRONG:", complaint)
    print("nothing is wrong" if not wrong else f"{len(wrong)} things are wrong")
    return 1 if wrong else 0


def files_repeat(committed, computed):
    """The committed text is what more digits give again."""
    print(f"{len(committed)} files, computed again with {MORE_DIGITS} digits")
    return [f"{name} differs" for name in committed if committed[name] != computed[name]]


def table_of_derivatives():
    """The partials of each operation as tables have them: one function an argument."""
    one, zero = lambda *_: mpf(1), lambda *_: mpf(0)
    sigmoid = lambda x: 1 / (1 + mp.exp(-x))  # noqa: E731
    density = lambda x: mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)  # noqa: E731
    return {
        "neg": [lambda x: -1],
        "sin": [mp.cos],
        "cos": [lambda x: -mp.sin(x)],
        "tan": [lambda x: mp.sec(x) ** 2],
        "asin": [lambda x: 1 / mp.sqrt(1 - x * x)],
        "acos": [lambda x: -1 / mp.sqrt(1 - x * x)],
        "atan": [lambda x: 1 / (1 + x * x)],
        "sinh": [mp.cosh],
        "cosh": [mp.sinh],
        "tanh": [lambda x: mp.sech(x) ** 2],
        "asinh": [lambda x: 1 / mp.sqrt(x * x + 1)],
        "acosh": [lambda x: 1 / mp.sqrt(x * x - 1)],
        "atanh": [lambda x: 1 / (1 - x * x)],
        "exp": [mp.exp],
        "expm1": [mp.exp],
        "ln": [lambda x: 1 / x],
        "log2": [lambda x: 1 / (x * mp.ln(2))],
        "log10": [lambda x: 1 / (x * mp.ln(10))],
        "log1p": [lambda x: 1 / (1 + x)],
        "sqrt": [lambda x: 1 / (2 * mp.sqrt(x))],
        "cbrt": [lambda x: 1 / (3 * mp.root(x * x, 3))],
        "abs": [mp.sign],
        "sign": [zero],
        "square": [lambda x: 2 * x],
        "erf": [lambda x: 2 * mp.exp(-x * x) / mp.sqrt(mp.pi)],
        "sigmoid": [lambda x: sigmoid(x) * sigmoid(-x)],
        "softplus": [sigmoid],
        "relu": [lambda x: x > 0],
        "gelu": [lambda x: mp.ncdf(x) + x * density(x)],
        "silu": [lambda x: sigmoid(x) * (1 + x * sigmoid(-x))],
        "elu": [lambda x: mp.exp(min(x, 0))],
        "leakyrelu": [lambda x: 1 if x > 0 else mpf(1) / 100],
        "step": [zero],
        "+": [one, one],
        "-": [one, lambda a, b: -1],
        "*": [lambda a, b: b, lambda a, b: a],
        "/": [lambda a, b: 1 / b, lambda a, b: -a / b**2],
        "^": [lambda a, b: b * a ** (b - 1), lambda a, b: a**b * mp.ln(a)],
        "logaddexp": [lambda a, b: sigmoid(a - b), lambda a, b: sigmoid(b - a)],
        "atan2": [lambda y, x: x / (x * x + y * y), lambda y, x: -y / (x * x + y * y)],
        "hypot": [lambda a, b: a / mp.sqrt(a * a + b * b), lambda a, b: b / mp.sqrt(a * a + b * b)],
        "max": [lambda a, b: a > b, lambda a, b: b > a],
        "min": [lambda a, b: a < b, lambda a, b: b < a],
    }


def partials_agree_with_tables(entries):
    """Difference quotients and tabulated formulas agree to 38 digits."""
    wrong, compared, table = [], 0, table_of_derivatives()
    for entry, (_, point) in zip(entries, elementary.rows(), strict=True):
        for formula, written in zip(table[entry["operation"]], entry["partials"], strict=True):
            if written is None:
                continue
            compared += 1
            expected = mpf(formula(*map(mpf, point)))
            if abs(mpf(written) - expected) > mpf(10) ** -38 * abs(expected):
                wrong.append(
                    f"{entry['operation']}{point}: {written} is not {mp.nstr(expected, 40)}"
                )
    print(f"{compared} elementary partials against tables of derivatives")
    return wrong


def jax_agrees(entries, listed):
    """Values and derivatives agree with JAX to 1e-12, relative above 1 and absolute below."""
    wrong, compared = [], 0
    for entry, program in zip(entries, listed, strict=True):
        values, jacobian = differentiate(program)
        pairs = [(output, entry["values"][output], values[output]) for output in values]
        for output, row in jacobian.items():
            for name in row:
                label = f"d {output}/d {name}"
                pairs.append((label, entry["jacobian"][output][name], row[name]))
        for label, written, found in pairs:
            compared += 1
            if not abs(float(written) - found) <= 1e-12 * max(1, abs(found)):
                wrong.append(f"{entry['name']}, {label}: {written} is not {found}")
    print(f"{compared} numbers of {len(entries)} programs against JAX")
    return wrong


# What the samples' authors printed: (sample, output, input or None for the value, number).
PRINTED = [
    ("baydin", "y", None, "11.652"),
    ("baydin", "y", "x1", "5.5"),
    ("baydin", "y", "x2", "1.716"),
    ("griewank-walther", "y", None, "2.0167"),
    ("griewank-walther", "y", "x1", "3.0118"),
    ("griewank-walther", "y", "x2", "-13.7239"),
    ("colah", "e", None, "6"),
    ("colah", "e", "a", "2"),
    ("colah", "e", "b", "5"),
    ("sigmoid-neuron", "f", None, "0.73"),
    ("sigmoid-neuron", "f", "w0", "-0.20"),
    ("sigmoid-neuron", "f", "w1", "-0.39"),
    ("sigmoid-neuron", "f", "w2", "0.20"),
]


def authors_agree(entries):
    """The samples' numbers, cut to as many decimals as the source prints, are within its last."""
    wrong, by_name = [], {entry["name"]: entry for entry in entries}
    for name, output, variable, printed in PRINTED:
        entry = by_name[name]
        found = entry["jacobian"][output][variable] if variable else entry["values"][output]
        unit = mpf(10) ** -len(printed.partition(".")[2])
        if not abs(mpf(found) - mpf(printed)) < unit:
            wrong.append(f"{name}: {found} was printed as {printed}")
    print(f"{len(PRINTED)} numbers against those printed by the samples' authors")
    return wrong


def points_agree_with_files(folder):
    """The points used here are the default points of the sample files."""
    wrong = []
    for program in samples.ALL:
        text = (folder / f"{program.name}.chain").read_text(encoding="utf-8")
        declared = " ".join(re.findall(r"^input (.*)$", text, re.MULTILINE))
        point = {name: float(value) for name, value in re.findall(r"(\w+) = ([-.\d]+)", declared)}
        if point != program.at:
            wrong.append(f"{program.name}: the file's point is {point}, not {program.at}")
    print(f"{len(samples.ALL)} points against the sample files")
    return wrong
