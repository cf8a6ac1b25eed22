import ChainruleCalculus
import ChainruleLanguage

extension Lowering {
  /// A fold under way, about to join the term of `next` to what has been accumulated.
  struct FoldState {
    let node: Int
    let fold: Builtin.Fold
    let index: Int
    let first: Int
    let last: Int
    var next: Int
    var accumulated: Value?
  }
}

// MARK: Conditionals

extension Lowering {
  /// A condition that is known now chooses its branch; otherwise both are evaluated.
  mutating func decide(_ node: Int) -> Int {
    let operands = tree.operands(of: ExpressionID(node))
    let known = values.last.flatMap { value in
      value.integer.map(Double.init)
        ?? value.reference.flatMap { $0.kind == .constant ? builder.value(of: $0) : nil }
    }
    decisions.append(known != nil)
    guard let known else { return Int(operands[0].index) + 1 }
    values.removeLast()
    return Int(tree[operands[known != 0 ? 1 : 2]].firstDescendant.index)
  }

  /// Joins both branches; the value of a decided conditional is that of its only one.
  mutating func select() {
    guard decisions.popLast() == false else { return }
    applyElementary(.selection, arity: 3)
  }
}

// MARK: Folds

extension Lowering {
  /// Starts a fold whose bounds are on the stack: the first node of its body, or the fold itself
  /// with its value on the stack where there is nothing to run over.
  mutating func begin(_ node: Int) -> Int {
    guard case .fold(let name, _) = tree.expressions[node].kind,
      case .slot(let index) = resolution.references[node],
      let fold = Builtin.Fold(named: tree.names[name])
    else { return node }
    let operands = tree.operands(of: ExpressionID(node))
    let upper = values.removeLast()
    let lower = values.removeLast()
    guard let first = lower.integer, let last = upper.integer else {
      let wrong = lower.integer == nil ? operands[0] : operands[1]
      diagnostics.append(.notAWholeNumber("a bound", at: tree[wrong].span))
      values.append(Value(integer: 0))
      return node
    }
    guard first <= last else {
      if fold.empty == nil {
        diagnostics.append(.emptyFold("\(fold)", at: tree.expressions[node].span))
      }
      values.append(Value(integer: fold.empty ?? 0))
      return node
    }
    folds.append(
      FoldState(
        node: node, fold: fold, index: index, first: first, last: last, next: first + 1))
    bindings[index] = Value(integer: first)
    return Int(tree[operands[2]].firstDescendant.index)
  }

  /// Joins the term just evaluated to those before it; the first node of the body where there is a
  /// next, else nil with the value of the fold on the stack.
  mutating func nextPass(at node: Int) -> Int? {
    guard var state = folds.last, state.node == node else { return nil }
    folds.removeLast()
    passes += 1
    if let accumulated = state.accumulated {
      let term = values.removeLast()
      values.append(accumulated)
      values.append(term)
      applyElementary(state.fold.operation, arity: 2)
    }
    state.accumulated = values.removeLast()
    // Another pass over a mistake would only find it again.
    if state.next <= state.last, diagnostics.isEmpty {
      bindings[state.index] = Value(integer: state.next)
      state.next += 1
      folds.append(state)
      let body = tree.operands(of: ExpressionID(node))[2]
      return Int(tree[body].firstDescendant.index)
    }
    values.append(state.accumulated ?? Value(integer: 0))
    if state.fold == .mean {
      values.append(Value(integer: state.last - state.first + 1))
      applyElementary(.division, arity: 2)
    }
    return nil
  }
}

// MARK: Calls

extension Lowering {
  func calledFunction(at node: Int) -> Int? {
    guard case .function(let function) = resolution.references[node],
      case .call = tree.expressions[node].kind
    else { return nil }
    return function
  }

  /// Binds the parameters of a function to the values on the stack and sets out to run it.
  mutating func enter(_ index: Int, at node: Int) {
    let function = resolution.functions[index]
    guard case .call(let name, let arity) = tree.expressions[node].kind else { return }
    let arguments = Array(values.suffix(Int(arity)))
    values.removeLast(Int(arity))
    guard arguments.count == function.parameters.count else {
      diagnostics.append(
        .wrongArity(
          tree.names[name], at: tree.expressions[node].span,
          expected: function.parameters.count, found: Int(arity)))
      values.append(Value(integer: 0))
      return
    }
    for (slot, argument) in zip(function.parameters, arguments) { bindings[slot] = argument }
    let statement = tree.statements[function.statement]
    frames.append(.leave(function: index, mark: builder.operationCount))
    if let value = statement.value { push(value) }
    frames.append(.block(next: function.statement + 1, end: Int(statement.end)))
  }

  /// The result of a call bears the name of the function, if the call made it and nothing else
  /// names it at once.
  mutating func leave(_ function: Int, mark: Int) {
    passes += 1
    guard let reference = values.last?.reference, reference.kind == .operation,
      reference.index >= mark, !isNamedNext
    else { return }
    if isNew(reference, since: mark) {
      naming.name(reference, function: function)
    } else if !builder.sharing {
      let copy = builder.apply(.identity, to: reference)
      naming.name(copy, function: function)
      values[values.count - 1] = Value(copy)
    }
  }

  /// Whether the value on the stack is all that a definition or function is made of.
  private var isNamedNext: Bool {
    guard frames.count >= 2, case .resume(let call, let root)? = frames.last, call == root
    else { return false }
    switch frames[frames.count - 2] {
    case .define, .leave: return true
    case .block, .loop, .expression, .resume: return false
    }
  }
}
