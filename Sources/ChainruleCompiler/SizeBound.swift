import ChainruleLanguage

/// The number of operations of a program that its loops, folds and calls make, before any is built.
///
/// It is exact where the bounds of loops depend on no other loop and functions are handed no
/// constants, else a lower bound but for functions that combine constants handed to them with each
/// other. What it lets pass is counted again while it is built.
struct SizeBound {
  private let tree: SyntaxTree
  private let resolution: Resolution
  private let sizes: [Int: Int]
  /// For each expression, the operations that evaluating it takes at least.
  private var operations: [Double]
  /// For each expression, the whole numbers it may be.
  private var ranges: [ClosedRange<Double>]
  /// For each expression, whether it is a known number, on which arithmetic is no operation.
  private var isKnown: [Bool]
  /// For each slot, whether its only value is a known number.
  private var isKnownSlot: [Bool]
  private var functionSizes: [Double]

  static let anything = -Double.infinity...Double.infinity

  /// The bound for a whole program, 0 where nothing is repeated and the text is bound enough.
  ///
  /// - Parameter sizes: the values of its `size` statements by slot.
  static func operations(in tree: SyntaxTree, _ resolution: Resolution, sizes: [Int: Int])
    -> Double
  {
    let repeats = tree.statements.contains { statement in
      if case .loop = statement.kind { true } else { false }
    }
    guard repeats || !resolution.functions.isEmpty || !resolution.controls.isEmpty else {
      return 0
    }
    var bound = SizeBound(tree, resolution, sizes)
    return bound.total()
  }

  private init(_ tree: SyntaxTree, _ resolution: Resolution, _ sizes: [Int: Int]) {
    self.tree = tree
    self.resolution = resolution
    self.sizes = sizes
    operations = [Double](repeating: 0, count: tree.expressions.count)
    ranges = [ClosedRange<Double>](repeating: Self.anything, count: tree.expressions.count)
    isKnown = [Bool](repeating: false, count: tree.expressions.count)
    isKnownSlot = resolution.slots.map { slot in
      switch slot.kind {
      case .data, .size, .index: true
      case .input, .global, .local, .parameter: false
      }
    }
    functionSizes = [Double](repeating: 0, count: resolution.functions.count)
  }

  private mutating func total() -> Double {
    var open: [(statement: Int, sum: Double)] = []
    var sum = 0.0
    func isOver(_ statement: Int, _ index: Int) -> Bool {
      Int(tree.statements[statement].end) <= index
    }
    for index in 0...tree.statements.count {
      while let last = open.last, isOver(last.statement, index) {
        open.removeLast()
        sum = last.sum + close(last.statement, body: sum)
      }
      guard index < tree.statements.count else { break }
      let statement = tree.statements[index]
      switch statement.kind {
      case .function, .loop:
        if case .loop = statement.kind, let bounds = statement.value { measure(bounds) }
        open.append((index, sum))
        sum = 0
      case .definition, .bare:
        sum += statement.value.map { measure($0) } ?? 0
        note(statement, at: index)
      case .input, .data, .size, .output:
        sum += statement.value.map { measure($0) } ?? 0
      }
    }
    return sum
  }

  /// Remembers a variable whose only value is a known number.
  private mutating func note(_ definition: Statement, at index: Int) {
    guard case .slot(let slot) = resolution.introduced[index], let value = definition.value,
      !resolution.slots[slot].isRedefined
    else { return }
    isKnownSlot[slot] = isKnown[Int(value.index)]
  }

  /// What a loop or function adds to the program around it.
  private mutating func close(_ index: Int, body: Double) -> Double {
    let statement = tree.statements[index]
    guard let value = statement.value else { return body }
    if case .loop = statement.kind {
      let operands = tree.operands(of: value)
      guard operands.count == 2 else { return body }
      return trips(operands[0], operands[1]) * max(body, 1)
    }
    let size = body + measure(value)
    guard case .function(let function) = resolution.introduced[index] else { return size }
    functionSizes[function] = size
    return 0
  }

  private func trips(_ lower: ExpressionID, _ upper: ExpressionID) -> Double {
    let count =
      ranges[Int(upper.index)].lowerBound - ranges[Int(lower.index)].upperBound + 1
    return count.isNaN ? 0 : max(0, count)
  }

  @discardableResult
  private mutating func measure(_ root: ExpressionID) -> Double {
    for index in Int(tree[root].firstDescendant.index)...Int(root.index) {
      measure(node: index)
    }
    return operations[Int(root.index)]
  }

  private mutating func measure(node index: Int) {
    let operands = tree.operands(of: ExpressionID(index))
    var size = operands.reduce(0) { $0 + operations[Int($1.index)] }
    let operandsAreKnown = operands.allSatisfy { isKnown[Int($0.index)] }
    isKnown[index] = operandsAreKnown
    switch tree.expressions[index].kind {
    case .number(let place, let isInteger):
      let value = tree.numbers[Int(place)]
      if isInteger { ranges[index] = value...value }
    case .name:
      isKnown[index] = isKnownName(index)
      ranges[index] = range(of: resolution.references[index])
    case .prefix, .infix, .postfix, .call:
      if !operandsAreKnown { size += ownSize(index) }
      ranges[index] = range(index, operands)
    case .fold:
      let trips = trips(operands[0], operands[1])
      let term = operations[Int(operands[2].index)]
      size = operandsAreKnown ? trips : trips * (term + 1) - min(trips, 1)
    case .comprehension:
      size = trips(operands[0], operands[1]) * max(1, operations[Int(operands[2].index)])
    case .conditional:
      let branches = operands[1...].map { operations[Int($0.index)] }
      size = operations[Int(operands[0].index)] + (branches.min() ?? 0)
    case .list, .subscripted, .range, .everything, .table, .missing: break
    }
    operations[index] = size
  }

  private func isKnownName(_ index: Int) -> Bool {
    switch resolution.references[index] {
    case .slot(let slot): isKnownSlot[slot]
    case .builtin(.constant): true
    case .builtin, .function, .none: false
    }
  }

  /// The operations of an operator or call besides those of its operands.
  private func ownSize(_ index: Int) -> Double {
    guard case .function(let function) = resolution.references[index] else { return 1 }
    return functionSizes[function]
  }

  private func range(of reference: Resolution.Reference) -> ClosedRange<Double> {
    guard case .slot(let slot) = reference else { return Self.anything }
    if let size = sizes[slot] { return Double(size)...Double(size) }
    guard let bounds = resolution.bounds[slot] else { return Self.anything }
    let lower = ranges[Int(bounds.lower.index)].lowerBound
    let upper = ranges[Int(bounds.upper.index)].upperBound
    return lower <= upper ? lower...upper : Self.anything
  }

  /// Sums, differences, products and extrema of ranges.
  private func range(_ index: Int, _ operands: [ExpressionID]) -> ClosedRange<Double> {
    let parts = operands.map { ranges[Int($0.index)] }
    guard let function = StaticInteger.function(of: tree.expressions[index], resolution, index),
      let first = parts.first
    else { return Self.anything }
    if parts.count == 1 { return function.range(parts) }
    return parts.dropFirst().reduce(first) { function.range([$0, $1]) }
  }
}
