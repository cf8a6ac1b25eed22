"""Names: scripts, accents, subscripts, and names that hide what is built in."""

from program import into

ALL = []
program = into(ALL)


@program(
    "parameter-hides-input",
    {"x": 2},
    """
input x
f(x) = x^2 + x
y = f(x + 1)*x
""",
)
def parameter_hides_input(m, x):
    return {"y": ((x + 1) ** 2 + x + 1) * x}


@program(
    "greek-names",
    {"α": 0.5, "β": 2, "θ": -1},
    """
input α = 0.5, β = 2, θ = -1
σ = α*sin(β) + θ²
ψ = exp(σ)/β
""",
)
def greek_names(m, alpha, beta, theta):
    return {"ψ": m.exp(alpha * m.sin(beta) + theta**2) / beta}


@program(
    "subscript-digits",
    {"x₁": 2, "x₂": 5},
    """
input x₁ = 2, x₂ = 5
y₁ = ln(x₁) + x₁*x₂ - sin(x₂)
""",
)
def subscript_digits(m, x1, x2):
    return {"y₁": m.ln(x1) + x1 * x2 - m.sin(x2)}


@program(
    "three-spellings-of-a-name",
    {"x_1": 2, "x2": 3},
    """
input x_1, x2
y = x₁^2 + x1*x_2
output y
""",
)
def three_spellings_of_a_name(m, x1, x2):
    return {"y": x1**2 + x1 * x2}


@program(
    "accented-names",
    {"é": 2, "x̂": 3},
    # The first é is one scalar, the second an e with a combining accent; x̂ has no single scalar
    "input é, x\u0302\ny = e\u0301^2*x\u0302",
)
def accented_names(m, e, x):
    return {"y": e**2 * x}


@program("hidden-constants", {"e": 2, "pi": 0.5}, "input e, pi\ny = exp(e)*pi + 3e^2 - 2pi")
def hidden_constants(m, e, pi):
    return {"y": m.exp(e) * pi + 3 * e**2 - 2 * pi}


@program(
    "hidden-function",
    {"x": 1.5},
    """
input x
step(t) = t^2 + 1
ln = step(x)
y = ln*x + step(ln)
""",
)
def hidden_function(m, x):
    s = x**2 + 1
    return {"y": s * x + s**2 + 1}


@program(
    "statement-words-as-names",
    {"input": 3},
    """
input input
size = input^2
data = size + input
for = 2data
output = for*size
""",
)
def statement_words_as_names(m, value):
    return {"output": 2 * (value**2 + value) * value**2}
