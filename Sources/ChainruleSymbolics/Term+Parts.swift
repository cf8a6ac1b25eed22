import ChainruleCalculus

/// What the rules of simplification look for in a term.
extension Term {
  /// The operation on known numbers, where the result is known as exactly as they are.
  ///
  /// Whole numbers are computed, and short decimals added and multiplied; anything else would hide
  /// where a number comes from.
  static func folded(_ operation: Operation, _ operands: [Term]) -> Term? {
    var numbers: [Double] = []
    for operand in operands {
      guard let number = operand.primal else { return nil }
      numbers.append(number)
    }
    let value = operation.value(numbers)
    guard value.magnitude < 0x1p53 else { return nil }
    if numbers.allSatisfy({ $0 == $0.rounded() }) {
      return value == value.rounded() ? Term(constant: value) : nil
    }
    let isExact = [.addition, .subtraction, .multiplication].contains(operation)
    let decimals = numbers.map(decimalPlaces)
    guard isExact, decimals.allSatisfy({ $0 <= 3 }) else { return nil }
    return decimalPlaces(value) <= decimals.reduce(0, +) ? Term(constant: value) : nil
  }

  private static func decimalPlaces(_ number: Double) -> Int {
    let text = NumberText.shortest(number)
    if text.utf8.contains(UInt8(ascii: "e")) { return .max / 4 }
    return text.utf8.firstIndex(of: UInt8(ascii: ".")).map { text.utf8[$0...].count - 1 } ?? 0
  }

  func operand(of wanted: Operation) -> Term? {
    guard let (operation, operands) = application, operation == wanted else { return nil }
    return operands[0]
  }

  func operands(of wanted: Operation) -> (Term, Term)? {
    guard let (operation, operands) = application, operation == wanted else { return nil }
    return (operands[0], operands[1])
  }

  /// What a product with a negative number is without its sign; nil for others.
  var withoutSign: Term? {
    var factors = TermProduct(self).factors
    let place = factors.firstIndex { $0.exponent == .one && ($0.base.primal ?? 0) < 0 }
    guard let place, let number = factors[place].base.primal else { return nil }
    factors[place].base = Term(constant: -number)
    return TermProduct(factors).term(in: store ?? TermStore())
  }

  /// The term as a base and a whole exponent, which is 1 for most.
  var wholePower: (base: Term, exponent: Double) {
    if let (base, exponent) = operands(of: .power), let exponent = exponent.primal,
      exponent == exponent.rounded()
    {
      return (base, exponent)
    }
    return operand(of: .square).map { ($0, 2) } ?? (self, 1)
  }
}
