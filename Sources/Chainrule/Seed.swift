import ChainruleCalculus
import ChainruleCompiler
import ChainruleLanguage

extension Program {
  /// The direction that an option such as `--seed` asks for: `x1=1, x2=0`.
  func direction(_ seed: String, option: String, _ differentiation: Differentiation)
    throws(ProgramError) -> Direction
  {
    let source = SourceText(name: option, bytes: Array(seed.utf8))
    let bindings = Compilation.bindings(source)
    guard bindings.diagnostics.isEmpty else { throw ProgramError(bindings.diagnostics, in: source) }
    var components = [Double](repeating: 0, count: compiled.graph.inputCount)
    for (name, value) in bindings.values {
      guard let input = inputVariable(name) else {
        throw .unknownInput(name, inputs, option: option)
      }
      guard value.shape == input.shape else {
        throw .wrongShape(input, Value(value), option: option)
      }
      guard input.nodes.allSatisfy(differentiation.chosen.contains) else {
        throw ProgramError(
          code: "seed-of-constant",
          message: "\(option) moves \(name), which --wrt makes a constant",
          help: "name it in --wrt too")
      }
      for (node, number) in zip(input.nodes, value.elements) { components[node.index] = number }
    }
    return Direction(label: seed, components: components)
  }
}
