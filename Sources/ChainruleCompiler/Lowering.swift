import ChainruleCalculus
import ChainruleData
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
  /// Every vector, row and matrix in the order in which they were made.
  var arrays: [ArrayNode] = []
  /// With sharing, the first array of each operation on the same operands.
  var sharedArrays: [SharedArray: Int] = [:]
  /// The elements of all arrays, which take memory even where they are no operations.
  var elementCount = 0
  /// Set when the program turns out larger than the limit.
  var isTooLarge = false

  var frames: [Frame] = []
  /// The conditionals under way: whether each is decided, so that one branch alone is evaluated.
  var decisions: [Bool] = []
  var folds: [FoldState] = []
  /// The loops on the level of the program.
  var loops: [Loop] = []
  /// The calls that made an operation, inner ones first.
  var calls: [Call] = []
  /// Passes of loops and calls, which cost time even where they add no operation.
  var passes = 0
  let readFile: @Sendable (String) throws(Compilation.UnreadableFile) -> Compilation.File
  /// The files that were read, by their paths.
  var files: [String: Compilation.File] = [:]
  /// The first file that holds a mistake.
  var wrongFile: (Compilation.File, DataError)?
  var missesFile = false
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
    /// The statement whose value is on the stack.
    case define(statement: Int, Mark)
    /// The end of a call.
    case leave(function: Int, Mark)
  }

  /// A loop and the variables that it hands from pass to pass.
  struct Loop {
    let index: NameID
    let passes: Int
    let carried: [Int]
  }

  /// A call of a function and the operations that it made.
  struct Call {
    let function: Int
    let operations: Range<Int>
  }

  /// What existed at some time.
  struct Mark {
    let operations: Int
    let arrays: Int
  }

  var mark: Mark { Mark(operations: builder.operationCount, arrays: arrays.count) }

  init(
    _ tree: SyntaxTree, _ resolution: Resolution, sharing: Bool,
    readFile: @escaping @Sendable (String) throws(Compilation.UnreadableFile) -> Compilation.File
  ) {
    self.tree = tree
    self.readFile = readFile
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
        bindings[index] = .integer(next)
        // Another pass over a mistake would only find it again.
        let last = diagnostics.isEmpty ? last : next
        frames.append(.loop(statement: statement, next: next + 1, last: last))
        frames.append(.block(next: statement + 1, end: Int(tree.statements[statement].end)))
      case .expression(let first, let root):
        evaluate(from: first, to: root)
      case .resume(let call, let root):
        evaluate(from: next(after: call), to: root)
      case .define(let statement, let mark):
        if let value = values.popLast() { define(statement, value, since: mark) }
      case .leave(let function, let mark):
        leave(function, since: mark)
      }
    }
  }

  mutating func checkSize() {
    if max(builder.operationCount, passes, elementCount) > Self.limit { isTooLarge = true }
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
    if !usesVariable, let value, isKnown(value) { return value }
    diagnostics.append(.notConstant(name, at: tree[expression].span))
    return nil
  }

  private func isKnown(_ value: Value) -> Bool {
    if case .array(let array) = value {
      return arrays[array].elements.allSatisfy { number($0) != nil }
    }
    return number(value) != nil
  }

  /// The numbers that a constant expression is.
  mutating func numbers(_ expression: ExpressionID, for name: String) -> ShapedArray<Double>? {
    guard let value = constant(expression, for: name) else { return nil }
    let array = shaped(value)
    return ShapedArray(array.shape, array.elements.compactMap { number($0) })
  }

  /// The whole number that a constant expression is.
  mutating func wholeNumber(_ expression: ExpressionID, for name: String) -> Int? {
    guard let value = constant(expression, for: name) else { return nil }
    if let integer = integer(value) { return integer }
    diagnostics.append(.notAWholeNumber(name, at: tree[expression].span))
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
    case .loop(let name):
      guard let range = statement.value, let (first, last) = bounds(of: range) else { break }
      if frames.count == 1 {
        loops.append(Loop(index: name, passes: last - first + 1, carried: carried(by: index)))
      }
      frames.append(.loop(statement: index, next: first, last: last))
    }
  }

  /// The variables from outside a loop that it gives their next values.
  private func carried(by loop: Int) -> [Int] {
    var slots: [Int] = []
    for statement in loop + 1..<Int(tree.statements[loop].end) {
      guard case .slot(let slot) = resolution.introduced[statement], !slots.contains(slot),
        resolution.slots[slot].isRedefined, resolution.slots[slot].kind != .local
      else { continue }
      slots.append(slot)
    }
    return slots
  }

  private mutating func evaluateThenDefine(_ index: Int) {
    guard let root = tree.statements[index].value else { return }
    frames.append(.define(statement: index, mark))
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
      guard let integer = wholeNumber(operand, for: "a bound") else { return nil }
      found.append(integer)
    }
    return (found[0], found[1])
  }
}

// MARK: Expressions

extension Lowering {
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
        values.append(.integer(Int(number)))
      } else {
        values.append(.number(number))
      }
    case .name: values.append(variable(at: node))
    case .prefix(let id): applyOperator(id, arity: 1, at: node)
    case .infix(let id): applyOperator(id, arity: 2, at: node)
    case .postfix(let id): applyOperator(id, arity: 1, at: node)
    case .call(let name, let arity): applyBuiltin(tree.names[name], Int(arity), at: node)
    case .conditional: select(at: node)
    case .fold, .comprehension: break  // Done where its bounds end.
    case .list(let count): applyList(Int(count), at: node)
    case .subscripted: applySubscripts(at: node)
    case .range, .everything: break  // Read by what they are bounds or subscripts of.
    case .missing: values.append(.nothing)
    case .table: applyTable(at: node)
    }
  }

  private mutating func variable(at node: Int) -> Value {
    switch resolution.references[node] {
    case .slot(let slot):
      if bindings[slot] == nil { usesVariable = true }
      return bindings[slot] ?? .nothing
    case .builtin(.constant(let constant)): return .number(constant.value)
    case .builtin, .function, .none: return .nothing
    }
  }
}
