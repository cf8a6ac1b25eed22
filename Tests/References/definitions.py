"""Functions of the program, and definitions that list what they depend on."""

from program import into

ALL = []
program = into(ALL)


@program(
    "function",
    {"x": 0.75, "y": 2},
    """
input x, y
f(a, b) = a^2*b - ln(b)
z = f(x, y) + f(y, x + 1)
""",
)
def function(m, x, y):
    return {"z": x**2 * y - m.ln(y) + y**2 * (x + 1) - m.ln(x + 1)}


@program(
    "function-with-body",
    {"x": 0.5, "y": 1.5},
    """
input x, y
blend(a, b) = {
  s = a + b
  p = a*b
  s*p - s/p
}
z = blend(x, sin(y))
""",
)
def function_with_body(m, x, y):
    s, p = x + m.sin(y), x * m.sin(y)
    return {"z": s * p - s / p}


@program(
    "function-of-function",
    {"x": 1.25},
    """
input x
f(t) = t^2 - 2
g(t) = f(f(t))*t
y = g(f(x))
""",
)
def function_of_function(m, x):
    t = x**2 - 2
    return {"y": ((t**2 - 2) ** 2 - 2) * t}


@program(
    "function-reads-names-before-it",
    {"x": 2},
    """
input x
k = 3x
f(t) = k*t + x
y = f(x) + f(1)
""",
)
def function_reads_names_before_it(m, x):
    return {"y": 3 * x * x + x + 3 * x + x}


@program(
    "definition-list",
    {"x": 0.5},
    """
input x
u1(x) = x^2
u2(x, u1) = x*u1
u3(u2, u1) = exp(u2) - u1
""",
)
def definition_list(m, x):
    return {"u3": m.exp(x**3) - x**2}
