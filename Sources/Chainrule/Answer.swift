import ChainruleCalculus
import ChainruleCompiler
import ChainruleLanguage

/// A formula that claims to be a derivative: `dy/dx = 1 + 2x`.
struct Answer {
  /// What it is the derivative of, and by what.
  let output: Variable
  let input: Variable
  /// Whether it is written with ∂ where the derivative by the only input has d, and so may be the
  /// partial by a parameter.
  let isPartial: Bool
  let shape: Shape
  /// One for each element, row by row.
  let formulas: [AnswerFormula]

  /// - Throws: `ProgramError` where it is no derivative of the program, or no formula.
  init(_ text: String, of program: Program, _ query: Query) throws(ProgramError) {
    let (left, right) = Self.sides(of: text)
    isPartial = left?.contains("∂") == true && program.compiled.graph.inputCount == 1
    (output, input) = try Self.derivative(left, of: program, query)
    let known = program.compiled.knownNames { name, count in
      !name.contains(where: ".[".contains) && (count <= Self.mostNames || right.contains(name))
    }
    let prefix = known.map(\.declaration).joined()
    let source = SourceText(name: "--answer", bytes: Array((prefix + right).utf8))
    let compilation = Compilation.compile(source)
    guard let formula = compilation.program else {
      throw ProgramError(
        compilation.diagnostics.map { $0.shifted(by: -prefix.utf8.count) },
        in: SourceText(name: "--answer", bytes: Array(right.utf8)))
    }
    guard formula.outputVariables.count == 1 else { throw .whichDerivative(program) }
    shape = formula.outputVariables[0].shape
    let sources = known.flatMap(\.sources)
    formulas = formula.outputVariables[0].nodes.map { node in
      AnswerFormula(formula.graph, output: node, sources: sources)
    }
  }

  /// In larger programs only names that the answer holds are offered.
  private static let mostNames = 2000

  /// The text before and after the first sign of equality.
  private static func sides(of text: String) -> (left: String?, right: String) {
    let characters = Array(text)
    let place = characters.indices.first { place in
      characters[place] == "=" && (place + 1 == characters.count || characters[place + 1] != "=")
        && (place == 0 || !"=<>!".contains(characters[place - 1]))
    }
    guard let place else { return (nil, text) }
    return (String(characters[..<place]), String(characters[(place + 1)...]))
  }

  /// What dy/dx, ∂y/∂x or y′ is the derivative of, and by what.
  private static func derivative(_ text: String?, of program: Program, _ query: Query)
    throws(ProgramError) -> (Variable, Variable)
  {
    let chosen = Set(try program.chosenInputs(query))
    let graph = program.compiled
    let inputs = graph.inputVariables.filter { chosen.isSuperset(of: $0.nodes) }
    guard let text else {
      guard graph.outputVariables.count == 1, inputs.count == 1 else {
        throw .whichDerivative(program)
      }
      return (graph.outputVariables[0], inputs[0])
    }
    let plain = text.filter { !" \t()".contains($0) }
    if inputs.count == 1, plain.hasSuffix("'") || plain.hasSuffix("′"),
      let output = graph.variable(spelled: String(plain.dropLast()))
    {
      return (output, inputs[0])
    }
    let parts = plain.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.first == "d" || $0.first == "∂" }),
      let output = graph.variable(spelled: String(parts[0].dropFirst())),
      let nodes = Self.nodes(String(parts[1].dropFirst()), of: program, chosen),
      output.nodes.allSatisfy({ $0.index >= graph.graph.inputCount })
        || graph.outputVariables.contains(output)
    else { throw .whichDerivative(program) }
    let whole = graph.inputVariables.first { $0.nodes == nodes }
    return (output, whole ?? Variable(name: program.compiled.name(of: nodes[0]), nodes: nodes))
  }

  /// The nodes of a chosen input, or of a scalar intermediate variable, by which explanations
  /// differentiate too.
  private static func nodes(_ name: String, of program: Program, _ chosen: Set<NodeID>) -> [NodeID]?
  {
    if let nodes = program.inputNodes(name) { return chosen.isSuperset(of: nodes) ? nodes : nil }
    guard let variable = program.compiled.variable(spelled: name), variable.nodes.count == 1 else {
      return nil
    }
    return variable.nodes
  }
}

extension ProgramError {
  fileprivate static func whichDerivative(_ program: Program) -> ProgramError {
    let output = program.outputs.first ?? "y"
    let input = program.inputs.first ?? "x"
    return ProgramError(
      code: "which-derivative",
      message: "--answer does not begin with a derivative of the program",
      help: "write which one it is: --answer 'd\(output)/d\(input) = …'")
  }
}

extension Diagnostic {
  /// The same in a text that begins elsewhere.
  fileprivate func shifted(by offset: Int) -> Diagnostic {
    func shifted(_ span: Span) -> Span {
      Span(max(0, Int(span.start) + offset), max(0, Int(span.end) + offset))
    }
    var diagnostic = self
    diagnostic.span = span.map(shifted)
    for place in labels.indices { diagnostic.labels[place].span = shifted(labels[place].span) }
    return diagnostic
  }
}
