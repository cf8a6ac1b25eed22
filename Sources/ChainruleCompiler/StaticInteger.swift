import ChainruleCalculus
import ChainruleLanguage

/// The functions of whole numbers that are computed while a program is read.
enum StaticInteger {
  case sum, difference, product, negation, maximum, minimum
  case comparison(Operation)

  init?(_ operation: Operation) {
    guard let found = Self.table[operation] else { return nil }
    self = found
  }

  private static let table: [Operation: StaticInteger] = [
    .addition: .sum, .subtraction: .difference, .multiplication: .product, .negation: .negation,
    .maximum: .maximum, .minimum: .minimum,
    .less: .comparison(.less), .lessOrEqual: .comparison(.lessOrEqual),
    .greater: .comparison(.greater), .greaterOrEqual: .comparison(.greaterOrEqual),
    .equal: .comparison(.equal), .notEqual: .comparison(.notEqual),
  ]

  /// The value, or nil where it does not fit into a machine word.
  func value(_ operands: [Int]) -> Int? {
    guard let first = operands.first else { return nil }
    let last = operands[operands.count - 1]
    switch self {
    case .sum: return exact(first.addingReportingOverflow(last))
    case .difference: return exact(first.subtractingReportingOverflow(last))
    case .product: return exact(first.multipliedReportingOverflow(by: last))
    case .negation: return exact(0.subtractingReportingOverflow(first))
    case .maximum: return max(first, last)
    case .minimum: return min(first, last)
    case .comparison(let operation):
      return operation.value([Double(first), Double(last)]) == 0 ? 0 : 1
    }
  }

  /// Whole numbers beyond 2⁵³ are not exact as values, so they are no whole numbers here either.
  private func exact(_ result: (partialValue: Int, overflow: Bool)) -> Int? {
    result.overflow || result.partialValue.magnitude > 1 << 53 ? nil : result.partialValue
  }

  /// The range of the values over ranges of the operands.
  func range(_ operands: [ClosedRange<Double>]) -> ClosedRange<Double> {
    guard let first = operands.first else { return SizeBound.anything }
    let last = operands[operands.count - 1]
    switch self {
    case .sum:
      return ordered(first.lowerBound + last.lowerBound, first.upperBound + last.upperBound)
    case .difference:
      return ordered(first.lowerBound - last.upperBound, first.upperBound - last.lowerBound)
    case .product:
      let corners = [first.lowerBound, first.upperBound].flatMap { a in
        [a * last.lowerBound, a * last.upperBound]
      }
      guard let least = corners.min(), let most = corners.max() else { return SizeBound.anything }
      return ordered(least, most)
    case .negation: return ordered(-first.upperBound, -first.lowerBound)
    case .maximum:
      return ordered(
        max(first.lowerBound, last.lowerBound), max(first.upperBound, last.upperBound))
    case .minimum:
      return ordered(
        min(first.lowerBound, last.lowerBound), min(first.upperBound, last.upperBound))
    case .comparison: return 0...1
    }
  }

  private func ordered(_ lower: Double, _ upper: Double) -> ClosedRange<Double> {
    lower <= upper ? lower...upper : SizeBound.anything
  }
}

extension StaticInteger {
  /// The function of whole numbers that an expression is, if it is one.
  static func function(of expression: Expression, _ resolution: Resolution, _ index: Int)
    -> StaticInteger?
  {
    switch expression.kind {
    case .prefix(let id), .infix(let id):
      guard case .elementary(let operation) = OperatorTable.catalogue[id] else { return nil }
      return StaticInteger(operation)
    case .call:
      switch resolution.references[index] {
      case .builtin(.fold(let fold)): return StaticInteger(fold.operation)
      case .builtin(.operation(let operation)): return StaticInteger(operation)
      case .builtin, .slot, .function, .none: return nil
      }
    case .number, .name, .postfix, .conditional, .list, .subscripted, .range, .everything, .fold,
      .comprehension, .table, .missing:
      return nil
    }
  }
}
