import ChainruleCalculus

/// What the form of a term tells of its sign, wherever it is a number.
extension Term {
  enum Sign: Comparable {
    case unknown, nonnegative, positive
  }

  /// - Complexity: one look at each part of the written term, up to `depth` levels.
  func sign(depth: Int = 8) -> Sign {
    if let number { return number > 0 ? .positive : number == 0 ? .nonnegative : .unknown }
    guard depth > 0, let (operation, operands) = application else { return .unknown }
    func sign(_ place: Int) -> Sign { operands[place].sign(depth: depth - 1) }
    switch operation {
    case .exponential, .hyperbolicCosine, .sigmoid, .softplus: return .positive
    case .absoluteValue, .square: return sign(0) == .positive ? .positive : .nonnegative
    case .rectifiedLinearUnit: return sign(0) == .positive ? .positive : .nonnegative
    case .identity, .squareRoot:
      return max(sign(0), operation == .identity ? .unknown : .nonnegative)
    case .addition:
      let (least, most) = (min(sign(0), sign(1)), max(sign(0), sign(1)))
      return least == .unknown ? .unknown : most
    case .multiplication, .division: return min(sign(0), sign(1))
    case .maximum: return max(sign(0), sign(1))
    case .minimum: return min(sign(0), sign(1))
    case .selection: return min(sign(1), sign(2))
    case .power:
      if sign(0) == .positive { return .positive }
      let isEven = operands[1].primal.map { $0.truncatingRemainder(dividingBy: 2) == 0 } ?? false
      return isEven ? .nonnegative : sign(0)
    case _: return .unknown
    }
  }

  /// Whether the term may be 0 somewhere, as far as its form tells.
  var mayBeZero: Bool {
    if let number { return number == 0 }
    return sign() != .positive
  }
}
