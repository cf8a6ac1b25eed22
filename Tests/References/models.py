"""Whole computations, of the kind that people differentiate."""

from program import into

ALL = []
program = into(ALL)


@program("rosenbrock", {"x": -1.25, "y": 1}, "input x, y\nf = (1 - x)² + 100(y - x²)²")
def rosenbrock(m, x, y):
    return {"f": (1 - x) ** 2 + 100 * (y - x**2) ** 2}


@program(
    "bell-curve",
    {"x": 1, "μ": 0.5, "σ": 2},
    """
input x, μ, σ
p = exp(-(x - μ)²/(2σ²))/(σ*√(2π))
""",
)
def bell_curve(m, x, mu, sigma):
    return {"p": m.exp(-((x - mu) ** 2) / (2 * sigma**2)) / (sigma * m.sqrt(2 * m.pi()))}


@program("rational-function", {"x": 3.5}, "input x\ny = (x^3 - 2x + 1)/(x^2 - 2)")
def rational_function(m, x):
    return {"y": (x**3 - 2 * x + 1) / (x**2 - 2)}


@program("derivative-that-vanishes", {"x": 0.7}, "input x\ny = sin(x)^2 + cos(x)^2")
def derivative_that_vanishes(m, x):
    return {"y": m.sin(x) ** 2 + m.cos(x) ** 2}


@program(
    "activations",
    {"x": 0.8, "w": -1.25},
    "input x, w\na = gelu(w*x)\nb = silu(x - w)\nc = elu(a*b)\nd = sigmoid(c) + tanh(a) - erf(b)",
)
def activations(m, x, w):
    a, b = m.gelu(w * x), m.silu(x - w)
    return {"d": m.sigmoid(m.elu(a * b)) + m.tanh(a) - m.erf(b)}


@program(
    "network-of-three-neurons",
    {"v1": 0.5, "v2": -1.5, "w1": 1, "w2": 2, "b": 0.25},
    """
# Two hidden neurons and one behind them, squared error
data x = 0.5; data target = 1
input v1, v2, w1, w2, b
h1 = tanh(v1*x)
h2 = tanh(v2*x)
out = sigmoid(w1*h1 + w2*h2 + b)
loss = (out - target)²
output loss, out
""",
)
def network_of_three_neurons(m, v1, v2, w1, w2, b):
    out = m.sigmoid(w1 * m.tanh(v1 * 0.5) + w2 * m.tanh(v2 * 0.5) + b)
    return {"loss": (out - 1) ** 2, "out": out}


@program(
    "logistic-map",
    {"r": 3.7, "x": 0.3},
    """
input r, x
z = x
for t in 1..8 { z = r*z*(1 - z) }
""",
)
def logistic_map(m, r, x):
    z = x
    for _ in range(8):
        z = r * z * (1 - z)
    return {"z": z}


@program(
    "kepler",
    {"M": 1, "ε": 0.3},
    """
# Kepler's equation by Newton's iteration
input M, ε
E = M
for k in 1..6 { E = E - (E - ε*sin(E) - M)/(1 - ε*cos(E)) }
""",
)
def kepler(m, mean, eccentricity):
    anomaly = mean
    for _ in range(6):
        miss = anomaly - eccentricity * m.sin(anomaly) - mean
        anomaly = anomaly - miss / (1 - eccentricity * m.cos(anomaly))
    return {"E": anomaly}


@program(
    "black-scholes",
    {"S": 105, "K": 100, "r": 0.05, "σ": 0.2, "T": 0.5},
    """
# The price of a call: Black and Scholes (1973), equation 13
input S, K, r, σ, T
Φ(z) = (1 + erf(z/√2))/2
d₁ = (ln(S/K) + (r + σ²/2)*T)/(σ*√T)
d₂ = d_1 - σ*√T
C = S*Φ(d1) - K*exp(-r*T)*Φ(d2)
""",
)
def black_scholes(m, price, strike, rate, sigma, time):
    def normal(z):
        return (1 + m.erf(z / m.sqrt(m.number(2)))) / 2

    d1 = (m.ln(price / strike) + (rate + sigma**2 / 2) * time) / (sigma * m.sqrt(time))
    d2 = d1 - sigma * m.sqrt(time)
    return {"C": price * normal(d1) - strike * m.exp(-rate * time) * normal(d2)}


@program(
    "two-link-arm",
    {"q1": 0.6, "q2": -0.9},
    """
data l1 = 1.5; data l2 = 1
input q1, q2
x = l1*cos(q1) + l2*cos(q1 + q2)
y = l1*sin(q1) + l2*sin(q1 + q2)
output x, y
""",
)
def two_link_arm(m, q1, q2):
    return {
        "x": 1.5 * m.cos(q1) + m.cos(q1 + q2),
        "y": 1.5 * m.sin(q1) + m.sin(q1 + q2),
    }


@program(
    "taylor-series",
    {"x": 0.5},
    """
size n = 8
input x
term = x/x
s = term
for k in 1..n {
  term = term*x/k
  s = s + term
}
mean = (exp(x) + s)/2
""",
)
def taylor_series(m, x):
    s = term = m.number(1) + 0 * x
    for k in range(1, 9):
        term = term * x / k
        s = s + term
    return {"mean": (m.exp(x) + s) / 2}


@program(
    "runge-kutta",
    {"y": 1, "k": 0.8},
    """
# One step of the classical Runge-Kutta method for y' = -k*y + sin(y)
input y, k
data h = 0.25
slope(z) = -k*z + sin(z)
k1 = slope(y)
k2 = slope(y + h/2*k1)
k3 = slope(y + h/2*k2)
k4 = slope(y + h*k3)
next = y + h/6*(k1 + 2k2 + 2k3 + k4)
""",
)
def runge_kutta(m, y, k):
    def slope(z):
        return m.sin(z) - k * z

    h = m.number(1) / 4
    k1 = slope(y)
    k2 = slope(y + h * k1 / 2)
    k3 = slope(y + h * k2 / 2)
    k4 = slope(y + h * k3)
    return {"next": y + h * (k1 + 2 * k2 + 2 * k3 + k4) / 6}
