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
    -> (values: [(name: String, value: Double)], diagnostics: [Diagnostic])
  {
    var parsed = SyntaxTree.parseBindings(source, operators: OperatorTable.catalogue.table)
    guard parsed.diagnostics.isEmpty else { return ([], parsed.diagnostics) }
    parsed.tree.internBareNames()
    let tree = parsed.tree
    var resolver = Resolver(tree)
    resolver.resolve()
    guard resolver.diagnostics.isEmpty else { return ([], resolver.diagnostics.listed) }
    var lowering = Lowering(tree, resolver.resolution, sharing: false)
    var values: [(name: String, value: Double)] = []
    for statement in tree.statements {
      guard case .input(let name) = statement.kind, let expression = statement.value,
        let value = lowering.number(expression, for: tree.names[name])
      else { continue }
      values.append((tree.names[name], value))
    }
    return (lowering.diagnostics.isEmpty ? values : [], lowering.diagnostics.listed)
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
    let bound = SizeBound.operations(in: tree, resolution, sizes: sizes)
    if lowering.diagnostics.isEmpty, bound > Double(Lowering.limit) { return tooLarge(bound) }
    bindInputs()
    if lowering.isTooLarge { return tooLarge(nil) }
    guard lowering.diagnostics.isEmpty else {
      return Compilation(diagnostics: lowering.diagnostics.listed)
    }
    lowering.run()
    if lowering.isTooLarge { return tooLarge(nil) }
    guard lowering.diagnostics.isEmpty else {
      return Compilation(diagnostics: lowering.diagnostics.listed)
    }
    return program()
  }

  private func tooLarge(_ count: Double?) -> Compilation {
    Compilation(diagnostics: [.tooLarge(count, at: end)], exceedsLimit: true)
  }
}

// MARK: Before the run

extension Compiler {
  /// Binds sizes and data in the order in which they stand.
  private mutating func bindKnownNames() {
    for name in options.sizes.keys.sorted() where !isSize(name) {
      lowering.diagnostics.append(.noSuchSize(name, at: end))
    }
    for (index, statement) in tree.statements.enumerated() {
      guard case .slot(let slot) = resolution.introduced[index] else { continue }
      switch statement.kind {
      case .size(let name):
        bind(size: name, slot, statement)
      case .data(let name):
        bind(data: tree.names[name], slot, statement)
      case .input, .definition, .bare, .function, .loop, .output: break
      }
    }
  }

  private func isSize(_ name: String) -> Bool {
    guard let id = tree.names.find(name) else { return false }
    return tree.statements.contains { $0.kind == .size(id) }
  }

  private mutating func bind(size id: NameID, _ slot: Int, _ statement: Statement) {
    let name = tree.names[id]
    if let given = options.sizes.first(where: { tree.names.find($0.key) == id })?.value {
      guard given.magnitude <= 1 << 53 else {
        lowering.diagnostics.append(.notAWholeNumber(name, at: statement.span))
        return
      }
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
  private typealias Output = (name: String, reference: ScalarGraphBuilder.Reference)

  private mutating func program() -> Compilation {
    let own = ownOutputs()
    guard !own.isEmpty else {
      return Compilation(diagnostics: [.nothingToCompute(at: end)])
    }
    guard !options.outputs.isEmpty else { return Compilation(program: graph(of: own)) }
    let whole = lowering.builder.graph(of: own.map(\.reference))
    let names = lowering.naming.names(in: whole).names
    var chosen: [Output] = []
    for name in options.outputs {
      guard let output = variable(name) ?? vertex(name, in: whole, names) else {
        let known = names.filter { !$0.isEmpty } + own.map(\.name)
        return Compilation(diagnostics: [.noSuchVariable(name, at: end, known: known)])
      }
      if !chosen.contains(where: { $0.name == output.name }) { chosen.append(output) }
    }
    return Compilation(program: graph(of: chosen))
  }

  /// The outputs that the program names, or its last definition.
  private mutating func ownOutputs() -> [Output] {
    var slots = resolution.outputs
    if slots.isEmpty {
      let last = tree.statements.indices.last { index in
        guard case .slot(let slot) = resolution.introduced[index] else { return false }
        return resolution.slots[slot].kind == .global
      }
      if let last, case .slot(let slot) = resolution.introduced[last] { slots = [slot] }
    }
    return slots.compactMap { output(of: $0) }
  }

  /// The last value of a variable; a size becomes a constant of its name.
  private mutating func output(of slot: Int) -> Output? {
    guard let value = lowering.bindings[slot] else { return nil }
    let name = tree.names[resolution.slots[slot].name]
    if let reference = value.reference { return (name, reference) }
    let constant = lowering.builder.constant(Double(value.integer ?? 0))
    lowering.naming.name(constant, slot: slot)
    return (name, constant)
  }

  /// The last value of a variable of the whole program.
  private mutating func variable(_ name: String) -> Output? {
    guard let id = tree.names.find(name) else { return nil }
    let slot = resolution.slots.firstIndex { slot in
      slot.name == id && slot.kind != .local && slot.kind != .parameter && slot.kind != .index
    }
    return slot.flatMap { output(of: $0) }
  }

  /// The vertex that bears this name in the graph of the program's own outputs.
  private func vertex(
    _ name: String, in whole: ScalarGraphBuilder.Numbering, _ names: [String]
  ) -> Output? {
    let key = NameTable.canonical(name)
    let place =
      names.firstIndex { $0 == name } ?? names.firstIndex { NameTable.canonical($0) == key }
    guard let place, let reference = whole.reference(of: NodeID(place)) else { return nil }
    return (names[place], reference)
  }

  private func graph(of outputs: [Output]) -> NamedGraph {
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
