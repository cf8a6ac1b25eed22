"""Operation counts of elimination orders, by a counter that shares nothing with the project.

    python elimination.py            writes elimination.json
    python elimination.py --verify   checks the committed file and the published counts

A program is read by Python's own parser. The graph has a vertex for each elementary operation on
something that depends on an input; an edge runs to it from each operand, parallel edges are one;
constants are folded. What reaches no output is dropped before vertices are numbered from 1.

Eliminating a vertex costs (edges in) x (edges out) multiplications and one addition for each pair
that is joined already. A vertex without edges out is not eliminated; an output with edges out loses
those and keeps its edges in. `forward` is the order of evaluation, `reverse` its opposite,
`markowitz` takes the least product, the first vertex among equals, `markowitz-last` the last. This
is the rule of Graphax and AlphaGrad (Lohoff and Neftci 2024, arXiv:2406.05027).

`nontrivial` counts the same, but an edge whose partial is identically 1 or -1 multiplies for free;
the product of two such edges is one again, a sum of paths is not.
"""

import argparse
import ast
import itertools
import json
import math
import sys
from pathlib import Path

import straightline

HERE = Path(__file__).parent
FUNCTIONS = {
    "sin": math.sin, "cos": math.cos, "tan": math.tan, "exp": math.exp, "ln": math.log,
    "sqrt": math.sqrt, "abs": abs, "tanh": math.tanh, "atan": math.atan, "erf": math.erf,
    "sinh": math.sinh, "cosh": math.cosh, "atan2": math.atan2, "max": max,
}  # fmt: skip
FOLDS = {
    ast.Add: lambda a, b: a + b, ast.Sub: lambda a, b: a - b, ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b, ast.Pow: lambda a, b: a**b,
}  # fmt: skip


class Graph:
    """Vertices of a straight-line program: inputs, then operations in the order of evaluation."""

    def __init__(self, text):
        self.inputs, self.outputs, self.sources = [], [], []
        names = {}
        for line in text.strip().splitlines():
            line = line.split("#")[0].strip()
            if line.startswith("input "):
                for name in line.removeprefix("input ").split(","):
                    names[name.split("=")[0].strip()] = vertex = ("input", len(self.inputs))
                    self.inputs.append(vertex)
            elif line.startswith("output "):
                wanted = [name.strip() for name in line.removeprefix("output ").split(",")]
            elif line:
                name, expression = line.split("=", 1)
                tree = ast.parse(expression.strip().replace("^", "**"), mode="eval").body
                names[name.strip()] = self.value(tree, names)
        self.outputs = [names[name] for name in wanted]
        self.drop_what_reaches_no_output()

    def value(self, tree, names):
        """A number, or the vertex of an expression; operands come first, left to right."""
        match tree:
            case ast.Constant(value=number):
                return float(number)
            case ast.Name(id=name):
                return names[name]
            case ast.BinOp(left=left, op=op, right=right):
                a, b = self.value(left, names), self.value(right, names)
                if isinstance(a, float) and isinstance(b, float):
                    return FOLDS[type(op)](a, b)
                units = isinstance(op, ast.Add | ast.Sub)
                return self.vertex([a, b], units)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                a = self.value(operand, names)
                return -a if isinstance(a, float) else self.vertex([a], True)
            case ast.Call(func=ast.Name(id=function), args=arguments):
                values = [self.value(argument, names) for argument in arguments]
                if all(isinstance(value, float) for value in values):
                    return FUNCTIONS[function](*values)
                return self.vertex(values, False)
        raise ValueError(ast.dump(tree))

    def vertex(self, operands, units):
        """A new vertex; {operand: whether its partial is identically 1 or -1}."""
        known = [operand for operand in operands if not isinstance(operand, float)]
        self.sources.append({each: units and known.count(each) == 1 for each in known})
        return ("vertex", len(self.sources) - 1)

    def drop_what_reaches_no_output(self):
        alive, pending = set(), [vertex for vertex in self.outputs]
        while pending:
            vertex = pending.pop()
            if vertex not in alive:
                alive.add(vertex)
                if vertex[0] == "vertex":
                    pending += self.sources[vertex[1]]
        kept = [v for v in range(len(self.sources)) if ("vertex", v) in alive]
        number = {("vertex", old): ("vertex", new) for new, old in enumerate(kept)}
        number |= {vertex: vertex for vertex in self.inputs}
        self.sources = [
            {number[source]: unit for source, unit in self.sources[old].items()} for old in kept
        ]
        self.outputs = [number[vertex] for vertex in self.outputs]

    @property
    def edges(self):
        return sum(len(sources) for sources in self.sources)


class Elimination:
    """A graph under elimination: dictionaries of neighbours, each edge with its unit flag."""

    def __init__(self, graph):
        self.into = {("vertex", v): dict(sources) for v, sources in enumerate(graph.sources)}
        self.out = {vertex: {} for vertex in [*graph.inputs, *self.into]}
        for vertex, sources in self.into.items():
            for source, unit in sources.items():
                self.out[source][vertex] = unit
        self.outputs = set(graph.outputs)
        self.left = [vertex for vertex in self.into if self.out[vertex]]
        self.structural = [0, 0]
        self.nontrivial = [0, 0]

    def cost(self, vertex):
        return len(self.into[vertex]) * len(self.out[vertex])

    def eliminate(self, vertex):
        for source, first in self.into[vertex].items():
            for target, second in self.out[vertex].items():
                joined = target in self.out[source]
                free = first or second
                for count, multiplications in ((self.structural, 1), (self.nontrivial, 0 if free else 1)):
                    count[0] += multiplications
                    count[1] += joined
                unit = first and second and not joined
                self.out[source][target] = self.into[target][source] = unit
        for target in self.out[vertex]:
            del self.into[target][vertex]
        self.out[vertex] = {}
        if vertex not in self.outputs:
            for source in self.into[vertex]:
                del self.out[source][vertex]
            self.into[vertex] = {}
        self.left.remove(vertex)


def replay(graph, choose):
    """The counts of an order that chooses among the vertices that are left."""
    elimination, order = Elimination(graph), []
    while elimination.left:
        vertex = choose(elimination)
        order.append(vertex[1] + 1)
        elimination.eliminate(vertex)
    return {
        "structural": elimination.structural, "nontrivial": elimination.nontrivial, "order": order
    }  # fmt: skip


def orders(graph):
    return {
        "forward": replay(graph, lambda e: e.left[0]),
        "reverse": replay(graph, lambda e: e.left[-1]),
        "markowitz": replay(graph, lambda e: min(e.left, key=lambda v: (e.cost(v), v[1]))),
        "markowitz-last": replay(graph, lambda e: min(e.left, key=lambda v: (e.cost(v), -v[1]))),
    }


def given(graph, order):
    """The counts of an order of vertices, numbered from 1."""
    pending = iter(order)
    return replay(graph, lambda _: ("vertex", next(pending) - 1))


def optimum(graph):
    """The least number of multiplications of any order, by trying every set of vertices."""
    vertices = Elimination(graph).left
    best = {frozenset(): 0}
    for size in range(len(vertices)):
        for done in itertools.combinations(vertices, size):
            elimination = Elimination(graph)
            for vertex in done:
                elimination.eliminate(vertex)
            for vertex in elimination.left:
                key = frozenset(done) | {vertex}
                cost = best[frozenset(done)] + elimination.cost(vertex)
                best[key] = min(cost, best.get(key, cost))
    return best[frozenset(vertices)]


def pattern(graph):
    """The inputs on which each output depends."""
    reached = []
    for sources in graph.sources:
        union = set()
        for kind, index in sources:
            union |= reached[index] if kind == "vertex" else {index}
        reached.append(union)
    return [
        sorted(reached[index] if kind == "vertex" else {index}) for kind, index in graph.outputs
    ]


def entry(name, text):
    graph = Graph(text)
    result = {
        "name": name,
        "program": text.strip(),
        "inputs": len(graph.inputs),
        "outputs": len(graph.outputs),
        "vertices": len(graph.sources),
        "eliminated": len(Elimination(graph).left),
        "edges": graph.edges,
        "nonzeros": sum(len(row) for row in pattern(graph)),
        "orders": orders(graph),
    }
    if result["eliminated"] <= 12:
        result["optimum"] = optimum(graph)
    return result


def text():
    lines = (json.dumps(entry(*each), ensure_ascii=False) for each in straightline.ALL.items())
    return "[\n" + ",\n".join(lines) + "\n]\n"


def verify():
    """Compares the file with a new computation, and published counts with these."""
    assert (HERE / "elimination.json").read_text(encoding="utf-8") == text()
    entries = {each["name"]: each for each in json.loads(text())}
    for name, counts in straightline.PUBLISHED.items():
        for key, number in counts.items():
            found = entries[name].get(key) or entries[name]["orders"][key]["structural"][0]
            assert found == number, f"{name}, {key}: {found}, published {number}"


def main():
    arguments = argparse.ArgumentParser(description="Counts of elimination orders.")
    arguments.add_argument("--verify", action="store_true", help="check, and write nothing")
    if arguments.parse_args().verify:
        verify()
        sys.exit()
    (HERE / "elimination.json").write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
