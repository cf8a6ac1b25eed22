"""Loops: names that go on from pass to pass, and names of one pass."""

from program import into

ALL = []
program = into(ALL)


@program(
    "function-with-loop",
    {"x": 1.1},
    """
input x
power(b) = {
  p = b
  for k in 1..3 { p = p*b }
  p
}
y = power(x) + power(2x)
""",
)
def function_with_loop(m, x):
    return {"y": x**4 + (2 * x) ** 4}


@program("loop", {"x": 0.5}, "input x\ns = x\nfor t in 1..4 { s = s + x^t/t }")
def loop(m, x):
    return {"s": 2 * x + x**2 / 2 + x**3 / 3 + x**4 / 4}


@program(
    "loop-of-two-names",
    {"x": 1, "y": 0.5},
    """
input x, y
a = x
b = y
for t in 1..5 {
  c = a + b
  a = b
  b = c
}
product = a*b
""",
)
def loop_of_two_names(m, x, y):
    return {"product": (3 * x + 5 * y) * (5 * x + 8 * y)}


@program(
    "loop-in-loop",
    {"x": 0.3},
    """
input x
s = x
for i in 1..3 {
  for j in i..3 { s = s + i*j*sin(s)/10 }
}
""",
)
def loop_in_loop(m, x):
    s = x
    for i, j in [(1, 1), (1, 2), (1, 3), (2, 2), (2, 3), (3, 3)]:
        s = s + i * j * m.sin(s) / 10
    return {"s": s}


@program(
    "name-of-one-pass",
    {"x": 0.5},
    """
input x
s = 0*x
for t in 1..3 {
  h = t*x
  k = h^2 + h
  s = s + k*sin(h)
}
""",
)
def name_of_one_pass(m, x):
    return {"s": sum((h**2 + h) * m.sin(h) for h in (x, 2 * x, 3 * x))}


@program(
    "if-on-loop-index",
    {"x": 1.5},
    """
input x
s = x
for t in 1..4 { s = s*(if t > 2 then x else 1/x) + t }
""",
)
def if_on_loop_index(m, x):
    s = x
    s = s / x + 1
    s = s / x + 2
    s = s * x + 3
    s = s * x + 4
    return {"s": s}


@program(
    "many-paths",
    {"x": 0.125},
    """
input x
u = x
for t in 1..20 { u = u + x*u }
""",
)
def many_paths(m, x):
    return {"u": x * (1 + x) ** 20}
