import ChainruleCalculus
import ChainruleLanguage

/// One run from a resolved tree to a graph.
struct Compiler {
  let tree: SyntaxTree
  let resolution: Resolution
  let options: Compilation.Options
  let end: Span
  var lowering: Lowering
  var inputs: [Variable] = []
  var defaults: [Double?] = []
  /// The names of data without values, and of those that the point has filled.
  var openData: [String] = []
  var filledData: [String] = []
  private var sizes: [Int: Int] = [:]
  /// Whether a size has no value, because of a mistake.
  private var hasOpenSize = false
  /// How many operations the program has at least, where they are too many.
  private var bound: Double?

  init(
    _ tree: SyntaxTree, _ resolution: Resolution, _ options: Compilation.Options, end: Span
  ) {
    self.tree = tree
    self.resolution = resolution
    self.options = options
    self.end = end
    lowering = Lowering(
      tree, resolution, sharing: options.sharing, readFile: options.readFile)
  }

  mutating func compile() -> Compilation {
    bindKnownNames()
    if let bound { return tooLarge(bound) }
    guard lowering.diagnostics.isEmpty, !lowering.isTooLarge else { return refused }
    lowering.run()
    guard lowering.diagnostics.isEmpty, !lowering.isTooLarge else { return refused }
    return program()
  }

  private var refused: Compilation {
    if lowering.isTooLarge { return tooLarge(nil) }
    if let (file, error) = lowering.wrongFile {
      return Compilation(diagnostics: [Diagnostic(error)], in: file)
    }
    return Compilation(
      diagnostics: lowering.diagnostics.listed,
      lowering.missesFile ? .missingFile : .mistakes)
  }

  private func tooLarge(_ count: Double?) -> Compilation {
    Compilation(diagnostics: [.tooLarge(count, at: end)], .tooLarge)
  }
}

// MARK: Sizes, data and inputs

extension Compiler {
  /// Binds sizes, data and inputs in the order in which they stand.
  private mutating func bindKnownNames() {
    for name in options.sizes.keys.sorted() where !isSize(name) {
      lowering.diagnostics.append(.noSuchSize(name))
    }
    bindImpliedInputs()
    var measured: [Int: Int]?
    for (index, statement) in tree.statements.enumerated() {
      guard case .slot(let slot) = resolution.introduced[index] else { continue }
      // Before a default value is computed, which may be long, what is known tells how long.
      if case .input = statement.kind, measured != sizes {
        measured = sizes
        measureSize()
        if bound != nil { return }
      }
      switch statement.kind {
      case .size(let name): bind(size: name, slot, statement)
      case .data(let name): bind(data: tree.names[name], slot, statement)
      case .input(let name): bind(input: tree.names[name], slot, statement)
      case .definition, .bare, .function, .loop, .output: break
      }
    }
    if measured != sizes { measureSize() }
  }

  /// Notes how many operations the program has, where they are too many.
  private mutating func measureSize() {
    let count = SizeBound.operations(in: tree, resolution, sizes: sizes)
    if count > Double(Lowering.limit) { bound = count }
  }

  private func isSize(_ name: String) -> Bool {
    guard let id = tree.names.find(name) else { return false }
    return tree.statements.contains { $0.kind == .size(id) }
  }

  private mutating func bind(size id: NameID, _ slot: Int, _ statement: Statement) {
    let name = tree.names[id]
    var value: Int?
    if let given = options.sizes.first(where: { tree.names.find($0.key) == id })?.value {
      guard given.magnitude <= 1 << 53 else {
        lowering.diagnostics.append(.notAWholeNumber(name, at: statement.span))
        return
      }
      value = given
    } else if let expression = statement.value {
      value = lowering.wholeNumber(expression, for: name)
    } else {
      lowering.diagnostics.append(
        .withoutValue("size", name, at: statement.span, help: "write size \(name) = 10"))
    }
    lowering.bindings[slot] = value.map(Value.integer)
    sizes[slot] = value
    if value == nil { hasOpenSize = true }
  }

  private mutating func bind(data name: String, _ slot: Int, _ statement: Statement) {
    let declared = statement.shape.flatMap { declaredShape($0) }
    guard let expression = statement.value else {
      return bind(openData: name, slot, declared, statement)
    }
    guard var value = lowering.constant(expression, for: name) else { return }
    var found = lowering.shape(of: value)
    if let declared, declared != found, declared.holds(found), isTable(expression) {
      let elements = lowering.shaped(value).elements
      value = lowering.constantArray(ShapedArray(declared, elements))
      found = declared
    }
    if let declared, declared != found {
      lowering.diagnostics.append(
        .notThatShape(name, declared: declared, found: found, at: tree[expression].span))
    }
    bind(data: value, slot)
  }

  /// Whether an expression is the table of a file, whose one row or column may stand for any line
  /// of numbers.
  private func isTable(_ expression: ExpressionID) -> Bool {
    if case .table = tree[expression].kind { true } else { false }
  }

  private mutating func bind(data value: Value, _ slot: Int) {
    let label = lowering.naming.label(slot: slot)
    if case .array(let array) = value {
      lowering.bindings[slot] = .array(
        lowering.named(array: array, label, since: Lowering.Mark(operations: 0, arrays: 0)))
    } else {
      lowering.bindings[slot] = lowering.named(value, label, since: lowering.mark)
    }
  }

  /// Data that the program only declares: the point gives their numbers, or they have none.
  private mutating func bind(
    openData name: String, _ slot: Int, _ declared: Shape?, _ statement: Statement
  ) {
    if let given = point(name) {
      guard declared?.holds(given.shape) ?? true else {
        lowering.diagnostics.append(
          .notThatShape(name, declared: declared ?? .scalar, found: given.shape, at: statement.span)
        )
        return
      }
      filledData.append(name)
      bind(data: lowering.data(ShapedArray(declared ?? given.shape, given.elements)), slot)
    } else if let declared {
      bind(name, slot, declared, values: nil)
      openData.append(name)
    } else if statement.shape == nil {
      lowering.diagnostics.append(
        .withoutValue(
          "data", name, at: statement.span,
          help: "write data \(name) = 1.5, or its shape: data \(name): vector(3)"))
    }
  }

  /// Inputs that the program only uses; a point may give them a shape.
  private mutating func bindImpliedInputs() {
    let stated = tree.statements.contains { if case .input = $0.kind { true } else { false } }
    guard !stated else { return }
    for slot in resolution.inputs {
      let name = tree.names[resolution.slots[slot].name]
      bind(name, slot, point(name)?.shape ?? .scalar, values: nil)
    }
  }

  private func point(_ name: String) -> ShapedArray<Double>? {
    let key = NameTable.canonical(name)
    return options.point.first { NameTable.canonical($0.key) == key }?.value
  }

  private mutating func bind(input name: String, _ slot: Int, _ statement: Statement) {
    let declared = statement.shape.flatMap { declaredShape($0) }
    var values = statement.value.flatMap { lowering.numbers($0, for: name) }
    if let declared, let numbers = values, let expression = statement.value,
      declared.holds(numbers.shape), isTable(expression)
    {
      values = ShapedArray(declared, numbers.elements)
    }
    if let declared, let values, let expression = statement.value, declared != values.shape {
      lowering.diagnostics.append(
        .notThatShape(name, declared: declared, found: values.shape, at: tree[expression].span))
    }
    let shape = declared ?? values?.shape ?? point(name)?.shape ?? .scalar
    bind(name, slot, shape, values: values)
  }

  private mutating func bind(
    _ name: String, _ slot: Int, _ shape: Shape, values: ShapedArray<Double>?
  ) {
    guard shape.count <= Lowering.limit - defaults.count else {
      lowering.isTooLarge = true
      return
    }
    let first = defaults.count
    let elements = (0..<shape.count).map { _ in Value.node(lowering.builder.input()) }
    inputs.append(
      Variable(name: name, shape: shape, nodes: elements.indices.map { NodeID(first + $0) }))
    if let values, values.shape == shape {
      defaults += values.elements.map(Optional.some)
    } else {
      defaults += [Double?](repeating: nil, count: shape.count)
    }
    lowering.bindings[slot] =
      shape.isScalar
      ? elements[0] : lowering.constantArray(ShapedArray(shape, elements))
  }

  /// A shape as it is declared: `vector(3)`.
  private mutating func declaredShape(_ expression: ExpressionID) -> Shape? {
    let operands = tree.operands(of: expression)
    let word: String
    switch tree[expression].kind {
    case .name(let name), .call(let name, _): word = tree.names[name]
    case _: word = ""
    }
    var sizes: [Int] = []
    for operand in operands {
      let known = lowering.diagnostics
      guard let size = lowering.wholeNumber(operand, for: "a size") else {
        // What follows from a size without a value is no mistake of its own.
        if hasOpenSize { lowering.diagnostics = known }
        return nil
      }
      guard size >= 1 else {
        lowering.diagnostics.append(.emptyShape(at: tree[operand].span))
        return nil
      }
      sizes.append(size)
    }
    let count = sizes.reduce(1.0) { $0 * Double($1) }
    guard count <= Double(Lowering.limit) else {
      lowering.isTooLarge = true
      return nil
    }
    switch (word, sizes.count) {
    case ("scalar", 0): return .scalar
    case ("vector", 1): return .vector(sizes[0])
    case ("row", 1): return .row(sizes[0])
    case ("matrix", 2): return .matrix(rows: sizes[0], columns: sizes[1])
    case _:
      lowering.diagnostics.append(.notAShape(at: tree[expression].span))
      return nil
    }
  }
}
