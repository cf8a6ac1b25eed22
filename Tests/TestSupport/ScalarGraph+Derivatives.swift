package import ChainruleCalculus

extension ScalarGraph {
  /// The derivatives of an output by every input, backward; nil where nothing is passed.
  package func reverse(
    of output: NodeID, at point: [Double], wrt chosen: [NodeID]? = nil,
    atKink rule: KinkRule = .zero
  ) -> [Double?] {
    let chosen = chosen ?? inputs
    let adjoints = linearized(
      at: values(at: point), active: active(for: chosen), atKink: rule
    ).adjoints(of: output)
    return chosen.map { adjoints[$0.index] }
  }

  /// The derivatives of an output by every input, forward; nil where nothing arrives.
  package func forward(
    of output: NodeID, at point: [Double], wrt chosen: [NodeID]? = nil,
    atKink rule: KinkRule = .zero
  ) -> [Double?] {
    let chosen = chosen ?? inputs
    let active = active(for: chosen)
    return chosen.map { moved in
      let seeds = point.indices.map { Dual(point[$0], tangent: $0 == moved.index ? 1 : nil) }
      return duals(at: seeds, active: active, atKink: rule)[output.index].tangent
    }
  }

  /// Σ|path products| from every input to an output: the unit in which rounding is measured.
  package func pathMagnitudes(to output: NodeID, at point: [Double]) -> [Double] {
    let magnitudes = linearized(at: values(at: point), active: active(for: inputs)).magnitudes
      .adjoints(of: output)
    return inputs.map { magnitudes[$0.index] ?? 0 }
  }
}

/// Builds a graph of formulas: `graphOf(2) { b, x in [b.apply(.sine, to: x[0])] }`.
package func graphOf(
  _ inputs: Int, sharing: Bool = false,
  _ outputs: (inout ScalarGraphBuilder, [ScalarGraphBuilder.Reference]) ->
    [ScalarGraphBuilder.Reference]
) -> ScalarGraph {
  var builder = ScalarGraphBuilder(sharing: sharing)
  let references = (0..<inputs).map { _ in builder.input() }
  let results = outputs(&builder, references)
  return builder.graph(of: results).graph
}
