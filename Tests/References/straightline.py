"""Straight-line programs whose elimination orders are counted, and counts that were published."""

import random
from pathlib import Path

SAMPLES = Path(__file__).parent.parent.parent / "Samples"


def sample(name):
    return (SAMPLES / f"{name}.chain").read_text(encoding="utf-8")


LIGHTHOUSE = """
input ν, γ, ω, t
v1 = ω*t
v2 = tan(v1)
v3 = ν*v2
v4 = ω*t
v5 = tan(v4)
v6 = γ - v5
v7 = v3/v6
y2 = v7*γ
output v7, y2
"""

TYPED_GRIEWANK_WALTHER = """
input x1, x2
y = (sin(x1/x2) + x1/x2 - exp(x2))*(x1/x2 - exp(x2))
output y
"""

NAMED_GRIEWANK_WALTHER = """
input x1, x2
v1 = x1/x2
v2 = sin(v1)
v3 = exp(x2)
v4 = v1 - v3
v5 = v2 + v4
y = v5*v4
output y
"""

# Position and orientation of the hand of a robot arm with six joints, by angle sums.
ROBOT_ARM = """
input t1, t2, t3, t4, t5, t6
c1 = cos(t1)
c2 = cos(t2)
c4 = cos(t4)
c5 = cos(t5)
c6 = cos(t6)
c23 = cos(t2)*cos(t3) - sin(t2)*sin(t3)
s1 = sin(t1)
s2 = sin(t2)
s4 = sin(t4)
s5 = sin(t5)
s6 = sin(t6)
s23 = cos(t2)*sin(t3) + sin(t2)*cos(t3)
ax = s5*(c1*c23*c4 + s1*s4) + c1*s23*c5
ay = s5*(s1*c23*c4 - c1*s4) + s1*s23*c5
az = s23*c4*s5 - c23*c5
nz = c6*(c23*s5 + s23*c4*c5) - s23*s4*s6
oz = -s6*(c23*s5 + s23*c4*c5) - s23*s4*c6
z = atan2(ay, ax)
y = atan2(sqrt(1 - az^2), az)
w = atan2(oz, -nz)
px = 185*(s5*(c1*c23*c4 + s1*s4) + c1*s23*c5) + c1*(175 + 890*c2 + 50*c23 + 1035*s23)
py = 185*(s5*(s1*c23*c4 + c1*s4) + s1*s23*c5) + s1*(175 + 890*c2 + 50*c23 + 1035*s23)
pz = 890*s2 + 575 + 50*s23 - 1035*c23 + 185*(s23*c4*s5 - c23*c5)
output px, py, pz, z, y, w
"""

# The combustion of propane in air: eleven equilibrium equations (MINPACK-2, full formulation).
PROPANE = """
input x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11
q = sqrt(40/x11)
f1 = x1 + x4 - 3
f2 = 2*x1 + x2 + x4 + x7 + x8 + x9 + 2*x10 - 10
f3 = 2*x2 + 2*x5 + x6 + x7 - 8
f4 = 2*x3 + x9 - 40
f5 = x2*x4 - x1*x5
f6 = sqrt(x2*x4) - sqrt(x1)*q*x6
f7 = sqrt(x1*x2) - sqrt(x4)*x7*q
f8 = x1 - x4*x8*40/x11
f9 = x1*sqrt(x3) - x4*x9*q
f10 = x1^2 - x4^2*x10*40/x11
f11 = x11 - x1 - x2 - x3 - x4 - x5 - x6 - x7 - x8 - x9 - x10
output f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11
"""

# The price of a European call option.
BLACK_SCHOLES = """
input S, K, r, v, T
F = exp(r*T)*S
d1 = (ln(F/K) + v^2/2*T)/(v*sqrt(T))
d2 = d1 - v*sqrt(T)
N1 = (1 + erf(d1/sqrt(2)))/2
N2 = (1 + erf(d2/sqrt(2)))/2
price = exp(-r*T)*(F*N1 - K*N2)
output price
"""

# The same with its first derivatives by S, v and T written out, as a program for the greeks.
GREEKS = """
input S, K, r, v, T
w = v*sqrt(T)
d1 = (ln(S/K) + (r + v^2/2)*T)/w
d2 = d1 - w
N1 = (1 + erf(d1/1.4142135623730951))/2
N2 = (1 + erf(d2/1.4142135623730951))/2
n1 = exp(-(d1^2)/2)/2.5066282746310002
discount = exp(-(r*T))
price = S*N1 - K*discount*N2
vega = S*n1*sqrt(T)
theta = -(S*n1*v)/(2*sqrt(T)) - r*K*discount*N2
rho = K*T*discount*N2
gamma = n1/(S*w)
output price, N1, vega, theta, rho, gamma
"""

# The metric of a rotating charged black hole (Kerr and Sen) in four coordinates.
KERR_SEN = """
input t, r, h, p
s = sin(h)^2
sigma = r^2 + 1.8*r + 0.25*cos(h)^2
k = r^2 + 1.8*r - 2*r + 0.25
gtt = -(1 - 2*r/sigma)
grr = sigma/k
gpp = (sigma + 0.25*s + 2*r*0.25*s/sigma)*s
gpt = -(r/s)
output gtt, grr, sigma, gpp, gpt
"""

# One step of a long short-term memory cell with two units, everything written out.
LSTM = """
input x, h1, h2, c1, c2, w1, w2, w3, w4
i1 = 1/(1 + exp(-(w1*x + w2*h1 + w3*h2)))
i2 = 1/(1 + exp(-(w2*x + w3*h1 + w4*h2)))
f1 = 1/(1 + exp(-(w3*x + w4*h1 + w1*h2)))
f2 = 1/(1 + exp(-(w4*x + w1*h1 + w2*h2)))
o1 = 1/(1 + exp(-(w1*x + w3*h1 + w2*h2)))
o2 = 1/(1 + exp(-(w2*x + w4*h1 + w3*h2)))
g1 = tanh(w1*x + w4*h1 + w3*h2)
g2 = tanh(w4*x + w3*h1 + w2*h2)
n1 = f1*c1 + i1*g1
n2 = f2*c2 + i2*g2
y1 = o1*tanh(n1)
y2 = o2*tanh(n2)
output y1, y2, n1, n2
"""

# Diagonal step of a discretised convection, each value passed on through three time levels.
STENCIL = "input " + ", ".join(f"a{i}" for i in range(7)) + "\n"
for level, (old, new) in enumerate(["ab", "bc", "cd"]):
    for i in range(7):
        left, right = max(i - 1, 0), min(i + 1, 6)
        STENCIL += f"{new}{i} = {old}{i} + 0.1*{old}{i}*({old}{right} - {old}{left})\n"
STENCIL += "output " + ", ".join(f"d{i}" for i in range(7)) + "\n"


def roe_flux_3d():
    """Roe's flux in three dimensions, every vector written out by its components."""
    lines = ["input l0, l1, l2, l3, l4, r0, r1, r2, r3, r4", "e0 = r0 - l0"]
    lines += [f"e{i} = r{i} - l{i}" for i in (1, 2, 3, 4)]
    for s in "lr":
        lines += [f"v{s}{i} = {s}{i}/{s}0" for i in (1, 2, 3)]
    lines += ["w = sqrt(l0) + sqrt(r0)"]
    lines += [f"u{i} = (sqrt(l0)*vl{i} + sqrt(r0)*vr{i})/w" for i in (1, 2, 3)]
    for s in "lr":
        lines += [f"p{s} = -0.5*({s}4 - .5*({s}1^2 + {s}2^2 + {s}3^2)/{s}0)", f"h{s} = ({s}4 + p{s})/{s}0"]
    lines += """
h = (sqrt(l0)*hl + sqrt(r0)*hr)/w
q = u1^2 + u2^2 + u3^2
a2 = -0.5*(h - .5*q)
a = sqrt(a2)
up = u1 + a
um = u1 - a
c3 = (-0.5/a2*((h - q)*e0 + u1*e1 + u2*e2 + u3*e3 - e4))*u1
c2 = (e3/u3 - e1)*u1
c1 = (e2/u2 - e0)*u1
k1 = e0 - c3
k2 = (e1 - u1*e0)/a
c0 = .5*(k1 - k2)*um
c4 = .5*(k1 + k2)*up
d0 = c0 + c3 + c4*up
d1 = c0*um + c3*u1 + c4*up
d2 = c0*u2 + c1*u2 + c3*u2 + c4*u2
d3 = c0*u3 + c2*u3 + c3*u3 + c4*u3
d4 = c0*(h - u1*a) + c1*u2^2 + c2*u3^2 + c3*.5*q + c4*(h + u1*a)
phi0 = .5*(l1 + r1 - d0)
phi1 = .5*(pl + l1*vl1 + pr + r1*vr1 - d1)
phi2 = .5*(l2*vl2 + r2*vr2 - d2)
phi3 = .5*(l3*vl3 + r3*vr3 - d3)
phi4 = .5*(vl1*(pl + l4) + vr1*(pr + r4) - d4)
output phi0, phi1, phi2, phi3, phi4
""".strip().splitlines()
    return "\n".join(lines)


def scrambled(seed, inputs, statements, outputs):
    """A random program: every statement uses names before it, half of them recent."""
    source = random.Random(seed)
    names = [f"x{i + 1}" for i in range(inputs)]
    lines = ["input " + ", ".join(names)]

    def operand():
        return source.choice(names[-6:] if source.random() < 0.5 else names)

    for number in range(1, statements + 1):
        a, b = operand(), operand()
        forms = [
            f"{a} + {b}", f"{a} - {b}", f"{a}*{b}", f"{a}*{b}", f"{a}/(2 + {b}^2)", f"sin({a})",
            f"tanh({a})", f"-{a}", f"{a}*cos({b})", f"exp(0.1*{a})", f"{a} - {b}*{a}",
        ]  # fmt: skip
        lines.append(f"s{number} = {source.choice(forms)}")
        names.append(f"s{number}")
    last = ", ".join(f"s{statements - i}" for i in reversed(range(outputs)))
    return "\n".join([*lines, f"output {last}"])


SPEELPENNING = (
    "input " + ", ".join(f"x{i}" for i in range(1, 101)) + "\n"
    "y = " + "*".join(f"x{i}" for i in range(1, 101)) + "\noutput y"
)

ALL = {
    "roeflux-1d": sample("roeflux-1d"),
    "human-heart-dipole": sample("human-heart-dipole"),
    "baydin": sample("baydin") + "\noutput y",
    "colah": sample("colah") + "\noutput e",
    "griewank-walther-named": NAMED_GRIEWANK_WALTHER,
    "griewank-walther-typed": TYPED_GRIEWANK_WALTHER,
    "lighthouse-named": sample("lighthouse"),
    "lighthouse-typed": LIGHTHOUSE,
    "speelpenning": SPEELPENNING,
    "robot-arm": ROBOT_ARM,
    "propane": PROPANE,
    "black-scholes": BLACK_SCHOLES,
    "greeks": GREEKS,
    "kerr-sen": KERR_SEN,
    "lstm": LSTM,
    "stencil": STENCIL,
    "roeflux-3d": roe_flux_3d(),
    "scrambled-1": scrambled(1, 4, 60, 3),
    "scrambled-2": scrambled(2, 8, 90, 8),
    "scrambled-3": scrambled(3, 2, 100, 5),
    "scrambled-4": scrambled(4, 10, 100, 2),
    "scrambled-5": scrambled(5, 5, 120, 6),
    "scrambled-6": scrambled(6, 3, 14, 2),
}

# Lohoff and Neftci (2024) and Griewank and Walther (2008); Speelpenning's by its closed form.
PUBLISHED = {
    "roeflux-1d": {
        "vertices": 101, "eliminated": 98, "edges": 177,
        "forward": 620, "reverse": 364, "markowitz": 407, "markowitz-last": 344,
    },
    "human-heart-dipole": {
        "vertices": 86, "eliminated": 78, "edges": 144,
        "forward": 240, "reverse": 172, "markowitz": 194, "markowitz-last": 148,
    },
    "baydin": {"forward": 6, "reverse": 6, "optimum": 6},
    "griewank-walther-named": {"forward": 13, "reverse": 8, "optimum": 8},
    "griewank-walther-typed": {"forward": 16, "reverse": 15},
    "colah": {"optimum": 3},
    "lighthouse-typed": {"forward": 18, "reverse": 22, "optimum": 14},
    "lighthouse-named": {"forward": 16, "reverse": 16, "optimum": 11},
    "speelpenning": {"forward": 4949, "reverse": 196},
}  # fmt: skip
