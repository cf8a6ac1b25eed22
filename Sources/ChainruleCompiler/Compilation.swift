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
    /// Whether the same operation on the same operands is one node.
    package var sharing = false

    package init() {}
  }

  package let program: NamedGraph?
  package let diagnostics: [Diagnostic]
  /// Whether the program was refused for its size alone.
  package let exceedsLimit: Bool

  /// How many mistakes one run shows.
  package static let mistakesShown = 20

  init(program: NamedGraph) {
    self.program = program
    diagnostics = []
    exceedsLimit = false
  }

  init(diagnostics: [Diagnostic], exceedsLimit: Bool = false) {
    program = nil
    self.exceedsLimit = exceedsLimit
    var seen: Set<Span> = []
    self.diagnostics = diagnostics.filter { seen.insert($0.span).inserted }
      .sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
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
      return Compilation(diagnostics: resolver.diagnostics)
    }
    let end = Span(source.bytes.count, source.bytes.count)
    var compiler = Compiler(tree, resolver.resolution, options, end: end)
    return compiler.compile()
  }

  /// The numbers of `name = value, …`, the form in which a point is typed.
  package static func bindings(_ source: SourceText)
    -> (values: [(name: String, value: Double)], diagnostics: [Diagnostic])
  {
    var parsed = SyntaxTree.parseBindings(source, operators: OperatorTable.catalogue.table)
    guard parsed.diagnostics.isEmpty else { return ([], parsed.diagnostics) }
    parsed.tree.internBareNames()
    let tree = parsed.tree
    var resolver = Resolver(tree)
    resolver.resolve()
    guard resolver.diagnostics.isEmpty else { return ([], resolver.diagnostics) }
    var lowering = Lowering(tree, resolver.resolution, sharing: false)
    var values: [(name: String, value: Double)] = []
    for statement in tree.statements {
      guard case .input(let name) = statement.kind, let expression = statement.value,
        let value = lowering.number(expression, for: tree.names[name])
      else { continue }
      values.append((tree.names[name], value))
    }
    return (lowering.diagnostics.isEmpty ? values : [], lowering.diagnostics)
  }
}

/// One run from a resolved tree to a graph.
private struct Compiler {
  let tree: SyntaxTree
  let resolution: Resolution
  let options: Compilation.Options
  let end: Span
  var lowering: Lowering
  var defaults: [Double?] = []
  var sizes: [Int: Int] = [:]

  init(
    _ tree: SyntaxTree, _ resolution: Resolution, _ options: Compilation.Options, end: Span
  ) {
    self.tree = tree
    self.resolution = resolution
    self.options = options
    self.end = end
    lowering = Lowering(tree, resolution, sharing: options.sharing)
  }

  mutating func compile() -> Compilation {
    bindKnownNames()
    bindInputs()
    guard lowering.diagnostics.isEmpty else {
      return Compilation(diagnostics: lowering.diagnostics)
    }
    let bound = SizeBound.operations(in: tree, resolution, sizes: sizes)
    guard bound <= Double(Lowering.limit) else {
      return Compilation(diagnostics: [.tooLarge(bound, at: end)], exceedsLimit: true)
    }
    lowering.run()
    if lowering.isTooLarge {
      return Compilation(diagnostics: [.tooLarge(nil, at: end)], exceedsLimit: true)
    }
    guard lowering.diagnostics.isEmpty else {
      return Compilation(diagnostics: lowering.diagnostics)
    }
    return program()
  }
}

// MARK: Before the run

extension Compiler {
  /// Binds sizes and data in the order in which they stand.
  private mutating func bindKnownNames() {
    var unused = Set(options.sizes.keys)
    for (index, statement) in tree.statements.enumerated() {
      guard case .slot(let slot) = resolution.introduced[index] else { continue }
      switch statement.kind {
      case .size(let name):
        unused.remove(tree.names[name])
        bind(size: tree.names[name], slot, statement)
      case .data(let name):
        bind(data: tree.names[name], slot, statement)
      case .input, .definition, .bare, .function, .loop, .output: break
      }
    }
    for name in unused.sorted() {
      lowering.diagnostics.append(.noSuchSize(name, at: end))
    }
  }

  private mutating func bind(size name: String, _ slot: Int, _ statement: Statement) {
    if let given = options.sizes[name] {
      lowering.bindings[slot] = Value(integer: given)
      sizes[slot] = given
      return
    }
    guard let expression = statement.value else {
      lowering.diagnostics.append(
        .withoutValue("size", name, at: statement.span, help: "write size \(name) = 10"))
      return
    }
    guard let value = lowering.constant(expression, for: name) else { return }
    guard let integer = value.integer else {
      lowering.diagnostics.append(.notAWholeNumber(name, at: tree[expression].span))
      return
    }
    lowering.bindings[slot] = Value(integer: integer)
    sizes[slot] = integer
  }

  private mutating func bind(data name: String, _ slot: Int, _ statement: Statement) {
    if let shape = statement.shape, !isScalar(shape) { return notYet(shape) }
    guard let expression = statement.value else {
      lowering.diagnostics.append(
        .withoutValue("data", name, at: statement.span, help: "write data \(name) = 1.5"))
      return
    }
    guard let value = lowering.constant(expression, for: name) else { return }
    let constant = lowering.reference(of: value)
    let named = lowering.builder.constant(lowering.builder.value(of: constant))
    lowering.naming.name(named, slot: slot)
    lowering.bindings[slot] = Value(named, integer: value.integer)
  }

  /// Binds the inputs and finds their default values.
  private mutating func bindInputs() {
    var values: [Int: ExpressionID] = [:]
    for (index, statement) in tree.statements.enumerated() {
      guard case .input = statement.kind, case .slot(let slot) = resolution.introduced[index]
      else { continue }
      if let shape = statement.shape, !isScalar(shape) { notYet(shape) }
      values[slot] = statement.value
    }
    for slot in resolution.inputs {
      let name = tree.names[resolution.slots[slot].name]
      defaults.append(values[slot].flatMap { lowering.number($0, for: name) })
      lowering.bindings[slot] = Value(lowering.builder.input())
    }
  }

  private func isScalar(_ shape: ExpressionID) -> Bool {
    guard case .name(let name) = tree[shape].kind else { return false }
    return tree.names[name] == "scalar"
  }

  private mutating func notYet(_ shape: ExpressionID) {
    lowering.diagnostics.append(.notYet("this shape", at: tree[shape].span))
  }
}

// MARK: After the run

extension Compiler {
  private func program() -> Compilation {
    let own = ownOutputs()
    guard !own.isEmpty else {
      return Compilation(diagnostics: [.nothingToCompute(at: end)])
    }
    guard !options.outputs.isEmpty else { return Compilation(program: graph(of: own)) }
    let whole = graph(of: own)
    var chosen: [(name: String, reference: ScalarGraphBuilder.Reference)] = []
    for name in options.outputs {
      guard let reference = variable(name) ?? vertex(name, of: own) else {
        return Compilation(diagnostics: [.noSuchVariable(name, at: end, known: known(whole))])
      }
      chosen.append((name, reference))
    }
    return Compilation(program: graph(of: chosen))
  }

  private func known(_ whole: NamedGraph) -> [String] {
    whole.names.filter { !$0.isEmpty } + whole.outputs.map(\.name)
  }

  /// The outputs that the program names, or its last definition.
  private func ownOutputs() -> [(name: String, reference: ScalarGraphBuilder.Reference)] {
    var slots = resolution.outputs
    if slots.isEmpty {
      let last = tree.statements.indices.last { index in
        guard case .slot(let slot) = resolution.introduced[index] else { return false }
        return resolution.slots[slot].kind == .global
      }
      if let last, case .slot(let slot) = resolution.introduced[last] { slots = [slot] }
    }
    return slots.compactMap { slot in
      reference(of: slot).map { (tree.names[resolution.slots[slot].name], $0) }
    }
  }

  private func reference(of slot: Int) -> ScalarGraphBuilder.Reference? {
    lowering.bindings[slot]?.reference
  }

  /// The last value of a variable of the whole program.
  private func variable(_ name: String) -> ScalarGraphBuilder.Reference? {
    guard let id = tree.names.find(name) else { return nil }
    let slot = resolution.slots.firstIndex { slot in
      slot.name == id && slot.kind != .local && slot.kind != .parameter && slot.kind != .index
    }
    return slot.flatMap(reference(of:))
  }

  /// The vertex that bears this name in the graph of the program's own outputs.
  private func vertex(
    _ name: String, of outputs: [(name: String, reference: ScalarGraphBuilder.Reference)]
  ) -> ScalarGraphBuilder.Reference? {
    let numbering = lowering.builder.graph(of: outputs.map(\.reference))
    let names = lowering.naming.names(in: numbering).names
    return names.firstIndex(of: name).flatMap { numbering.reference(of: NodeID($0)) }
  }

  private func graph(of outputs: [(name: String, reference: ScalarGraphBuilder.Reference)])
    -> NamedGraph
  {
    let numbering = lowering.builder.graph(of: outputs.map(\.reference))
    let nodes = outputs.map { numbering[$0.reference] }
    var kept: [NodeID: String] = [:]
    var named: [NamedGraph.Output] = []
    for (output, node) in zip(outputs, nodes) {
      guard let node else { continue }
      named.append(NamedGraph.Output(name: output.name, node: node))
      if !options.outputs.isEmpty, output.name.hasPrefix("u") { kept[node] = output.name }
    }
    let (names, aliases) = lowering.naming.names(in: numbering, keeping: kept)
    return NamedGraph(
      graph: numbering.graph, names: names, aliases: aliases, outputs: named, defaults: defaults,
      title: tree.title)
  }
}
