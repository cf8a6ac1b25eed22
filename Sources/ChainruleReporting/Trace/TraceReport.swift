package import ChainruleCalculus
import ChainruleSymbolics

/// Forward and reverse mode step by step.
///
/// The forward table has a row for each input and operation in the order of evaluation, with its
/// value and a tangent for each seed; the reverse tables have a row for each contribution to an
/// adjoint in the order in which it is added.
package struct TraceReport {
  package struct Seed: Sendable, Equatable {
    package let direction: Direction
    /// A tangent for each node; nil where the direction does not reach.
    package let tangents: [Double?]
  }

  /// A contribution to an adjoint; the first row of a table is the output's own.
  package struct ReverseRow: Sendable, Equatable {
    package let vertex: NodeID
    /// The operation that passes its adjoint back, and that adjoint; nil in the first row.
    package let from: NodeID?
    package let fromAdjoint: Double
    package let addend: Double
    /// The adjoint after the addition.
    package let adjoint: Double
  }

  package struct ReverseTable: Sendable, Equatable {
    package let output: NamedGraph.Output
    package let rows: [ReverseRow]
  }

  package let program: NamedGraph
  package let values: [Double]
  /// The vertices of the forward table.
  package let vertices: [NodeID]
  package let seeds: [Seed]
  package let reverse: [ReverseTable]
  let terms: GraphTerms

  /// - Parameters:
  ///   - direction: how the inputs move; without it there is a seed for each standard direction.
  ///   - outputs: the outputs with a reverse table; without them all.
  package init(
    _ differentiation: Differentiation, along direction: Direction? = nil,
    of outputs: [NamedGraph.Output]? = nil
  ) {
    program = differentiation.program
    values = differentiation.values
    let constants = program.outputs.map(\.node).filter(program.graph.isConstant)
    vertices = program.graph.inputs + constants.sorted() + program.graph.operationNodes
    terms = GraphTerms(program)
    let standard = differentiation.standardDirections
    let still = Direction(label: "", components: differentiation.point.map { _ in 0 })
    let directions = direction.map { [$0] } ?? (standard.isEmpty ? [still] : standard)
    seeds = directions.map {
      Seed(direction: $0, tangents: differentiation.tangents(along: $0.components))
    }
    reverse = (outputs ?? program.outputs).map {
      ReverseTable(output: $0, rows: Self.rows(of: $0.node, differentiation.linearized))
    }
  }

  private static func rows(of output: NodeID, _ linearized: LinearizedGraph<Double>)
    -> [ReverseRow]
  {
    var rows = [
      ReverseRow(vertex: output, from: nil, fromAdjoint: 1, addend: 1, adjoint: 1)
    ]
    var adjoints = [Double?](repeating: nil, count: linearized.graph.nodeCount)
    adjoints[output.index] = 1
    _ = linearized.adjoints(of: output) { step in
      rows.append(
        ReverseRow(
          vertex: step.node, from: step.from, fromAdjoint: adjoints[step.from.index] ?? 0,
          addend: step.addend, adjoint: step.adjoint))
      adjoints[step.node.index] = step.adjoint
    }
    return rows
  }
}
