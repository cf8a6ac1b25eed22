"""Programs with vectors and matrices, differentiated by two independent systems.

    pip install -r requirements.txt
    python vectors.py            writes vectors.json
    python vectors.py --verify   checks the committed file; nothing is written

Each program stands here twice: as text in the language of the project, and by hand in the arrays of
numpy. JAX (reverse mode, double precision) and autograd (another implementation, on numpy) both
differentiate the second; they have to agree to 1e-12 of the largest entry of each derivative, and
the file holds JAX's numbers with the versions of both. Points are drawn from a seeded generator and
rounded to three digits, so that they are exact in the file.

vectors.json   {"versions", "programs": [{"name", "program", "at", "values", "jacobian"}]}
               `jacobian` is output, then input, nested as the output's shape followed by the input's.
"""

import argparse
import importlib.metadata
import json
import random
import sys
from pathlib import Path
from types import SimpleNamespace

import autograd
import autograd.numpy
import autograd.scipy.special
import jax
import jax.numpy
import jax.scipy.special
import numpy

jax.config.update("jax_enable_x64", True)

HERE = Path(__file__).parent
TOLERANCE = 1e-12

JAX = SimpleNamespace(
    np=jax.numpy, erf=jax.scipy.special.erf, logsumexp=jax.scipy.special.logsumexp,
    jacobian=jax.jacrev,
)  # fmt: skip
AUTOGRAD = SimpleNamespace(
    np=autograd.numpy, erf=autograd.scipy.special.erf,
    logsumexp=autograd.scipy.special.logsumexp, jacobian=autograd.jacobian,
)  # fmt: skip


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--verify", action="store_true")
    arguments = parser.parse_args()
    from vector_programs import ALL

    text = written(ALL)
    path = HERE / "vectors.json"
    if not arguments.verify:
        path.write_text(text, encoding="utf-8")
        return
    worst = difference(json.loads(text)["programs"], json.loads(path.read_text())["programs"])
    print(f"{len(ALL)} programs, largest difference {worst:.1e}")
    sys.exit(worst > TOLERANCE)


def written(programs):
    versions = {name: importlib.metadata.version(name) for name in ("jax", "autograd", "numpy")}
    entries = ",\n".join(json.dumps(entry(program)) for program in programs)
    return f'{{"versions": {json.dumps(versions)},\n"programs": [\n{entries}\n]}}\n'


def entry(program):
    point = {name: drawn(program.name + name, shape) for name, shape in program.inputs.items()}
    values, jacobian = derivatives(JAX, program, point)
    again, other = derivatives(AUTOGRAD, program, point)
    agree(program.name, values, again)
    for output in jacobian:
        for name in jacobian[output]:
            agree(f"{program.name}: d{output}/d{name}", jacobian[output][name], other[output][name])
    return {
        "name": program.name,
        "program": declared(program),
        "at": {name: value.tolist() for name, value in point.items()},
        "values": {name: value.tolist() for name, value in values.items()},
        "jacobian": {
            output: {name: value.tolist() for name, value in row.items()}
            for output, row in jacobian.items()
        },
    }


def declared(program):
    """The text with its inputs, whose shapes are those of the table."""
    words = {0: "scalar", 1: "vector", 2: "matrix"}

    def shape(sizes):
        return words[len(sizes)] + (f"({', '.join(map(str, sizes))})" if sizes else "")

    inputs = ", ".join(f"{name}: {shape(sizes)}" for name, sizes in program.inputs.items())
    return f"input {inputs}\n{program.text}"


def drawn(seed, shape):
    """Numbers from 0.3 to 1.7 with three digits: far from the kinks and poles of the programs."""
    source = random.Random(seed)
    numbers = [round(source.uniform(0.3, 1.7), 3) for _ in range(int(numpy.prod(shape)))]
    return numpy.array(numbers).reshape(shape)


def derivatives(system, program, point):
    names = list(point)

    def outputs(*arguments):
        return program.translation(system, *arguments)

    values = {name: numpy.asarray(value) for name, value in outputs(*point.values()).items()}
    jacobian = {}
    for output in values:
        jacobian[output] = {}
        for place, name in enumerate(names):

            def only(value, output=output, place=place):
                arguments = list(point.values())
                arguments[place] = value
                return outputs(*arguments)[output] + 0 * system.np.sum(value)

            jacobian[output][name] = numpy.asarray(system.jacobian(only)(point[name]))
    return values, jacobian


def agree(what, first, second):
    for name in first if isinstance(first, dict) else [None]:
        a, b = (first[name], second[name]) if name else (first, second)
        assert a.shape == b.shape, f"{what}: {a.shape} and {b.shape}"
        error = numpy.max(numpy.abs(a - b), initial=0) / max(1e-300, numpy.max(numpy.abs(a), initial=0))
        assert numpy.all(a == b) or error <= TOLERANCE, f"{what}: {error:.1e}\n{a}\n{b}"


def difference(first, second):
    """The largest difference of two files, as a part of the largest entry of each array."""
    worst = 0.0
    for a, b in zip(first, second, strict=True):
        assert (a["name"], a["program"], a["at"]) == (b["name"], b["program"], b["at"]), a["name"]
        pairs = [(a["values"][y], b["values"][y]) for y in a["values"]]
        pairs += [(a["jacobian"][y][x], b["jacobian"][y][x]) for y in a["jacobian"] for x in a["at"]]
        for one, other in pairs:
            one, other = numpy.array(one), numpy.array(other)
            largest = numpy.max(numpy.abs(one), initial=0)
            if largest > 0:
                worst = max(worst, numpy.max(numpy.abs(one - other)) / largest)
    return worst


if __name__ == "__main__":
    main()
