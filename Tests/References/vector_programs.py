"""The programs of vectors.py: a name, the shapes of the inputs, a text, and its translation.

`m.np` is numpy as JAX or autograd has it.
"""

from dataclasses import dataclass
from typing import Callable

ALL = []


@dataclass
class Program:
    name: str
    inputs: dict[str, tuple[int, ...]]
    text: str
    translation: Callable


def program(name, text, **inputs):
    def register(translation):
        ALL.append(Program(name, inputs, text.strip("\n"), translation))
        return translation

    return register


def softmax(m, v):
    return m.np.exp(v - m.logsumexp(v))


def softplus(m, x):
    return m.np.log(1 + m.np.exp(x))


# Element by element


@program("elementwise", "y = w*x/(1 + x^2) - x", w=(3,), x=(3,))
def _(m, w, x):
    return {"y": w * x / (1 + x**2) - x}


@program("functions", "y = tanh(w)*exp(-x) + atan(w/x)", w=(3,), x=(3,))
def _(m, w, x):
    return {"y": m.np.tanh(w) * m.np.exp(-x) + m.np.arctan(w / x)}


@program("scalar-expansion", "y = (x + z)^2/z - z*sin(x)", x=(4,), z=())
def _(m, x, z):
    return {"y": (x + z) ** 2 / z - z * m.np.sin(x)}


@program("matrix-elementwise", "Y = ln(A)*B + A^B", A=(2, 3), B=(2, 3))
def _(m, A, B):
    return {"Y": m.np.log(A) * B + A**B}


@program("rectifier", "y = max(0, w*x - 1)", w=(5,), x=(5,))
def _(m, w, x):
    return {"y": m.np.maximum(0, w * x - 1)}


@program("chosen", "y = where(x > 1, x^3, exp(w)*x)", x=(5,), w=(5,))
def _(m, x, w):
    return {"y": m.np.where(x > 1, x**3, m.np.exp(w) * x)}


@program("powers", "y = sqrt(x) + x^(1/3) + x^w + 2^x", x=(3,), w=(3,))
def _(m, x, w):
    return {"y": m.np.sqrt(x) + x ** (1 / 3) + x**w + 2**x}


@program("gelu", "y = gelu(x) + silu(x) + sigmoid(x) + softplus(x)", x=(4,))
def _(m, x):
    sigmoid = 1 / (1 + m.np.exp(-x))
    gelu = x * (1 + m.erf(x / m.np.sqrt(2.0))) / 2
    return {"y": gelu + x * sigmoid + sigmoid + softplus(m, x)}


# Reductions


@program("reductions", "y = sum(x) + mean(x^2)*prod(x)", x=(4,))
def _(m, x):
    return {"y": m.np.sum(x) + m.np.mean(x**2) * m.np.prod(x)}


@program("extrema", "y = max(x)^2 + min(x)*max(x)", x=(5,))
def _(m, x):
    return {"y": m.np.max(x) ** 2 + m.np.min(x) * m.np.max(x)}


@program("norm", "y = x/norm(x)", x=(4,))
def _(m, x):
    return {"y": x / m.np.sqrt(m.np.sum(x**2))}


@program("frobenius", "y = norm(A@A')/norm(A)", A=(2, 3))
def _(m, A):
    B = A @ A.T
    return {"y": m.np.sqrt(m.np.sum(B**2)) / m.np.sqrt(m.np.sum(A**2))}


@program("logsumexp", "y = logsumexp(3*x) - sum(x)", x=(5,))
def _(m, x):
    return {"y": m.logsumexp(3 * x) - m.np.sum(x)}


@program("softmax", "p = softmax(x)", x=(4,))
def _(m, x):
    return {"p": softmax(m, x)}


@program("softmax-temperature", "p = softmax(x/t)", x=(4,), t=())
def _(m, x, t):
    return {"p": softmax(m, x / t)}


@program("trace", "y = trace(A@B@A)", A=(3, 3), B=(3, 3))
def _(m, A, B):
    return {"y": m.np.trace(A @ B @ A)}


@program("cosine-likeness", "y = (w·x)/(norm(w)*norm(x))", w=(4,), x=(4,))
def _(m, w, x):
    return {"y": m.np.sum(w * x) / m.np.sqrt(m.np.sum(w**2) * m.np.sum(x**2))}


# Products


@program("matrix-vector", "y = A@x", A=(3, 2), x=(2,))
def _(m, A, x):
    return {"y": A @ x}


@program("vector-matrix", "y = x@A", A=(3, 2), x=(3,))
def _(m, A, x):
    return {"y": x @ A}


@program("matrix-matrix", "C = A@B", A=(2, 3), B=(3, 2))
def _(m, A, B):
    return {"C": A @ B}


@program("rows", "r = x'@A; y = r@w; output r, y", A=(3, 2), x=(3,), w=(2,))
def _(m, A, x, w):
    r = x @ A
    return {"r": r, "y": r @ w}


@program("outer", "A = outer(w, x) + w@x'", w=(2,), x=(3,))
def _(m, w, x):
    return {"A": 2 * m.np.outer(w, x)}


@program("cross", "c = cross(w, x); y = c·w + norm(c); output c, y", w=(3,), x=(3,))
def _(m, w, x):
    c = m.np.array([
        w[1] * x[2] - w[2] * x[1], w[2] * x[0] - w[0] * x[2], w[0] * x[1] - w[1] * x[0],
    ])  # fmt: skip
    return {"c": c, "y": m.np.sum(c * w) + m.np.sqrt(m.np.sum(c**2))}


@program("diagonals", "y = diag(A)·x; D = diag(x)@A; output y, D", A=(3, 3), x=(3,))
def _(m, A, x):
    return {"y": m.np.sum(m.np.diag(A) * x), "D": m.np.reshape(x, (3, 1)) * A}


@program("quadratic-form", "y = x'@A@x", A=(3, 3), x=(3,))
def _(m, A, x):
    return {"y": x @ A @ x}


@program("bilinear", "y = w@A@x", A=(2, 3), w=(2,), x=(3,))
def _(m, A, w, x):
    return {"y": w @ A @ x}


@program("least-squares", "r = A@x - b; y = r·r", A=(4, 2), x=(2,), b=(4,))
def _(m, A, x, b):
    r = A @ x - b
    return {"y": m.np.sum(r * r)}


@program("power-iteration", "v = x\nfor t in 1..4 { u = A@v; v = u/norm(u) }\ny = v@A@v", A=(3, 3), x=(3,))
def _(m, A, x):
    v = x
    for _ in range(4):
        u = A @ v
        v = u / m.np.sqrt(m.np.sum(u**2))
    return {"y": v @ A @ v}


@program("matrix-power", "P = A\nfor t in 1..3 { P = P@A/2 }", A=(2, 2))
def _(m, A):
    P = A
    for _ in range(3):
        P = P @ A / 2
    return {"P": P}


# Parts and lists


@program("parts", "y = A[1, :]·x + A[2..3, 1]·x[1..2] + A[3, 3]*x[2]", A=(3, 3), x=(3,))
def _(m, A, x):
    return {"y": A[0] @ x + A[1:3, 0] @ x[0:2] + A[2, 2] * x[1]}


@program("comprehension", "d = [i in 1..3: (x[i + 1] - x[i])*x[5 - i]]", x=(4,))
def _(m, x):
    return {"d": m.np.array([(x[i + 1] - x[i]) * x[3 - i] for i in range(3)])}


@program("concatenation", "v = concat(x, z, x*z); y = v·v; output v, y", x=(2,), z=())
def _(m, x, z):
    v = m.np.concatenate([x, m.np.reshape(z, (1,)), x * z])
    return {"v": v, "y": m.np.sum(v**2)}


@program("vandermonde", "V = [i in 1..3: [1, x[i], x[i]^2]]; y = V@c", x=(3,), c=(3,))
def _(m, x, c):
    return {"y": c[0] + c[1] * x + c[2] * x**2}


# Learning


@program(
    "neuron-loss",
    "data X = [[2, 1], [-1, 1], [0.5, 2], [1, -2]]\ndata y = [2, 1, 3, 0]\nC = mean((y - max(0, X@w - b))^2)",
    w=(2,),
    b=(),
)
def _(m, w, b):
    X = m.np.array([[2, 1], [-1, 1], [0.5, 2], [1, -2]])
    y = m.np.array([2.0, 1, 3, 0])
    return {"C": m.np.mean((y - m.np.maximum(0, X @ w - b)) ** 2)}


@program(
    "logistic-loss",
    "data X = [[2, 1], [-1, 1], [0.5, 2], [1, -2], [0, 1]]\ndata t = [1, 0, 1, 0, 1]\n"
    "z = X@w + b\nC = mean(softplus(z) - t*z) + 0.1*(w·w)",
    w=(2,),
    b=(),
)
def _(m, w, b):
    X = m.np.array([[2, 1], [-1, 1], [0.5, 2], [1, -2], [0, 1]])
    t = m.np.array([1.0, 0, 1, 0, 1])
    z = X @ w + b
    return {"C": m.np.mean(softplus(m, z) - t * z) + 0.1 * m.np.sum(w * w)}


@program(
    "layers",
    "data x = [1, -2, 0.5]\nh = tanh(W1@x + b1)\ny = W2@h + b2\nC = (y - [1, 0])·(y - [1, 0])",
    W1=(4, 3),
    b1=(4,),
    W2=(2, 4),
    b2=(2,),
)
def _(m, W1, b1, W2, b2):
    x = m.np.array([1, -2, 0.5])
    y = W2 @ m.np.tanh(W1 @ x + b1) + b2 - m.np.array([1.0, 0])
    return {"C": m.np.sum(y * y)}


@program(
    "cross-entropy",
    "data X = [[1, 2], [-1, 0.5], [0.5, -1.5]]\ndata class = [1, 3, 2]\n"
    "C = mean(i in 1..3: logsumexp(W@X[i, :] + b) - (W@X[i, :] + b)[class[i]])",
    W=(3, 2),
    b=(3,),
)
def _(m, W, b):
    X = m.np.array([[1, 2], [-1, 0.5], [0.5, -1.5]])
    losses = []
    for i, label in enumerate([0, 2, 1]):
        z = W @ X[i] + b
        losses.append(m.logsumexp(z) - z[label])
    return {"C": m.np.mean(m.np.array(losses))}


@program(
    "layer-norm",
    "c = x - mean(x)\nv = mean(c^2)\ny = gain*c/sqrt(v + 1e-5) + shift",
    x=(5,),
    gain=(5,),
    shift=(5,),
)
def _(m, x, gain, shift):
    c = x - m.np.mean(x)
    return {"y": gain * c / m.np.sqrt(m.np.mean(c**2) + 1e-5) + shift}


@program(
    "attention",
    "S = Q@K'/sqrt(2)\nP = [i in 1..2: softmax(S[i, :])]\nY = P@V",
    Q=(2, 2),
    K=(3, 2),
    V=(3, 2),
)
def _(m, Q, K, V):
    S = Q @ K.T / m.np.sqrt(2.0)
    return {"Y": m.np.array([softmax(m, S[i]) for i in range(2)]) @ V}


@program(
    "recurrent",
    "h = h0\nfor t in 1..3 { h = tanh(U@h + w*X[t, 1]) }\ny = h·h",
    h0=(2,),
    U=(2, 2),
    w=(2,),
    X=(3, 1),
)
def _(m, h0, U, w, X):
    h = h0
    for t in range(3):
        h = m.np.tanh(U @ h + w * X[t, 0])
    return {"y": m.np.sum(h * h)}


@program(
    "convolution",
    "y = [i in 1..4: sum(j in 1..3: k[j]*x[i + j - 1])]\nC = sum(relu(y - 1)^2)",
    x=(6,),
    k=(3,),
)
def _(m, x, k):
    y = m.np.array([sum(k[j] * x[i + j] for j in range(3)) for i in range(4)])
    return {"C": m.np.sum(m.np.maximum(0, y - 1) ** 2)}


# Sciences


@program(
    "heat",
    "u = u0\nfor t in 1..6 {\n  inner = [i in 2..4: u[i] + a*(u[i - 1] - 2*u[i] + u[i + 1])]\n"
    "  u = concat(u[1], inner, u[5])\n}\ny = u",
    u0=(5,),
    a=(),
)
def _(m, u0, a):
    u = u0
    for _ in range(6):
        inner = u[1:-1] + a * (u[:-2] - 2 * u[1:-1] + u[2:])
        u = m.np.concatenate([u[:1], inner, u[-1:]])
    return {"y": u}


@program(
    "kalman",
    "data z = [1.1, 1.9, 3.2]\ndata H = [1, 0]\nx = x0\nP = q*identity(2)\nm = 0\nfor t in 1..3 {\n"
    "  f = F@x; S = F@P@F' + q*identity(2); s = H@S@H + r; k = S@H/s; e = z[t] - H·f\n"
    "  x = f + k*e; P = S - outer(k, H@S); m = m + ln(s) + e^2/s\n}\noutput m, x",
    F=(2, 2),
    x0=(2,),
    q=(),
    r=(),
)
def _(m, F, x0, q, r):
    H = m.np.array([1.0, 0])
    x, P, total = x0, q * m.np.eye(2), 0.0
    for z in [1.1, 1.9, 3.2]:
        f = F @ x
        S = F @ P @ F.T + q * m.np.eye(2)
        s = H @ S @ H + r
        k = S @ H / s
        e = z - H @ f
        x = f + k * e
        P = S - m.np.outer(k, H @ S)
        total = total + m.np.log(s) + e**2 / s
    return {"m": total, "x": x}


@program(
    "black-scholes",
    "N(x) = (1 + erf(x/sqrt(2)))/2\nd = (ln(s/k) + (r + v^2/2)*T)/(v*sqrt(T))\n"
    "price = s*N(d) - k*exp(-r*T)*N(d - v*sqrt(T))",
    s=(3,),
    k=(3,),
    r=(),
    v=(),
    T=(),
)
def _(m, s, k, r, v, T):
    def N(x):
        return (1 + m.erf(x / m.np.sqrt(2.0))) / 2

    d = (m.np.log(s / k) + (r + v**2 / 2) * T) / (v * m.np.sqrt(T))
    return {"price": s * N(d) - k * m.np.exp(-r * T) * N(d - v * m.np.sqrt(T))}


@program(
    "robot-arm",
    "turn(a) = [[cos(a), -sin(a)], [sin(a), cos(a)]]\n"
    "hand = turn(t[1])@([l[1], 0] + turn(t[2])@([l[2], 0] + turn(t[3])@[l[3], 0]))",
    t=(3,),
    l=(3,),
)
def _(m, t, l):
    angle, hand = t[0], 0.0
    x, y = l[0] * m.np.cos(t[0]), l[0] * m.np.sin(t[0])
    for i in (1, 2):
        angle = angle + t[i]
        x, y = x + l[i] * m.np.cos(angle), y + l[i] * m.np.sin(angle)
    return {"hand": m.np.array([x, y])}


@program(
    "springs",
    "q = x; p = v\nfor t in 1..5 { p = p - 0.1*K@q; q = q + 0.1*p }\nE = q'@K@q/2 + p·p/2",
    x=(3,),
    v=(3,),
    K=(3, 3),
)
def _(m, x, v, K):
    q, p = x, v
    for _ in range(5):
        p = p - 0.1 * (K @ q)
        q = q + 0.1 * p
    return {"E": q @ K @ q / 2 + m.np.sum(p * p) / 2}


@program(
    "portfolio",
    "w = softmax(a)\nrisk = sqrt(w'@S@S'@w)\ny = (w·r)/risk",
    a=(3,),
    S=(3, 3),
    r=(3,),
)
def _(m, a, S, r):
    w = softmax(m, a)
    return {"y": m.np.sum(w * r) / m.np.sqrt(w @ S @ S.T @ w)}


@program(
    "gaussian",
    "d = x - mu\ny = -(d·(d/s^2))/2 - sum(ln(s)) - length(x)*ln(2*pi)/2",
    x=(3,),
    mu=(3,),
    s=(3,),
)
def _(m, x, mu, s):
    d = x - mu
    return {"y": -m.np.sum(d * d / s**2) / 2 - m.np.sum(m.np.log(s)) - 1.5 * m.np.log(2 * m.np.pi)}


@program(
    "kernel",
    "K = [i in 1..3: [j in 1..3: exp(-((X[i, :] - X[j, :])·(X[i, :] - X[j, :]))/l^2)]]\ny = a@K@a",
    X=(3, 2),
    a=(3,),
    l=(),
)
def _(m, X, a, l):
    y = 0.0
    for i in range(3):
        for j in range(3):
            d = X[i] - X[j]
            y = y + a[i] * a[j] * m.np.exp(-m.np.sum(d * d) / l**2)
    return {"y": y}


@program(
    "triangular-solve",
    "x1 = b[1]/L[1, 1]\nx2 = (b[2] - L[2, 1]*x1)/L[2, 2]\nx = [x1, x2, (b[3] - L[3, 1..2]·[x1, x2])/L[3, 3]]",
    L=(3, 3),
    b=(3,),
)
def _(m, L, b):
    x1 = b[0] / L[0, 0]
    x2 = (b[1] - L[1, 0] * x1) / L[1, 1]
    return {"x": m.np.array([x1, x2, (b[2] - L[2, 0] * x1 - L[2, 1] * x2) / L[2, 2]])}
