"""How expressions are written: precedence, implicit products, aliases, functions, folds."""

from program import into

ALL = []
program = into(ALL)


@program("number-before-name", {"x": 1.5}, "input x\ny = 2x + .5x*x - 2exp(x)")
def number_before_name(m, x):
    return {"y": 2 * x + 0.5 * x * x - 2 * m.exp(x)}


@program("number-before-bracket", {"x": 0.75}, "input x\ny = 3(x + 1)*4(x - 2)")
def number_before_bracket(m, x):
    return {"y": 3 * (x + 1) * 4 * (x - 2)}


@program("superscripts", {"x": 1.25, "y": -2}, "input x, y\nf = 3x²y - x³ + (x + y)²")
def superscripts(m, x, y):
    return {"f": 3 * x**2 * y - x**3 + (x + y) ** 2}


@program("power-of-two-spellings", {"a": 1.5, "b": 2.5}, "input a, b\ny = a ** b + a^b*2")
def power_of_two_spellings(m, a, b):
    return {"y": 3 * a**b}


@program("power-binds-to-the-right", {"x": 1.25, "y": 0.5}, "input x, y\nf = 2^x^2 + x^y^2")
def power_binds_to_the_right(m, x, y):
    return {"f": 2 ** (x**2) + x ** (y**2)}


@program("minus-before-power", {"x": 3}, "input x\ny = -x^2 + (-x)^2 - (-x)^3")
def minus_before_power(m, x):
    return {"y": -(x**2) + x**2 + x**3}


@program("minus-in-exponent", {"x": 1.5}, "input x\ny = 2^-x + x^-2 - 3*2^-x^2")
def minus_in_exponent(m, x):
    return {"y": 2 ** (-x) + x**-2 - 3 * 2 ** (-(x**2))}


@program("minus-before-product", {"a": 2, "b": 3}, "input a, b\ny = -a*b + a*-b - -a/b")
def minus_before_product(m, a, b):
    return {"y": -a * b - a * b + a / b}


@program(
    "left-to-right",
    {"a": 7, "b": 2, "c": 0.75},
    "input a, b, c\ny = a - b - c + a/b/c + a/b*c",
)
def left_to_right(m, a, b, c):
    return {"y": (a - b) - c + a / (b * c) + (a / b) * c}


@program(
    "mathematical-signs",
    {"a": 2, "b": 3, "c": 5},
    "input a, b, c\ny = a × b − c ⊘ a + b · c ⊗ a",
)
def mathematical_signs(m, a, b, c):
    return {"y": a * b - c / a + b * c * a}


@program("root-sign", {"x": 2.25, "y": 3}, "input x, y\nf = √x*y + √(x + y²) - √2")
def root_sign(m, x, y):
    return {"f": m.sqrt(x) * y + m.sqrt(x + y**2) - m.sqrt(m.number(2))}


@program("numbers", {"x": 2}, "input x\ny = 1e-3*x + .5*x^2 + 2.5e+2/x + 0.1")
def numbers(m, x):
    return {"y": 1e-3 * x + 0.5 * x**2 + 250 / x + 0.1}


@program("constants", {"x": 0.25}, "input x\ny = sin(pi/6 + x) + e^x - π*x")
def constants(m, x):
    return {"y": m.sin(m.pi() / 6 + x) + m.e() ** x - m.pi() * x}


@program("exact-constant", {"x": 5}, "input x\ny = x*(1/3) + x^(1/2)")
def exact_constant(m, x):
    return {"y": x / m.number(3) + m.sqrt(x)}


@program(
    "continued-lines",
    {"x": 1, "y": 2},
    """
input x,
  y
f = x*
  y + (
    x
    + y
  )^2 -   # an operator asks for more
  max(x,
      y)
""",
)
def continued_lines(m, x, y):
    return {"f": x * y + (x + y) ** 2 - m.max(x, y)}


@program(
    "names-of-powers-and-logarithms",
    {"a": 2.5, "b": 1.5},
    """
input a, b
y = pow(a, b) + log(a)*log2(b) - log10(a + b)
""",
)
def names_of_powers_and_logarithms(m, a, b):
    return {"y": a**b + m.ln(a) * m.log2(b) - m.log10(a + b)}


@program(
    "angle-and-distance",
    {"y": -2, "x": 1.5},
    """
input y, x
angle = atan2(y, x)
r = hypot(x, y)
output angle, r
""",
)
def angle_and_distance(m, y, x):
    return {"angle": m.atan2(y, x), "r": m.hypot(x, y)}


@program(
    "logarithm-of-sum",
    {"a": -1, "b": 2},
    """
input a, b
y = logaddexp(a, b) + softplus(a - b)
""",
)
def logarithm_of_sum(m, a, b):
    return {"y": m.logaddexp(a, b) + m.softplus(a - b)}


@program(
    "greatest-of-three",
    {"x": 2, "y": 5},
    """
input x, y
f = max(x, y, 3x)*min(x, y, x*y, 4)
""",
)
def greatest_of_three(m, x, y):
    return {"f": (3 * x) * x}


@program(
    "where",
    {"x": 0.5, "y": 1.5},
    """
input x, y
f = where(x > 1, x*y, x/y) + where(x*y <= 1, x^2, y^2)
""",
)
def where(m, x, y):
    return {"f": x / y + x**2}


@program(
    "comparison-as-value",
    {"x": 1.5},
    """
input x
y = (x > 1)*x^2 + (x <= 1)*x + (x == 2) + 3*(x != 2) - (x >= 0)/2
""",
)
def comparison_as_value(m, x):
    return {"y": x**2 + 3 - 0.5}


@program("if-then", {"x": 2}, "input x\ny = if x > 1 then x^3 else -x + 1")
def if_then(m, x):
    return {"y": x**3}


@program("if-else", {"x": 0.5}, "input x\ny = if x > 1 then x^3 else -x + 1")
def if_else(m, x):
    return {"y": -x + 1}


@program(
    "if-in-if",
    {"x": -2},
    """
input x
y = 2 + if x > 0 then x else if x > -1 then x^2 else x^3 + 5x
""",
)
def if_in_if(m, x):
    return {"y": 2 + x**3 + 5 * x}


@program("sum", {"x": 0.5}, "input x\ny = sum(i in 1..5: i*x^i)")
def sum_(m, x):
    return {"y": x + 2 * x**2 + 3 * x**3 + 4 * x**4 + 5 * x**5}


@program(
    "sum-in-sum",
    {"x": 1.5, "y": -0.5},
    """
input x, y
f = sum(i in 1..3: sum(j in 1..i: x^i*y^j)/i)
""",
)
def sum_in_sum(m, x, y):
    return {"f": x * y + x**2 * (y + y**2) / 2 + x**3 * (y + y**2 + y**3) / 3}


@program("product", {"x": 0.25}, "input x\ny = prod(i in 1..4: x + i)")
def product(m, x):
    return {"y": (x + 1) * (x + 2) * (x + 3) * (x + 4)}


@program(
    "mean-and-extremes",
    {"x": 2},
    """
input x
y = mean(i in 1..4: x^i) + max(i in 1..3: i*x) - min(k in 2..4: x/k)
""",
)
def mean_and_extremes(m, x):
    return {"y": (x + x**2 + x**3 + x**4) / 4 + 3 * x - x / 4}


@program(
    "empty-ranges",
    {"x": 3},
    """
input x
y = x^2 + sum(i in 1..0: x) + prod(i in 2..1: x)
for t in 1..0 { y = 2*y }
output y
""",
)
def empty_ranges(m, x):
    return {"y": x**2 + 1}


@program(
    "inverse-functions",
    {"x": 0.3},
    """
input x
f = asin(x) + acos(x/2) + atan(x)
g = asinh(x) + acosh(1 + x) + atanh(x)
output f, g
""",
)
def inverse_functions(m, x):
    return {
        "f": m.asin(x) + m.acos(x / 2) + m.atan(x),
        "g": m.asinh(x) + m.acosh(1 + x) + m.atanh(x),
    }


@program(
    "pieces",
    {"x": -1.5},
    """
input x
y = abs(x)*sign(x) + step(-x)*cbrt(x) - leakyrelu(x) + relu(-x) + square(x)
""",
)
def pieces(m, x):
    return {"y": x + m.cbrt(x) - x / 100 - x + x**2}
