"""The programs of Samples/, translated by hand to Python.

`m` offers the functions; the point is the default point of the file.
"""

from program import into

ALL = []
sample = into(ALL)


@sample("rule-constant", {"x": 2})
def rule_constant(m, x):
    return {"f": m.number(99)}


@sample("rule-multiple", {"x": 2})
def rule_multiple(m, x):
    return {"f": 3 * x}


@sample("rule-power", {"x": 2})
def rule_power(m, x):
    return {"f": x**3}


@sample("rule-sum", {"x": 2})
def rule_sum(m, x):
    return {"f": x**2 + 3 * x}


@sample("rule-difference", {"x": 2})
def rule_difference(m, x):
    return {"f": x**2 - 3 * x}


@sample("rule-product", {"x": 2})
def rule_product(m, x):
    return {"f": x**2 * x}


@sample("rule-chain", {"x": 2})
def rule_chain(m, x):
    return {"f": m.ln(x**2)}


@sample("nine-times", {"x": 1})
def nine_times(m, x):
    return {"f": 9 * (x + x**2)}


@sample("two-parameters", {"x": 1, "y": 2})
def two_parameters(m, x, y):
    return {"f": 3 * x**2 * y}


@sample("two-functions", {"x": 1, "y": 2})
def two_functions(m, x, y):
    return {"f": 3 * x**2 * y, "g": 2 * x + y**8}


@sample("sine-of-square", {"x": 1})
def sine_of_square(m, x):
    return {"y": m.sin(x**2)}


@sample("nested-chain", {"x": 1})
def nested_chain(m, x):
    return {"u4": m.ln(m.sin(x**3) ** 2)}


@sample("total-derivative", {"x": 1})
def total_derivative(m, x):
    return {"u2": x + x**2}


@sample("plus-square", {"x": 1})
def plus_square(m, x):
    return {"y": x + x**2}


@sample("sine-total", {"x": 1})
def sine_total(m, x):
    return {"u3": m.sin(x + x**2)}


@sample("product-total", {"x": 1})
def product_total(m, x):
    return {"u2": x * x**2}


@sample("baydin", {"x1": 2, "x2": 5})
def baydin(m, x1, x2):
    return {"y": m.ln(x1) + x1 * x2 - m.sin(x2)}


@sample("griewank-walther", {"x1": 1.5, "x2": 0.5})
def griewank_walther(m, x1, x2):
    return {"y": (m.sin(x1 / x2) + x1 / x2 - m.exp(x2)) * (x1 / x2 - m.exp(x2))}


@sample("colah", {"a": 2, "b": 1})
def colah(m, a, b):
    return {"e": (a + b) * (b + 1)}


@sample("sigmoid-neuron", {"w0": 2, "w1": -3, "w2": -3})
def sigmoid_neuron(m, w0, w1, w2):
    return {"f": m.sigmoid(w0 * -1 + w1 * -2 + w2)}


@sample("speelpenning", {"x": 0.5})
def speelpenning(m, x):
    return {"p": (x + 1) * (x + 2) * (x + 3) * (x + 4) * (x + 5)}


@sample("newton-sqrt", {"a": 2})
def newton_sqrt(m, a):
    x = a
    for _ in range(5):
        x = (x + a / x) / 2
    return {"x": x}


@sample("horner", {"x": 3})
def horner(m, x):
    return {"b0": 2 * x**3 - 6 * x**2 + 2 * x - 1}


@sample("lighthouse", {"ν": 2, "γ": 1.5, "ω": 0.25, "t": 3})
def lighthouse(m, nu, gamma, omega, t):
    y1 = nu * m.tan(omega * t) / (gamma - m.tan(omega * t))
    return {"v5": y1, "y2": gamma * y1}


@sample("roeflux-1d", {"l0": 1, "l1": 2, "l2": 1, "r0": 1.25, "r1": 2.25, "r2": 1})
def roeflux(m, l0, l1, l2, r0, r1, r2):
    g = 0.5

    def state(density, momentum, energy):
        velocity = momentum / density
        pressure = (g - 1) * (energy - momentum**2 / density / 2)
        enthalpy = (energy + pressure) / density
        flux = (momentum, pressure + momentum * velocity, velocity * (pressure + energy))
        return velocity, pressure, enthalpy, flux

    vl, pl, hl, left = state(l0, l1, l2)
    vr, pr, hr, right = state(r0, r1, r2)

    # Roe's averages weigh each side by the root of its density
    weight = m.sqrt(l0) + m.sqrt(r0)
    u = (m.sqrt(l0) * vl + m.sqrt(r0) * vr) / weight
    h = (m.sqrt(l0) * hl + m.sqrt(r0) * hr) / weight
    sound_squared = (g - 1) * (h - u**2 / 2)
    a = m.sqrt(sound_squared)
    s = m.sqrt(l0 * r0)

    c0 = ((r0 - l0) - (pr - pl) / sound_squared) * m.abs(u)
    c1 = s / (2 * a) * ((vr - vl) + (pr - pl) / (a * s)) * m.abs(u + a)
    c2 = s / (2 * a) * ((vr - vl) - (pr - pl) / (a * s)) * m.abs(u)

    waves = (
        c0 + c1 - c2,
        c0 * u + c1 * (u + a) - c2 * (u - a),
        c0 * u**2 / 2 + c1 * (h + u * a) - c2 * (h - u * a),
    )
    return {f"phi{i}": (left[i] + right[i] - waves[i]) / 2 for i in range(3)}


@sample(
    "human-heart-dipole",
    {
        "x1": 0.299, "x2": 0.186, "x3": -0.0273, "x4": 0.0254,
        "x5": -0.474, "x6": 0.474, "x7": -0.0892, "x8": 0.0892,
    },  # fmt: skip
)
def human_heart_dipole(m, a, b, c, d, t, u, v, w):
    # The names are those of MINPACK-2's subroutine; f6 subtracts, as the benchmark does
    return {
        "f1": a + b - 1,
        "f2": c + d - 1,
        "f3": t * a + u * b - v * c - w * d - 1,
        "f4": v * a + w * b + t * c + u * d - 1,
        "f5": a * (t**2 - v**2) - 2 * c * t * v + b * (u**2 - w**2) - 2 * d * u * w - 1,
        "f6": c * (t**2 - v**2) - 2 * a * t * v + d * (u**2 - w**2) - 2 * b * u * w - 1,
        "f7": a * (t**3 - 3 * t * v**2)
        + c * (v**3 - 3 * v * t**2)
        + b * (u**3 - 3 * u * w**2)
        + d * (w**3 - 3 * w * u**2)
        - 1,
        "f8": c * (t**3 - 3 * t * v**2)
        - a * (v**3 - 3 * v * t**2)
        + d * (u**3 - 3 * u * w**2)
        - b * (w**3 - 3 * w * u**2)
        - 1,
    }
