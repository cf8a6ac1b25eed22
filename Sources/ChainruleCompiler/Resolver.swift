import ChainruleLanguage

/// Finds what every name of a program refers to, in one pass over its statements.
struct Resolver {
  let tree: SyntaxTree
  var resolution = Resolution()
  var diagnostics = Mistakes()

  /// For each name, the slot it refers to at this point of the program, or -1.
  private var visible: [Int]
  /// For each name, the function it refers to at this point of the program, or -1.
  private var functions: [Int]
  /// What to restore when a scope ends.
  private var shadowed: [(name: Int, slot: Int)] = []
  private var scopes: [Scope] = []
  private let census: NameCensus

  private struct Scope {
    enum Kind {
      case loop
      /// A function that is called, as this entry of `functions`.
      case function(Int)
      /// A function that is never called: a definition.
      case definition
    }

    let kind: Kind
    let statement: Int
    let end: Int
    let mark: Int
  }

  init(_ tree: SyntaxTree) {
    self.tree = tree
    visible = [Int](repeating: -1, count: tree.names.spellings.count)
    functions = visible
    census = NameCensus(tree)
    resolution.references = ReferenceTable(count: tree.expressions.count)
    resolution.introduced = ReferenceTable(count: tree.statements.count)
  }

  mutating func resolve() {
    var index = 0
    while index < tree.statements.count {
      closeScopes(endingAt: index)
      index = resolve(statement: index)
    }
    closeScopes(endingAt: tree.statements.count)
    resolution.inputs.sort {
      resolution.slots[$0].span.start < resolution.slots[$1].span.start
    }
    resolveOutputs()
  }
}

// MARK: Statements

extension Resolver {
  /// Resolves a statement without its body; returns the statement to go on with.
  private mutating func resolve(statement index: Int) -> Int {
    let statement = tree.statements[index]
    if !scopes.isEmpty, let word = statement.kind.topLevelWord {
      diagnostics.append(.onlyAtTop(word, at: statement.span))
      return Int(statement.end)
    }
    switch statement.kind {
    case .input(let name):
      introduce(name, .input, at: index)
    case .data(let name):
      introduce(name, .data, at: index)
    case .size(let name):
      introduce(name, .size, at: index)
    case .definition(let name):
      if let value = statement.value { resolve(expression: value) }
      define(name, at: index)
    case .bare:
      if let value = statement.value { resolve(expression: value) }
      let slot = addSlot(
        Slot(name: census.nameOfBareExpression, kind: .global, span: statement.nameSpan))
      visible[Int(census.nameOfBareExpression.index)] = slot
      resolution.introduced[index] = .slot(slot)
    case .function(let name, let parameters):
      open(function: name, parameters, at: index)
    case .loop(let name):
      open(loop: name, at: index)
    case .output: break
    }
    return index + 1
  }

  private mutating func introduce(_ name: NameID, _ kind: Slot.Kind, at index: Int) {
    let statement = tree.statements[index]
    if let shape = statement.shape { resolve(shape: shape) }
    if let value = statement.value { resolve(expression: value) }
    let slot = declare(name, kind, at: statement.nameSpan)
    resolution.introduced[index] = .slot(slot)
    if kind == .input { resolution.inputs.append(slot) }
  }

  /// `name = …`: a new variable, or the next value of one from outside the loop.
  private mutating func define(_ name: NameID, at index: Int) {
    let span = tree.statements[index].nameSpan
    if let known = redefinable(name) {
      switch resolution.slots[known].kind {
      case .global, .local, .parameter:
        resolution.slots[known].isRedefined = true
        resolution.introduced[index] = .slot(known)
      case .input, .data, .size, .index:
        diagnostics.append(
          .keepsItsValue(spelling(name), resolution.slots[known], at: span))
      }
      return
    }
    let kind: Slot.Kind = scopes.isEmpty ? .global : .local
    resolution.introduced[index] = .slot(declare(name, kind, at: span))
  }

  /// The slot that a definition inside a loop gives its next value: one from outside the innermost
  /// loop and inside the function that the loop is in.
  private func redefinable(_ name: NameID) -> Int? {
    let slot = visible[Int(name.index)]
    guard slot >= 0, case .loop? = scopes.last?.kind else { return nil }
    let depth = resolution.slots[slot].depth
    if depth == scopes.count { return resolution.slots[slot].kind == .index ? slot : nil }
    let function = scopes.lastIndex {
      if case .loop = $0.kind { false } else { true }
    }
    return depth > (function ?? -1) ? slot : nil
  }

  private mutating func open(loop name: NameID, at index: Int) {
    let statement = tree.statements[index]
    if let bounds = statement.value { resolve(expression: bounds) }
    scopes.append(
      Scope(kind: .loop, statement: index, end: Int(statement.end), mark: shadowed.count))
    let slot = declare(name, .index, at: statement.nameSpan)
    resolution.bounds[slot] = statement.value.flatMap(boundsOfRange)
    resolution.introduced[index] = .slot(slot)
  }

  private mutating func open(function name: NameID, _ parameters: Range<UInt32>, at index: Int) {
    let statement = tree.statements[index]
    let list = tree.parameters[Int(parameters.lowerBound)..<Int(parameters.upperBound)]
    let mark = shadowed.count
    guard census.isCalled(name) else {
      for parameter in list where variable(parameter.name, at: parameter.span) == nil {
        diagnostics.explain(
          parameter.span,
          "\(spelling(name)) is never called, so it is a variable and its list says what it "
            + "depends on; call it, or list variables that are defined before it")
      }
      scopes.append(
        Scope(kind: .definition, statement: index, end: Int(statement.end), mark: mark))
      return
    }
    scopes.append(
      Scope(
        kind: .function(resolution.functions.count), statement: index, end: Int(statement.end),
        mark: mark))
    let slots = list.map { declare($0.name, .parameter, at: $0.span) }
    resolution.introduced[index] = .function(resolution.functions.count)
    resolution.functions.append(Function(name: name, statement: index, parameters: slots))
  }

  private mutating func closeScopes(endingAt index: Int) {
    while let scope = scopes.last, scope.end <= index {
      let statement = tree.statements[scope.statement]
      if case .loop = scope.kind {
      } else if let value = statement.value {
        resolve(expression: value)
      }
      for (name, slot) in shadowed[scope.mark...].reversed() { visible[name] = slot }
      shadowed.removeSubrange(scope.mark...)
      scopes.removeLast()
      guard case .function(let name, _) = statement.kind else { continue }
      switch scope.kind {
      case .loop: break
      case .function(let function):
        if functions[Int(name.index)] >= 0 || visible[Int(name.index)] >= 0 {
          diagnostics.append(.definedTwice(spelling(name), at: statement.nameSpan, first: nil))
        }
        functions[Int(name.index)] = function
      case .definition:
        let slot = declare(name, .global, at: statement.nameSpan)
        resolution.introduced[scope.statement] = .slot(slot)
      }
    }
  }

  private mutating func resolveOutputs() {
    var spans: [Int: Span] = [:]
    for statement in tree.statements {
      guard case .output(let name) = statement.kind else { continue }
      let slot = visible[Int(name.index)]
      guard slot >= 0 else {
        diagnostics.append(unknown(name, at: statement.nameSpan))
        continue
      }
      if let first = spans[slot] {
        diagnostics.append(.outputTwice(spelling(name), at: statement.nameSpan, first: first))
      }
      spans[slot] = statement.nameSpan
      resolution.outputs.append(slot)
    }
  }
}

// MARK: Names

extension Resolver {
  func spelling(_ name: NameID) -> String { tree.names[name] }

  private mutating func addSlot(_ slot: Slot) -> Int {
    resolution.slots.append(slot)
    return resolution.slots.count - 1
  }

  /// Makes a new variable visible until its scope ends.
  private mutating func declare(_ name: NameID, _ kind: Slot.Kind, at span: Span) -> Int {
    let known = visible[Int(name.index)]
    if kind != .parameter, kind != .index, known >= 0,
      resolution.slots[known].depth == scopes.count
    {
      diagnostics.append(
        .definedTwice(spelling(name), at: span, first: resolution.slots[known].span))
    }
    if functions[Int(name.index)] >= 0, scopes.isEmpty {
      diagnostics.append(.definedTwice(spelling(name), at: span, first: nil))
    }
    let slot = addSlot(Slot(name: name, kind: kind, span: span, depth: scopes.count))
    if !scopes.isEmpty { shadowed.append((Int(name.index), known)) }
    visible[Int(name.index)] = slot
    return slot
  }

  /// The slot of a variable; in a program without inputs a name never defined becomes one.
  private mutating func variable(_ name: NameID, at span: Span) -> Int? {
    let known = visible[Int(name.index)]
    if known >= 0 {
      // An expression is read from its end, so an input may occur before where it was found.
      if resolution.slots[known].kind == .input, span.start < resolution.slots[known].span.start {
        resolution.slots[known].span = span
      }
      return known
    }
    if census.hasInputs || census.isDefined(name) || functions[Int(name.index)] >= 0 {
      diagnostics.append(unknown(name, at: span))
      return nil
    }
    if Builtin.functions[spelling(name)] != nil {
      diagnostics.append(.functionWithoutArguments(spelling(name), at: span))
      return nil
    }
    let slot = addSlot(Slot(name: name, kind: .input, span: span))
    visible[Int(name.index)] = slot
    resolution.inputs.append(slot)
    return slot
  }

  private func unknown(_ name: NameID, at span: Span) -> Diagnostic {
    let spelling = spelling(name)
    if functions[Int(name.index)] >= 0 || census.isCalled(name) {
      return .functionWithoutArguments(spelling, at: span)
    }
    if let definition = census.definition(of: name) {
      return .usedBeforeDefinition(spelling, at: span, definition: definition)
    }
    if Builtin.functions[spelling] != nil {
      return .functionWithoutArguments(spelling, at: span)
    }
    return .unknownName(spelling, at: span, known: knownNames(visible))
  }
}

// MARK: Expressions

extension Resolver {
  private func boundsOfRange(_ range: ExpressionID) -> (lower: ExpressionID, upper: ExpressionID)? {
    guard case .range = tree[range].kind else { return nil }
    let operands = tree.operands(of: range)
    return (operands[0], operands[1])
  }

  /// A shape is a word or a call of one; only its sizes are names.
  private mutating func resolve(shape: ExpressionID) {
    guard case .call = tree[shape].kind else { return }
    for operand in tree.operands(of: shape) { resolve(expression: operand) }
  }

  /// Parents come before their operands here, so that an index is known inside its body.
  private mutating func resolve(expression root: ExpressionID) {
    var binders: [(first: Int, name: Int, hidden: Int)] = []
    let first = Int(tree[root].firstDescendant.index)
    for index in stride(from: Int(root.index), through: first, by: -1) {
      while let binder = binders.last, index < binder.first {
        visible[binder.name] = binder.hidden
        binders.removeLast()
      }
      let node = tree.expressions[index]
      switch node.kind {
      case .name(let name):
        resolve(name: name, at: index)
      case .call(let name, _):
        resolve(call: name, at: index)
      case .fold(let name, let variable):
        resolve(call: name, at: index)
        binders.append(bind(variable, at: index))
      case .comprehension(let variable):
        binders.append(bind(variable, at: index))
      case .conditional:
        let operands = tree.operands(of: ExpressionID(index))
        resolution.controls[Int(operands[0].index)] = .condition(of: index)
        resolution.controls[Int(operands[1].index)] = .thenBranch(of: index)
      case .number, .prefix, .infix, .postfix, .list, .subscripted, .range, .everything, .table,
        .missing:
        break
      }
    }
    for binder in binders.reversed() { visible[binder.name] = binder.hidden }
  }

  private mutating func bind(_ name: NameID, at index: Int)
    -> (first: Int, name: Int, hidden: Int)
  {
    let operands = tree.operands(of: ExpressionID(index))
    let anchor = Int(tree.expressions[index].anchor)
    let slot = addSlot(Slot(name: name, kind: .index, span: Span(anchor, anchor + 1)))
    resolution.bounds[slot] = (operands[0], operands[1])
    resolution.references[index] = .slot(slot)
    resolution.controls[Int(operands[1].index)] = .bounds(of: index)
    let hidden = visible[Int(name.index)]
    visible[Int(name.index)] = slot
    return (Int(tree[operands[2]].firstDescendant.index), Int(name.index), hidden)
  }

  private mutating func resolve(name: NameID, at index: Int) {
    let span = tree.expressions[index].span
    if visible[Int(name.index)] < 0, functions[Int(name.index)] < 0, !census.isGlobal(name),
      let value = Builtin.constants[spelling(name)]
    {
      resolution.references[index] = .builtin(.constant(value))
    } else if let slot = variable(name, at: span) {
      resolution.references[index] = .slot(slot)
    }
  }

  private mutating func resolve(call name: NameID, at index: Int) {
    let node = tree.expressions[index]
    if functions[Int(name.index)] >= 0 {
      if case .fold = node.kind {
        diagnostics.append(.cannotRunOverIndex(spelling(name), at: node.span))
      }
      resolution.references[index] = .function(functions[Int(name.index)])
    } else if visible[Int(name.index)] >= 0 || census.isGlobalVariable(name) {
      diagnostics.append(
        .variableCalled(spelling(name), at: node.span, name: node.nameSpan(spelling(name))))
    } else if census.isFunction(name) {
      diagnostics.append(
        .usedBeforeDefinition(
          spelling(name), at: node.nameSpan(spelling(name)),
          definition: census.definition(of: name) ?? node.span))
    } else if let builtin = Builtin.functions[spelling(name)] {
      if case .fold = node.kind, Builtin.Fold(named: spelling(name)) == nil {
        diagnostics.append(.cannotRunOverIndex(spelling(name), at: node.span))
      }
      resolution.references[index] = .builtin(builtin)
    } else {
      diagnostics.append(
        .unknownFunction(
          spelling(name), at: node.nameSpan(spelling(name)),
          known: Builtin.functions.keys.sorted() + knownNames(functions)))
    }
  }

  /// The names that a table has an entry for; none once there are more mistakes than are shown.
  private func knownNames(_ table: [Int]) -> [String] {
    guard !diagnostics.isFull else { return [] }
    return table.indices.filter { table[$0] >= 0 }.map { tree.names.spellings[$0] }
  }
}
