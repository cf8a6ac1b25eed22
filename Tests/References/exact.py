"""The language's functions, each by its definition, on mpmath's numbers.

`double.py` offers the same names on JAX's numbers, so that one translation serves both.
"""

from mpmath import mp, mpf


class Exact:
    number = mpf  # a constant that takes part in a division: number(1)/3

    sin, cos, tan = mp.sin, mp.cos, mp.tan
    asin, acos, atan = mp.asin, mp.acos, mp.atan
    sinh, cosh, tanh = mp.sinh, mp.cosh, mp.tanh
    asinh, acosh, atanh = mp.asinh, mp.acosh, mp.atanh
    exp, ln, sqrt, erf, abs = mp.exp, mp.ln, mp.sqrt, mp.erf, abs
    root = mp.sqrt
    atan2 = mp.atan2
    max, min = max, min

    @staticmethod
    def pi():
        return +mp.pi

    @staticmethod
    def e():
        return +mp.e

    @staticmethod
    def neg(x):
        return -x

    @staticmethod
    def add(a, b):
        return a + b

    @staticmethod
    def subtract(a, b):
        return a - b

    @staticmethod
    def multiply(a, b):
        return a * b

    @staticmethod
    def divide(a, b):
        return a / b

    @staticmethod
    def power(a, b):
        return a**b

    @staticmethod
    def square(x):
        return x * x

    @staticmethod
    def cbrt(x):
        return mp.sign(x) * mp.root(abs(x), 3)

    @staticmethod
    def sign(x):
        return mpf(1) if x > 0 else mpf(-1) if x < 0 else mpf(0)

    @staticmethod
    def step(x):
        return mpf(1) if x > 0 else mpf(0)

    @staticmethod
    def log2(x):
        return mp.ln(x) / mp.ln(2)

    @staticmethod
    def log10(x):
        return mp.ln(x) / mp.ln(10)

    @staticmethod
    def expm1(x):
        return mp.exp(x) - 1

    @staticmethod
    def log1p(x):
        return mp.ln(1 + x)

    @staticmethod
    def sigmoid(x):
        return 1 / (1 + mp.exp(-x))

    @staticmethod
    def softplus(x):
        return mp.ln(1 + mp.exp(x))

    @staticmethod
    def relu(x):
        return x if x > 0 else mpf(0)

    @staticmethod
    def leakyrelu(x):
        return x if x > 0 else x / 100

    @staticmethod
    def elu(x):
        return x if x > 0 else mp.exp(x) - 1

    @staticmethod
    def gelu(x):
        return x * (1 + mp.erf(x / mp.sqrt(2))) / 2

    @staticmethod
    def silu(x):
        return x / (1 + mp.exp(-x))

    @staticmethod
    def logaddexp(a, b):
        return mp.ln(mp.exp(a) + mp.exp(b))

    @staticmethod
    def hypot(a, b):
        return mp.sqrt(a * a + b * b)
