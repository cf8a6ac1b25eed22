/// A program at a point: its values, its partials, and from them any derivative.
package struct Differentiation: Sendable {
  package let program: NamedGraph
  /// A number for each input.
  package let point: [Double]
  /// The inputs by which derivatives are taken; the others are constants.
  package let chosen: [NodeID]
  package let rule: KinkRule
  package let values: [Double]
  package let linearized: LinearizedGraph<Double>
  /// The operations that are evaluated at a kink.
  package let kinks: [NodeID]

  package init(
    _ program: NamedGraph, at point: [Double], wrt chosen: [NodeID], atKink rule: KinkRule = .zero
  ) {
    let graph = program.graph
    self.program = program
    self.point = point
    self.chosen = chosen
    self.rule = rule
    values = graph.values(at: point)
    linearized = graph.linearized(
      at: values, active: graph.active(for: chosen), atKink: rule)
    kinks = graph.kinks(at: values)
  }
}

extension Differentiation {
  /// Which way the derivatives are found.
  package enum Mode: String, Sendable, CaseIterable {
    case forward, reverse
  }

  /// The first node, in the order of evaluation, whose value is not finite.
  package var firstNotFinite: NodeID? {
    values.firstIndex { !$0.isFinite }.map { NodeID($0) }
  }

  /// The kinks that an output touched.
  package func kinks(touchedBy output: NodeID) -> [NodeID] {
    linearized.touched(kinks, by: output)
  }

  /// Forward mode: the tangent of every node for a direction of the inputs; nil where the
  /// direction does not reach.
  package func tangents(along direction: [Double]) -> [Double?] {
    let seeds = zip(point, direction).map { Dual($0, tangent: $1 == 0 ? nil : $1) }
    return program.graph.duals(at: seeds, active: linearized.active, atKink: rule)
      .map(\.tangent)
  }

  /// The direction that moves one input by 1.
  package func direction(of input: NodeID) -> [Double] {
    var direction = [Double](repeating: 0, count: point.count)
    direction[input.index] = 1
    return direction
  }

  /// The derivative of each output by each chosen input, a row an output; 0 where none depends.
  package func jacobian(_ mode: Mode) -> [[Double]] {
    let outputs = program.outputs.map(\.node)
    switch mode {
    case .reverse:
      return outputs.map { output in
        let adjoints = linearized.adjoints(of: output)
        return chosen.map { adjoints[$0.index] ?? 0 }
      }
    case .forward:
      let columns = chosen.map { input in
        let tangents = tangents(along: direction(of: input))
        return outputs.map { tangents[$0.index] ?? 0 }
      }
      return outputs.indices.map { row in columns.map { $0[row] } }
    }
  }

  /// The mode with fewer sweeps.
  package var cheaperMode: Mode {
    chosen.count < program.outputs.count ? .forward : .reverse
  }
}
