import ChainruleCalculus
import ChainruleLanguage

extension Lowering {
  /// A fold under way, about to join the term of `next` to what has been accumulated.
  struct FoldState {
    let node: Int
    /// Nil for a vector of the terms.
    let fold: Builtin.Fold?
    let index: Int
    let first: Int
    let last: Int
    var next: Int
    var accumulated: Value?
    /// The terms of a vector; those of a fold are joined at once.
    var terms: [Value] = []
  }
}

// MARK: Conditionals

extension Lowering {
  /// A condition that is known now chooses its branch; otherwise both are evaluated.
  mutating func decide(_ node: Int) -> Int {
    let operands = tree.operands(of: ExpressionID(node))
    if case .array(let array)? = values.last {
      diagnostics.append(.conditionNotScalar(arrays[array].shape, at: tree[operands[0]].span))
      values[values.count - 1] = .integer(1)
    }
    let known = values.last.flatMap { number($0) }
    decisions.append(known != nil)
    guard let known else { return Int(operands[0].index) + 1 }
    values.removeLast()
    return Int(tree[operands[known != 0 ? 1 : 2]].firstDescendant.index)
  }

  /// Joins both branches; the value of a decided conditional is that of its only one.
  mutating func select(at node: Int) {
    guard decisions.popLast() == false else { return }
    applyElementary(.selection, arity: 3, at: node)
  }
}

// MARK: Folds

extension Lowering {
  /// Starts a fold or vector whose bounds are on the stack: the first node of its body, or the fold
  /// itself with its value on the stack where there is nothing to run over.
  mutating func begin(_ node: Int) -> Int {
    guard case .slot(let index) = resolution.references[node] else { return node }
    let operands = tree.operands(of: ExpressionID(node))
    let upper = values.removeLast()
    let lower = values.removeLast()
    let fold = fold(at: node)
    guard let first = integer(lower), let last = integer(upper) else {
      let wrong = integer(lower) == nil ? operands[0] : operands[1]
      diagnostics.append(.notAWholeNumber("a bound", at: tree[wrong].span))
      values.append(.nothing)
      return node
    }
    guard first <= last else {
      if fold?.empty == nil {
        diagnostics.append(
          .emptyFold(fold.map { "\($0)" } ?? "vector", at: tree.expressions[node].span))
      }
      values.append(.integer(fold?.empty ?? 0))
      return node
    }
    folds.append(
      FoldState(
        node: node, fold: fold, index: index, first: first, last: last, next: first + 1))
    bindings[index] = .integer(first)
    return Int(tree[operands[2]].firstDescendant.index)
  }

  private func fold(at node: Int) -> Builtin.Fold? {
    guard case .fold(let name, _) = tree.expressions[node].kind else { return nil }
    return Builtin.Fold(named: tree.names[name])
  }

  /// Joins the term just evaluated to those before it; the first node of the body where there is a
  /// next, else nil with the value of the fold on the stack.
  mutating func nextPass(at node: Int) -> Int? {
    guard var state = folds.last, state.node == node else { return nil }
    folds.removeLast()
    passes += 1
    if let fold = state.fold {
      if let accumulated = state.accumulated {
        let term = values.removeLast()
        values.append(accumulated)
        values.append(term)
        applyElementary(fold.operation, arity: 2, at: node)
      }
      state.accumulated = values.removeLast()
    } else {
      state.terms.append(values.removeLast())
    }
    // Another pass over a mistake would only find it again.
    if state.next <= state.last, diagnostics.isEmpty {
      bindings[state.index] = .integer(state.next)
      state.next += 1
      folds.append(state)
      let body = tree.operands(of: ExpressionID(node))[2]
      return Int(tree[body].firstDescendant.index)
    }
    guard let fold = state.fold else {
      values += state.terms
      applyList(state.terms.count, at: node)
      return nil
    }
    values.append(state.accumulated ?? .nothing)
    if fold == .mean {
      values.append(.integer(state.last - state.first + 1))
      applyElementary(.division, arity: 2, at: node)
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
      values.append(.nothing)
      return
    }
    for (slot, argument) in zip(function.parameters, arguments) { bindings[slot] = argument }
    let statement = tree.statements[function.statement]
    frames.append(.leave(function: index, mark))
    if let value = statement.value { push(value) }
    frames.append(.block(next: function.statement + 1, end: Int(statement.end)))
  }
}
