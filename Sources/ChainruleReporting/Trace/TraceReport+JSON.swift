import ChainruleCalculus
import ChainruleSymbolics

extension TraceReport {
  /// `chainrule.trace/1`: the first seed, and the reverse table of the first output asked for.
  package var json: JSON {
    let table = reverse.first
    let direction = seeds.first?.direction.components ?? []
    return [
      "schema": "chainrule.trace/1",
      "seed": .numbers(
        zip(program.graph.inputs, direction).map { (program.programName(of: $0), $1) }),
      "of": .optional(table?.output.name),
      "forward": .array(vertices.map(forwardRow)),
      "reverse": .array(table?.rows.map(reverseRow) ?? []),
    ]
  }

  private func forwardRow(_ vertex: NodeID) -> JSON {
    [
      "vertex": .string(program.programName(of: vertex)),
      "expression": .optional(terms.definition(of: vertex)?.programText),
      "value": .number(values[vertex.index]),
      "tangent": .number(seeds.first?.tangents[vertex.index] ?? 0),
    ]
  }

  private func reverseRow(_ row: ReverseRow) -> JSON {
    let vertex = JSON.string(program.programName(of: row.vertex))
    guard let from = row.from else {
      return ["vertex": vertex, "adjoint": .number(row.adjoint), "from": nil]
    }
    return [
      "vertex": vertex, "add": .number(row.addend), "adjoint": .number(row.adjoint),
      "from": .string(program.programName(of: from)),
    ]
  }
}
