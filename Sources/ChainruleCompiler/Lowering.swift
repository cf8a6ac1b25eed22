import ChainruleCalculus
import ChainruleLanguage

/// Runs a program on references instead of numbers, which leaves its graph in a builder.
///
/// An expression is evaluated by walking its nodes in order with a stack of values: operands
/// precede operators. Only conditionals, folds and calls of functions leave that order; what is
/// then to be done is on a stack of frames, never on the stack of the machine.
struct Lowering {
  let tree: SyntaxTree
  let resolution: Resolution
  var builder: ScalarGraphBuilder
  var naming: Naming
  var diagnostics: [Diagnostic] = []
  /// For each slot, its value at this point of the run.
  var bindings: [Value?]
  var values: [Value] = []
  /// Set when the program turns out larger than the limit.
  private(set) var isTooLarge = false

  private var frames: [Frame] = []
  private var conditionals: [Conditional] = []
  private var folds: [FoldState] = []
  /// Passes of loops, which cost time even where they add no operation.
  private var passes = 0
  private let isControl: [Bool]

  static let limit = 50_000_000

  private enum Frame {
    /// Statements from `next` up to `end`.
    case block(next: Int, end: Int)
    /// A loop about to run for this value of its index.
    case loop(statement: Int, next: Int, last: Int)
    /// An expression from `node` up to its root.
    case expression(node: Int, root: Int)
    /// The statement whose value is on the stack; operations before the mark existed before it.
    case define(statement: Int, mark: Int)
    /// The end of a call.
    case leave(function: Int, mark: Int)
  }

  /// A conditional under way: where each of its branches is, and whether both are wanted.
  private struct Conditional {
    let node: Int
    let isDecided: Bool
  }

  private struct FoldState {
    let node: Int
    let fold: Builtin.Fold
    let index: Int
    let first: Int
    let last: Int
    var next: Int
    var accumulated: Value?
  }

  init(_ tree: SyntaxTree, _ resolution: Resolution, sharing: Bool) {
    self.tree = tree
    self.resolution = resolution
    builder = ScalarGraphBuilder(sharing: sharing)
    naming = Naming(tree, resolution)
    bindings = [Value?](repeating: nil, count: resolution.slots.count)
    var isControl = [Bool](
      repeating: false, count: resolution.controls.isEmpty ? 0 : tree.expressions.count)
    for node in resolution.controls.keys { isControl[node] = true }
    self.isControl = isControl
  }

  /// Runs the statements of the program.
  mutating func run() {
    frames = [.block(next: 0, end: tree.statements.count)]
    while let frame = frames.popLast() {
      isTooLarge = isTooLarge || builder.operationCount + passes > Self.limit
      if isTooLarge { return }
      switch frame {
      case .block(let next, let end):
        guard next < end else { break }
        frames.append(.block(next: Int(tree.statements[next].end), end: end))
        execute(statement: next)
      case .loop(let statement, let next, let last):
        guard next <= last, case .slot(let index) = resolution.introduced[statement] else { break }
        passes += 1
        bindings[index] = Value(integer: next)
        frames.append(.loop(statement: statement, next: next + 1, last: last))
        frames.append(.block(next: statement + 1, end: Int(tree.statements[statement].end)))
      case .expression(let node, let root):
        evaluate(from: node, to: root)
      case .define(let statement, let mark):
        if let value = values.popLast() { define(statement, value, mark: mark) }
      case .leave(let function, let mark):
        leave(function, mark: mark)
      }
    }
  }

  /// The value of a constant expression; nil, with a diagnostic, where it is none.
  mutating func constant(_ expression: ExpressionID, for name: String) -> Value? {
    let saved = (frames, conditionals, folds, values.count)
    frames = []
    evaluate(from: Int(tree[expression].firstDescendant.index), to: Int(expression.index))
    let isFinished = frames.isEmpty && values.count == saved.3 + 1
    let value = values.last
    (frames, conditionals, folds) = (saved.0, saved.1, saved.2)
    values.removeLast(max(0, values.count - saved.3))
    if isFinished, let value, value.reference?.kind ?? .constant == .constant { return value }
    diagnostics.append(.notConstant(name, at: tree[expression].span))
    return nil
  }
}

// MARK: Statements

extension Lowering {
  private mutating func execute(statement index: Int) {
    let statement = tree.statements[index]
    switch statement.kind {
    case .input, .data, .size, .output: break  // Bound before the run.
    case .definition, .bare:
      evaluateThenDefine(index)
    case .function:
      guard case .slot = resolution.introduced[index] else { break }
      evaluateThenDefine(index)
      frames.append(.block(next: index + 1, end: Int(statement.end)))
    case .loop:
      guard let range = statement.value, let (first, last) = bounds(of: range) else { break }
      frames.append(.loop(statement: index, next: first, last: last))
    }
  }

  private mutating func evaluateThenDefine(_ index: Int) {
    guard let root = tree.statements[index].value else { return }
    frames.append(.define(statement: index, mark: builder.operationCount))
    push(root)
  }

  private mutating func push(_ root: ExpressionID) {
    frames.append(
      .expression(node: Int(tree[root].firstDescendant.index), root: Int(root.index)))
  }

  private mutating func bounds(of range: ExpressionID) -> (Int, Int)? {
    guard case .range = tree[range].kind else { return nil }
    var found: [Int] = []
    for operand in tree.operands(of: range) {
      guard let value = constant(operand, for: "a bound") else { return nil }
      guard let integer = value.integer else {
        diagnostics.append(.notAWholeNumber("a bound", at: tree[operand].span))
        return nil
      }
      found.append(integer)
    }
    return (found[0], found[1])
  }

  private mutating func define(_ index: Int, _ value: Value, mark: Int) {
    guard case .slot(let slot) = resolution.introduced[index] else { return }
    bindings[slot] = named(value, slot, mark: mark)
  }

  /// The value under the name of a slot: the operation just made bears the name itself, a constant
  /// is given an identity of its own, and anything older is drawn once more as a copy.
  private mutating func named(_ value: Value, _ slot: Int, mark: Int) -> Value {
    let reference = self.reference(of: value)
    switch reference.kind {
    case .constant:
      let constant = builder.constant(builder.value(of: reference))
      naming.name(constant, slot: slot)
      return Value(constant, integer: value.integer)
    case .operation where reference.index >= mark:
      naming.name(reference, slot: slot)
      return value
    case .operation where builder.sharing:
      naming.alias(reference, slot: slot)
      return value
    case .input, .operation:
      let copy = builder.apply(.identity, to: reference)
      naming.name(copy, slot: slot)
      return Value(copy)
    }
  }
}

// MARK: Expressions

extension Lowering {
  /// The node of a value; a whole number becomes a constant.
  mutating func reference(of value: Value) -> ScalarGraphBuilder.Reference {
    if let reference = value.reference { return reference }
    return builder.literal(Double(value.integer ?? 0))
  }

  private mutating func evaluate(from start: Int, to root: Int) {
    var node = start
    while node <= root {
      if case .fold = tree.expressions[node].kind {
        node = nextPass(at: node)
        if builder.operationCount + passes > Self.limit {
          isTooLarge = true
          return
        }
        continue
      }
      if let function = calledFunction(at: node) {
        frames.append(.expression(node: node + 1, root: root))
        enter(function, at: node)
        return
      }
      apply(node)
      node = !isControl.isEmpty && isControl[node] ? follow(node) : node + 1
    }
  }

  /// Where evaluation goes on after a node that ends a condition, a branch or bounds.
  private mutating func follow(_ node: Int) -> Int {
    switch resolution.controls[node] {
    case .condition(let conditional): decide(conditional)
    case .thenBranch(let conditional):
      conditionals.last?.isDecided == true ? finish(conditional) : node + 1
    case .bounds(let fold): begin(fold)
    case nil: node + 1
    }
  }

  /// A condition that is known now chooses its branch; otherwise both are evaluated.
  private mutating func decide(_ node: Int) -> Int {
    let operands = tree.operands(of: ExpressionID(node))
    let known = values.last.flatMap { value in
      value.integer.map(Double.init)
        ?? value.reference.flatMap { $0.kind == .constant ? builder.value(of: $0) : nil }
    }
    conditionals.append(Conditional(node: node, isDecided: known != nil))
    guard let known else { return Int(operands[0].index) + 1 }
    values.removeLast()
    return Int(tree[operands[known != 0 ? 1 : 2]].firstDescendant.index)
  }

  private mutating func finish(_ node: Int) -> Int {
    conditionals.removeLast()
    return node + 1
  }

  private mutating func select() {
    guard let conditional = conditionals.popLast(), !conditional.isDecided else { return }
    applyElementary(.selection, arity: 3)
  }

  private mutating func begin(_ node: Int) -> Int {
    guard case .fold(let name, _) = tree.expressions[node].kind,
      case .slot(let index) = resolution.references[node],
      let fold = Builtin.Fold(named: tree.names[name])
    else { return skip(node) }
    let operands = tree.operands(of: ExpressionID(node))
    let upper = values.removeLast()
    let lower = values.removeLast()
    guard let first = lower.integer, let last = upper.integer else {
      let wrong = lower.integer == nil ? operands[0] : operands[1]
      diagnostics.append(.notAWholeNumber("a bound", at: tree[wrong].span))
      return skip(node, popping: 0)
    }
    guard first <= last else {
      guard let empty = fold.empty else {
        diagnostics.append(.emptyFold("\(fold)", at: tree.expressions[node].span))
        return skip(node, popping: 0)
      }
      values.append(Value(integer: empty))
      return node + 1
    }
    folds.append(
      FoldState(
        node: node, fold: fold, index: index, first: first, last: last, next: first + 1))
    bindings[index] = Value(integer: first)
    return Int(tree[operands[2]].firstDescendant.index)
  }

  /// Passes over a construct in which a mistake was found.
  private mutating func skip(_ node: Int, popping: Int = 2) -> Int {
    values.removeLast(popping)
    values.append(Value(integer: 0))
    return node + 1
  }

  /// Joins the term just evaluated to those before it; goes back to the body for the next.
  private mutating func nextPass(at node: Int) -> Int {
    guard var state = folds.popLast(), state.node == node else { return node + 1 }
    passes += 1
    if let accumulated = state.accumulated {
      let term = values.removeLast()
      values.append(accumulated)
      values.append(term)
      applyElementary(state.fold.operation, arity: 2)
    }
    state.accumulated = values.removeLast()
    if state.next <= state.last {
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
    return node + 1
  }

  private func calledFunction(at node: Int) -> Int? {
    guard case .function(let function) = resolution.references[node],
      case .call = tree.expressions[node].kind
    else { return nil }
    return function
  }

  private mutating func enter(_ index: Int, at node: Int) {
    let function = resolution.functions[index]
    guard case .call(let name, let arity) = tree.expressions[node].kind else { return }
    let arguments = values.suffix(Int(arity))
    values.removeLast(Int(arity))
    guard arguments.count == function.parameters.count else {
      let count = function.parameters.count
      diagnostics.append(
        .wrongArity(
          tree.names[name], at: tree.expressions[node].span,
          expected: "\(count) argument\(count == 1 ? "" : "s")", found: Int(arity)))
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
  private mutating func leave(_ function: Int, mark: Int) {
    passes += 1
    guard let reference = values.last?.reference, reference.kind == .operation,
      reference.index >= mark, !isNamedNext
    else { return }
    naming.name(reference, function: function)
  }

  /// Whether the value on the stack is all that a definition or function is made of.
  private var isNamedNext: Bool {
    guard frames.count >= 2, case .expression(let node, let root)? = frames.last, node > root
    else { return false }
    switch frames[frames.count - 2] {
    case .define, .leave: return true
    case .block, .loop, .expression: return false
    }
  }

  private mutating func apply(_ node: Int) {
    let expression = tree.expressions[node]
    switch expression.kind {
    case .number(let place, let isInteger):
      let number = tree.numbers[Int(place)]
      if isInteger, number.magnitude <= 0x1p53 {
        values.append(Value(integer: Int(number)))
      } else {
        values.append(Value(builder.literal(number)))
      }
    case .name: values.append(variable(at: node))
    case .prefix(let id): applyOperator(id, arity: 1, at: node)
    case .infix(let id): applyOperator(id, arity: 2, at: node)
    case .postfix(let id): applyOperator(id, arity: 1, at: node)
    case .call(let name, let arity): applyBuiltin(tree.names[name], Int(arity), at: node)
    case .conditional: select()
    case .fold: break
    case .list(let count): replace(Int(count), "a vector", at: node)
    case .subscripted(let count): replace(Int(count) + 1, "an index", at: node)
    case .comprehension: replace(3, "a vector", at: node)
    case .range: replace(2, "a range", at: node)
    case .everything, .missing: values.append(Value(integer: 0))
    case .table(_, let count): replace(Int(count), "a table", at: node)
    }
  }

  private mutating func variable(at node: Int) -> Value {
    switch resolution.references[node] {
    case .slot(let slot): return bindings[slot] ?? Value(integer: 0)
    case .builtin(.constant(let constant)): return Value(builder.literal(constant.value))
    case .builtin, .function, .none: return Value(integer: 0)
    }
  }

  private mutating func replace(_ count: Int, _ what: String, at node: Int) {
    diagnostics.append(.notYet(what, at: tree.expressions[node].span))
    values.removeLast(min(count, values.count))
    values.append(Value(integer: 0))
  }
}

extension Lowering {
  /// The number that a constant expression is.
  mutating func number(_ expression: ExpressionID, for name: String) -> Double? {
    guard let value = constant(expression, for: name) else { return nil }
    let reference = reference(of: value)
    return builder.value(of: reference)
  }
}
