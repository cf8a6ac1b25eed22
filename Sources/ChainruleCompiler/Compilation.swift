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
    /// Whether vectors and matrices are shown by their elements.
    package var expanding = false
    /// The point at which the program will be asked: it gives inputs whose shape the program does
    /// not say theirs, and fills data that have no values.
    package var point: [String: ShapedArray<Double>] = [:]
    /// Finds a file that the program names.
    package var readFile: @Sendable (_ path: String) throws(UnreadableFile) -> File = {
      (_) throws(UnreadableFile) in
      throw UnreadableFile(reason: "there are no files here")
    }
    /// Whether the same operation on the same operands is one node.
    package var sharing = false

    package init() {}
  }

  /// A file that a program names.
  package struct File: Sendable {
    /// What to call it in messages.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  package struct UnreadableFile: Error {
    package let reason: String

    package init(reason: String) { self.reason = reason }
  }

  /// What stands against a program.
  package enum Obstacle: Sendable {
    case mistakes, tooLarge, missingFile
  }

  package let program: NamedGraph?
  package let diagnostics: [Diagnostic]
  /// Nil where there is a program.
  package let obstacle: Obstacle?
  /// The file of data in which the diagnostics stand; nil for the program itself.
  package let file: File?

  init(program: NamedGraph) {
    self.program = program
    diagnostics = []
    obstacle = nil
    file = nil
  }

  init(diagnostics: [Diagnostic], _ obstacle: Obstacle = .mistakes, in file: File? = nil) {
    program = nil
    self.diagnostics = diagnostics
    self.obstacle = obstacle
    self.file = file
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
    var lowering = Lowering(
      tree, resolver.resolution, sharing: false, readFile: Options().readFile)
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
