"""Derivatives by a computer algebra system, for the formulas of `chainrule explain`.

    pip install sympy==1.14.0     in an environment of its own: it wants an older mpmath
    python symbolic.py            writes symbolic.json
    python symbolic.py --verify   fails where the committed file differs

Each entry holds a program, for each input SymPy's simplified derivative in the language of programs,
and its value at points of four digits, computed with 40. SymPy: Meurer and others (2017),
"SymPy: symbolic computing in Python", PeerJ Computer Science 3:e103.
"""

import json
import sys
from pathlib import Path

import sympy

# The examples of Parr and Howard (2018, arXiv:1802.01528), sections 2 to 4.5.
PAPER = [
    "99 + 0*x", "3*x", "x^3", "x^2 + 3*x", "x^2 - 3*x", "x^2*x", "ln(x^2)", "9*(x + x^2)", "sin(x^2)",
    "x + x^2", "sin(x + x^2)", "x*x^2", "ln(sin(x^3)^2)", "3*x^2*y", "sin(3*x)",
]

OTHERS = [
    "x/(1 + x)", "1/(1 + exp(-x))", "sqrt(1 + x^2)", "x^x", "2^x", "exp(x)*sin(x)", "exp(-x^2/2)",
    "tan(x)^2", "ln(x)/x", "(x^2 - 1)/(x^2 + 1)", "sin(x)*cos(x)", "x*exp(x*y)", "x^y", "atan(y/x)",
    "sqrt(x^2 + y^2)", "ln(x*y) - x/y", "abs(x)*x", "abs(sin(x))", "max(x, x^2)", "min(x*y, x + y)",
    "tanh(x)/x", "sinh(x)*cosh(x)", "acos(x/10)", "asin(x/10)*x", "exp(sin(exp(x/3)))",
    "(x + y)^3/(x - 2*y)", "(2*x + 1)^5*(x - 3)^4", "cos(cos(cos(x)))", "x*y/(x + y)",
    "1/(x*y) + 1/x", "ln(1 + exp(x))", "x - x^3/6 + x^5/120", "0.5*x^2 + 1.25*x*y", "sqrt(x)*sqrt(y)",
]

POINTS = [{"x": "0.75", "y": "1.5"}, {"x": "2.25", "y": "0.625"}, {"x": "1.375", "y": "2.5"}]

NAMES = {"ln": sympy.log, "abs": sympy.Abs, "max": sympy.Max, "min": sympy.Min}


def formula(program):
    real = {name: sympy.Symbol(name, real=True) for name in ("x", "y")}
    return sympy.sympify(program.replace("^", "**"), locals=NAMES | real, rational=True), real


class ProgramText(sympy.printing.str.StrPrinter):
    """The language of programs; what it has no name for is left out of the comparison."""

    def _print_log(self, expr):
        return f"ln({self._print(expr.args[0])})"

    def _print_Abs(self, expr):
        return f"abs({self._print(expr.args[0])})"


def entry(program):
    value, names = formula(program)
    derivatives, values = {}, []
    used = [name for name in names if names[name] in value.free_symbols or name in program]
    for name in used:
        derivative = sympy.diff(value, names[name])
        derivatives[name] = ProgramText().doprint(sympy.simplify(derivative)).replace("**", "^")
    for point in POINTS:
        numbers = {names[name]: sympy.Rational(point[name]) for name in names}
        values.append(
            {
                name: str(sympy.N(sympy.diff(value, names[name]).subs(numbers).doit(), 20, maxn=60))
                for name in used
            }
        )
    return {
        "program": program, "fromPaper": program in PAPER, "derivatives": derivatives,
        "points": [{name: point[name] for name in used} for point in POINTS], "values": values,
    }


def main():
    text = json.dumps([entry(program) for program in PAPER + OTHERS], indent=1) + "\n"
    path = Path(__file__).parent / "symbolic.json"
    if "--verify" in sys.argv:
        sys.exit(0 if path.read_text() == text else "symbolic.json is not what SymPy computes")
    path.write_text(text)


main()
