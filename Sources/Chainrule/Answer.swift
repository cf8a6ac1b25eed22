import ChainruleCalculus
import ChainruleCompiler
import ChainruleLanguage

/// A formula that claims to be a derivative: `dy/dx = 1 + 2x`.
struct Answer {
  let output: NodeID
  let input: NodeID
  let formula: AnswerFormula

  /// - Throws: `ProgramError` where it is no derivative of the program, or no formula.
  init(_ text: String, of program: Program, _ query: Query) throws(ProgramError) {
    let (left, right) = Self.sides(of: text)
    (output, input) = try Self.derivative(left, of: program, query)
    var known: [(name: String, node: NodeID)] = []
    for (name, node) in program.compiled.allNames where !name.contains(".") {
      if program.compiled.graph.nodeCount <= Self.mostNames || right.contains(name) {
        known.append((name, node))
      }
    }
    let prefix =
      known.isEmpty ? "" : "input " + known.map(\.name).joined(separator: ", ") + "; "
    let source = SourceText(name: "--answer", bytes: Array((prefix + right).utf8))
    let compilation = Compilation.compile(source)
    guard let formula = compilation.program else {
      throw ProgramError(
        compilation.diagnostics.map { $0.shifted(by: -prefix.utf8.count) },
        in: SourceText(name: "--answer", bytes: Array(right.utf8)))
    }
    self.formula = AnswerFormula(formula.graph, names: known.map(\.node))
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
    throws(ProgramError) -> (NodeID, NodeID)
  {
    let chosen = try program.chosenInputs(query)
    let graph = program.compiled
    guard let text else {
      guard graph.outputs.count == 1, chosen.count == 1 else { throw .whichDerivative(program) }
      return (graph.outputs[0].node, chosen[0])
    }
    let plain = text.filter { !" \t()".contains($0) }
    if chosen.count == 1, plain.hasSuffix("'") || plain.hasSuffix("′"),
      let output = graph.node(spelled: String(plain.dropLast()))
    {
      return (output, chosen[0])
    }
    let parts = plain.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.first == "d" || $0.first == "∂" }),
      let output = graph.node(spelled: String(parts[0].dropFirst())),
      let input = program.input(String(parts[1].dropFirst())), chosen.contains(input),
      output.index >= graph.graph.inputCount || graph.outputs.contains(where: { $0.node == output })
    else { throw .whichDerivative(program) }
    return (output, input)
  }
}

extension NamedGraph {
  /// Every name with its node: of outputs, of vertices, and further ones.
  fileprivate var allNames: [(name: String, node: NodeID)] {
    var seen: Set<String> = []
    let all =
      outputs.map { ($0.name, $0.node) } + names.indices.map { (names[$0], NodeID($0)) }
      + aliases.sorted { $0.key < $1.key }.flatMap { node, names in names.map { ($0, node) } }
    return all.filter { name, _ in
      !name.isEmpty && seen.insert(NameTable.canonical(name)).inserted
    }.map { (name: $0.0, node: $0.1) }
  }

  /// The node of a name in any of its spellings.
  fileprivate func node(spelled name: String) -> NodeID? {
    let key = NameTable.canonical(name)
    return allNames.first { NameTable.canonical($0.name) == key }?.node
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
