package import ChainruleCalculus
package import ChainruleLanguage

/// A program compiled: its graph with names, or the mistakes that stand against one.
package struct Compilation: Sendable {
  /// What may be asked of a program besides what it says itself.
  package struct Options: Sendable {
    /// Values for its `size` statements.
    package var sizes: [String: Int] = [:]
    /// The variables to compute in place of its own outputs.
    package var outputs: [String] = []
    /// The shapes of inputs whose shape the program does not say, where their point does.
    package var shapes: [String: Shape] = [:]
    /// Whether the same operation on the same operands is one node.
    package var sharing = false

    package init() {}
  }

  package let program: NamedGraph?
  package let diagnostics: [Diagnostic]
  /// Whether the program was refused for its size alone.
  package let exceedsLimit: Bool

  init(program: NamedGraph) {
    self.program = program
    diagnostics = []
    exceedsLimit = false
  }

  init(diagnostics: [Diagnostic], exceedsLimit: Bool = false) {
    program = nil
    self.exceedsLimit = exceedsLimit
    self.diagnostics = diagnostics
  }
}

extension Compilation {
  /// Reads and compiles a program; any bytes are accepted.
  package static func compile(_ source: SourceText, options: Options = Options()) -> Compilation {
    var parsed = SyntaxTree.parse(source, operators: OperatorTable.catalogue.table)
    guard parsed.diagnostics.isEmpty else {
      return Compilation(diagnostics: parsed.diagnostics)
    }
    parsed.tree.internBareNames()
    let tree = parsed.tree
    var resolver = Resolver(tree)
    resolver.resolve()
    guard resolver.diagnostics.isEmpty else {
      return Compilation(diagnostics: resolver.diagnostics.listed)
    }
    let end = Span(source.bytes.count, source.bytes.count)
    var compiler = Compiler(tree, resolver.resolution, options, end: end)
    return compiler.compile()
  }

  /// The numbers of `name = value, …`, the form in which a point is typed.
  package static func bindings(_ source: SourceText)
    -> (values: [(name: String, value: ShapedArray<Double>)], diagnostics: [Diagnostic])
  {
    var parsed = SyntaxTree.parseBindings(source, operators: OperatorTable.catalogue.table)
    guard parsed.diagnostics.isEmpty else { return ([], parsed.diagnostics) }
    parsed.tree.internBareNames()
    let tree = parsed.tree
    var resolver = Resolver(tree)
    resolver.resolve()
    guard resolver.diagnostics.isEmpty else { return ([], resolver.diagnostics.listed) }
    var lowering = Lowering(tree, resolver.resolution, sharing: false)
    var values: [(name: String, value: ShapedArray<Double>)] = []
    for statement in tree.statements {
      guard case .input(let name) = statement.kind, let expression = statement.value,
        let value = lowering.numbers(expression, for: tree.names[name])
      else { continue }
      values.append((tree.names[name], value))
    }
    return (lowering.diagnostics.isEmpty ? values : [], lowering.diagnostics.listed)
  }
}
