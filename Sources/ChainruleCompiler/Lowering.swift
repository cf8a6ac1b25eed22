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
  var diagnostics = Mistakes()
  /// For each slot, its value at this point of the run.
  var bindings: [Value?]
  var values: [Value] = []
  /// Set when the program turns out larger than the limit.
  private(set) var isTooLarge = false

  var frames: [Frame] = []
  /// The conditionals under way: whether each is decided, so that one branch alone is evaluated.
  var decisions: [Bool] = []
  var folds: [FoldState] = []
  /// Passes of loops and calls, which cost time even where they add no operation.
  var passes = 0
  /// Whether the expression last asked for as a constant used a variable without a value.
  private var usesVariable = false
  private let isControl: [Bool]

  /// How many operations a program may have, and how many passes.
  static let limit = 50_000_000

  enum Frame {
    /// Statements from `next` up to `end`.
    case block(next: Int, end: Int)
    /// A loop about to run for this value of its index.
    case loop(statement: Int, next: Int, last: Int)
    /// An expression from its first node up to its root.
    case expression(first: Int, root: Int)
    /// An expression whose node `call` has its value on the stack.
    case resume(call: Int, root: Int)
    /// The statement whose value is on the stack; operations before the mark existed before it.
    case define(statement: Int, mark: Int)
    /// The end of a call.
    case leave(function: Int, mark: Int)
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
    runFrames()
  }

  private mutating func runFrames() {
    while let frame = frames.popLast(), !diagnostics.isFull {
      checkSize()
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
        // Another pass over a mistake would only find it again.
        let last = diagnostics.isEmpty ? last : next
        frames.append(.loop(statement: statement, next: next + 1, last: last))
        frames.append(.block(next: statement + 1, end: Int(tree.statements[statement].end)))
      case .expression(let first, let root):
        evaluate(from: first, to: root)
      case .resume(let call, let root):
        evaluate(from: next(after: call), to: root)
      case .define(let statement, let mark):
        if let value = values.popLast() { define(statement, value, mark: mark) }
      case .leave(let function, let mark):
        leave(function, mark: mark)
      }
    }
  }

  private mutating func checkSize() {
    if max(builder.operationCount, passes) > Self.limit { isTooLarge = true }
  }

  /// The value of a constant expression; nil, with a diagnostic, where it is none.
  mutating func constant(_ expression: ExpressionID, for name: String) -> Value? {
    let saved = (frames, decisions, folds, values)
    (frames, decisions, folds, values) = ([], [], [], [])
    usesVariable = false
    push(expression)
    runFrames()
    let value = values.last
    (frames, decisions, folds, values) = saved
    if isTooLarge { return nil }
    if !usesVariable, let value, value.reference?.kind ?? .constant == .constant { return value }
    diagnostics.append(.notConstant(name, at: tree[expression].span))
    return nil
  }

  /// The number that a constant expression is.
  mutating func number(_ expression: ExpressionID, for name: String) -> Double? {
    guard let value = constant(expression, for: name) else { return nil }
    let reference = reference(of: value)
    return builder.value(of: reference)
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

  mutating func push(_ root: ExpressionID) {
    frames.append(
      .expression(first: Int(tree[root].firstDescendant.index), root: Int(root.index)))
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

  /// The value under the name of a slot: an operation just made bears the name itself, a constant
  /// is given an identity of its own, and what is older or has a name is drawn once more as a copy.
  private mutating func named(_ value: Value, _ slot: Int, mark: Int) -> Value {
    let reference = self.reference(of: value)
    switch reference.kind {
    case .constant:
      let constant = builder.constant(builder.value(of: reference))
      naming.name(constant, slot: slot)
      return Value(constant, integer: value.integer)
    case .operation where isNew(reference, since: mark):
      naming.name(reference, slot: slot)
      return value
    case .operation where builder.sharing:
      naming.nameOrAlias(reference, slot: slot)
      return value
    case .input, .operation:
      let copy = builder.apply(.identity, to: reference)
      naming.nameOrAlias(copy, slot: slot)
      return Value(copy)
    }
  }

  /// Whether an operation was made since a mark and bears no variable's name.
  func isNew(_ reference: ScalarGraphBuilder.Reference, since mark: Int) -> Bool {
    reference.index >= mark && !naming.bearsVariable(reference)
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
      if let function = calledFunction(at: node) {
        frames.append(.resume(call: node, root: root))
        return enter(function, at: node)
      }
      if let body = nextPass(at: node) {
        checkSize()
        if isTooLarge { return }
        node = body
      } else {
        apply(node)
        node = next(after: node)
      }
    }
  }

  /// Where evaluation goes on after a node whose value is on the stack.
  private mutating func next(after node: Int) -> Int {
    guard !isControl.isEmpty, isControl[node] else { return node + 1 }
    switch resolution.controls[node] {
    case .condition(let conditional): return decide(conditional)
    case .thenBranch(let conditional): return decisions.last == true ? conditional : node + 1
    case .bounds(let fold): return begin(fold)
    case nil: return node + 1
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
    case .fold: break  // Done where its bounds end.
    case .list(let count): replace(Int(count), "a vector", at: node)
    case .subscripted(let count): replace(Int(count) + 1, "an index", at: node)
    case .comprehension: replace(2, "a vector", at: node)  // Its body is never run.
    case .range: replace(2, "a range", at: node)
    case .everything, .missing: values.append(Value(integer: 0))
    case .table(_, let count): replace(Int(count), "a table", at: node)
    }
  }

  private mutating func variable(at node: Int) -> Value {
    switch resolution.references[node] {
    case .slot(let slot):
      if bindings[slot] == nil { usesVariable = true }
      return bindings[slot] ?? Value(integer: 0)
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
