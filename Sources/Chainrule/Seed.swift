import ChainruleCalculus
import ChainruleCompiler
import ChainruleLanguage

extension Program {
  /// The direction that a seed asks for: `x1=1, x2=0`.
  func direction(_ seed: String, _ differentiation: Differentiation) throws(ProgramError)
    -> Direction
  {
    let source = SourceText(name: "--seed", bytes: Array(seed.utf8))
    let bindings = Compilation.bindings(source)
    guard bindings.diagnostics.isEmpty else { throw ProgramError(bindings.diagnostics, in: source) }
    var components = [Double](repeating: 0, count: compiled.graph.inputCount)
    for (name, value) in bindings.values {
      guard let input = inputVariable(name) else {
        throw .unknownInput(name, inputs, option: "--seed")
      }
      guard value.shape == input.shape else { throw .wrongShape(input, Value(value)) }
      guard input.nodes.allSatisfy(differentiation.chosen.contains) else {
        throw ProgramError(
          code: "seed-of-constant", message: "--seed moves \(name), which --wrt makes a constant",
          help: "name it in --wrt too")
      }
      for (node, number) in zip(input.nodes, value.elements) { components[node.index] = number }
    }
    return Direction(label: seed, components: components)
  }
}
