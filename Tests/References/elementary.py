"""The points at which each element-wise operation is tried: smooth ones, many of them hard."""

PI = 3.141592653589793  # the double, where the sine is small but not 0

# Operators, by the names that exact.py gives them.
FUNCTIONS = {
    "+": "add",
    "-": "subtract",
    "*": "multiply",
    "/": "divide",
    "^": "power",
}

ANYWHERE = [-1e10, -700, -3, -1, -0.5, -1e-10, 1e-10, 0.25, 1, 2.5, 40, 1e10]
ANGLES = [-1e6, -2.5, -0.5, 0, 1e-10, 0.5, 1, PI / 2, PI, 10, 1000, 1e15, 1e22]
BETWEEN = [-0.9999999999, -0.9, -0.5, -1e-10, 0, 1e-5, 0.1, 0.5, 0.75, 0.99, 0.999999, 0.9999999999]
POSITIVE = [1e-300, 1e-10, 0.1, 0.5, 0.9999999999, 1, 1.0000000001, 2, 10, 1000, 1e10, 1e300]
TAILS = [-700, -40, -5, -1, -1e-10, 0, 1e-10, 0.5, 1, 5, 20, 40, 700]

UNARY = {
    "neg": ANYWHERE,
    "sin": ANGLES,
    "cos": ANGLES,
    "tan": [-10, -1.5, -0.5, 0, 1e-10, 0.25, PI / 4, 1, 1.5, 1.5707, PI / 2, 2, 100],
    "asin": BETWEEN,
    "acos": BETWEEN,
    "atan": [-1e10, -100, -1, -0.1, 0, 1e-10, 0.5, 1, 3, 50, 1e5, 1e100],
    "sinh": [-700, -20, -1, -1e-10, 0, 1e-5, 0.5, 1, 3, 20, 100, 700],
    "cosh": [-700, -20, -1, -1e-10, 0, 1e-5, 0.5, 1, 3, 20, 100, 700],
    "tanh": [-20, -5, -1, -1e-10, 0, 1e-10, 0.1, 0.5, 1, 3, 10, 20, 300],
    "asinh": [-1e10, -100, -1, -1e-10, 0, 1e-10, 0.5, 1, 3, 1e5, 1e10, 1e150],
    "acosh": [1.0000000001, 1.000001, 1.01, 1.1, 1.5, 2, 3, 10, 100, 1e5, 1e10, 1e150],
    "atanh": BETWEEN,
    "exp": [-700, -40, -1, -1e-10, 0, 1e-10, 0.5, 1, 2, 10, 100, 700],
    "expm1": [-40, -1, -1e-5, -1e-10, 0, 1e-15, 1e-10, 0.001, 0.5, 1, 10, 700],
    "ln": POSITIVE,
    "log2": POSITIVE + [8],
    "log10": POSITIVE,
    "log1p": [-0.9999999999, -0.5, -1e-5, -1e-10, 0, 1e-15, 1e-10, 0.001, 0.5, 1, 1e10, 1e300],
    "sqrt": POSITIVE,
    "root": POSITIVE,
    "cbrt": [-1e10, -8, -1, -0.001, 1e-300, 1e-10, 0.125, 0.5, 1, 2, 27, 1e300],
    "abs": ANYWHERE,
    "sign": ANYWHERE,
    "square": [-1e150, -3, -1, -0.5, -1e-10, 0, 1e-150, 0.1, 1, 2.5, 1e10, 1e150],
    "erf": [-6, -3, -1, -1e-10, 0, 1e-10, 0.1, 0.5, 1, 2, 3, 6],
    "sigmoid": TAILS,
    "softplus": TAILS,
    "relu": ANYWHERE,
    "gelu": [-10, -6, -3, -1, -0.5, -1e-10, 0, 1e-10, 0.5, 1, 3, 6],
    "silu": TAILS,
    "elu": [-40, -5, -1, -0.5, -1e-5, -1e-10, 1e-10, 0.5, 1, 3, 40, 1e10],
    "leakyrelu": ANYWHERE,
    "step": ANYWHERE,
}

PAIRS = [
    (1, 2), (2, 1), (-1, 3), (3, -4), (-0.5, -0.25), (0.1, 0.2),
    (1, 0.9999999999), (1e16, 1), (1e-10, 1e10), (1e150, 1e140), (-1e-150, 1e-140), (7, 1e-10),
]  # fmt: skip

BINARY = {
    "+": PAIRS,
    "-": PAIRS,
    "*": PAIRS,
    "/": PAIRS,
    "^": [
        (2, 3), (2, -2), (2, 0.5), (0.5, 10), (10, -3), (3, 0), (1, 5), (1e-5, 0.5), (2.5, 100),
        (1.0000000001, 1e10), (1e10, -10), (2, 1000), (-3, 2), (-2, 3), (-2, -1), (0, 1), (0, 2),
    ],  # fmt: skip
    "logaddexp": [
        (0, 0), (1, 2), (2, 1), (1000, 1000.5), (-1000, -1001), (0, -50),
        (-50, 0), (300, -300), (1e-10, -1e-10), (-3.5, 2.25), (40, 0), (1e5, 1e5),
    ],  # fmt: skip
    "atan2": [
        (1, 1), (1, -1), (-1, -1), (-1, 1), (0, 1), (1, 0), (-2, 0), (3, 4),
        (1e-10, 1), (1e-10, -1), (2.5, -0.5), (1e150, 1e150), (-1e-150, 1e-150), (1e10, 1),
    ],  # fmt: skip
    "hypot": [
        (3, 4), (-3, 4), (5, -12), (1, 0), (0, -2), (1, 1), (0.1, 0.2),
        (1, 1e-8), (1e10, 1e-10), (1e200, 1e200), (3e-200, 4e-200), (-1e-10, 2),
    ],  # fmt: skip
    "max": PAIRS + [(0, 2.5), (0, -2.5)],
    "min": PAIRS + [(0, 2.5), (0, -2.5)],
}


def rows():
    """Each operation with each of its points, in the order above."""
    for operation, points in UNARY.items():
        yield from ((operation, (point,)) for point in points)
    for operation, points in BINARY.items():
        yield from ((operation, point) for point in points)
