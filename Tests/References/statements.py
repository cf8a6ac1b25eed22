"""Inputs, data, sizes, outputs, bare expressions and comments."""

from program import into

ALL = []
program = into(ALL)


@program("no-input-declared", {"x": 2}, "y = x*exp(-x)")
def no_input_declared(m, x):
    return {"y": x * m.exp(-x)}


@program("bare-expression", {"x": 1}, "input x; u = x^2; u + sin(u)")
def bare_expression(m, x):
    return {"y": x**2 + m.sin(x**2)}


@program(
    "bare-expression-when-y-is-taken",
    {"y": 2},
    """
input y
y^2 + 1
""",
)
def bare_expression_when_y_is_taken(m, y):
    return {"f": y**2 + 1}


@program(
    "comments",
    {"x": 2},
    """
# A title
# of two lines

input x  # the variable

y = 3x # thrice
# the end
""",
)
def comments(m, x):
    return {"y": 3 * x}


@program(
    "constant-points",
    {"x": 0.7853981633974483, "y": 0.125},
    """
input x = pi/4, y = 2^-3
f = tan(x)*y
""",
)
def constant_points(m, x, y):
    return {"f": m.tan(x) * y}


@program(
    "unused-definition",
    {"x": 2, "y": 3},
    """
input x, y
unused = ln(x*y)
z = x^2
""",
)
def unused_definition(m, x, y):
    return {"z": x**2 + 0 * y}


@program(
    "several-outputs",
    {"x": 1.5, "y": 0.5},
    """
input x, y
p = x*y
q = p + sin(p)
r = q/x
output r, p
""",
)
def several_outputs(m, x, y):
    return {"r": (x * y + m.sin(x * y)) / x, "p": x * y}


@program(
    "data-and-size",
    {"w": 0.5},
    """
data x = 3
data t = -1.25
size n = 4
input w
y = (w*x - t)^2/n + n*w
""",
)
def data_and_size(m, w):
    return {"y": (3 * w + 1.25) ** 2 / 4 + 4 * w}


@program(
    "size-in-bounds",
    {"x": 0.5},
    """
size n = 4
input x
y = sum(i in 2..n - 1: x^i) + prod(i in n..2*n - 3: x + i)
""",
)
def size_in_bounds(m, x):
    return {"y": x**2 + x**3 + (x + 4) * (x + 5)}
