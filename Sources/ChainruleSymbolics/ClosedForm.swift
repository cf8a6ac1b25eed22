import ChainruleCalculus

/// A number written by whole numbers, π, roots and logarithms: 2/3, 4π/3, √(2π), ln 2.
///
/// The compiler folds constants to doubles, whose 16 digits hide where they come from. A form stands
/// for the double that its operations give in their order, and for no other.
indirect enum ClosedForm: Sendable {
  case number(Double)
  case unary(Operation, ClosedForm)
  case binary(Operation, ClosedForm, ClosedForm)

  /// The form of which a number is exactly the double; nil for whole numbers, decimals, π and
  /// e, which are read as they are, and for all that have no short form.
  init?(of number: Double) {
    guard number.magnitude < 1001, NumberText.shortest(number).utf8.count > Self.longestDecimal,
      number != .pi, number != eulersNumber
    else { return nil }
    if let fraction = Self.fraction(number) {
      self = fraction
    } else if let form = Self.known[number] {
      self = form
    } else if let form = Self.known[-number] {
      self = .unary(.negation, form)
    } else {
      return nil
    }
  }

  /// What takes no more letters is a decimal as somebody typed it.
  private static let longestDecimal = 12

  private static func fraction(_ number: Double) -> ClosedForm? {
    for denominator in 2...100 {
      let numerator = (number * Double(denominator)).rounded()
      guard numerator.magnitude <= 1000 else { return nil }
      if numerator / Double(denominator) == number {
        return .number(numerator) / .number(Double(denominator))
      }
    }
    return nil
  }

  /// Positive numbers and their forms, the plainest of those that give one double.
  private static let known: [Double: ClosedForm] = {
    var known: [Double: ClosedForm] = [.pi: .pi, eulersNumber: .number(eulersNumber)]
    func add(_ form: ClosedForm) {
      if known[form.value] == nil { known[form.value] = form }
    }
    let roots: [ClosedForm] = [
      2, 3, 5, 6, 7, 10, 11, 13, 14, 15, 17, 18, 19, pi, 2 * pi,
    ]
    let scales: [ClosedForm] = [2, 3, 4, 5, 6, 7, 8, 9, 10]
    for base in scales.map({ .unary(.naturalLogarithm, $0) }) + roots.map(\.root) {
      for multiple in [base, 1 / base, 2 * base, base / 2, 2 / base] { add(multiple) }
    }
    for numerator in 1...24 {
      let whole = ClosedForm.number(Double(numerator))
      let multiple = numerator == 1 ? pi : whole * pi
      add(multiple)
      for denominator in 2...12 {
        let divisor = ClosedForm.number(Double(denominator))
        for form in [multiple / divisor, (whole / divisor) * pi, whole * (pi / divisor)] {
          add(form)
        }
      }
      add(1 / multiple)
    }
    return known
  }()
}

extension ClosedForm: ExpressibleByIntegerLiteral {
  init(integerLiteral whole: Int) {
    self = .number(Double(whole))
  }

  private static let pi = ClosedForm.number(.pi)

  private var root: ClosedForm { .unary(.squareRoot, self) }

  static func * (a: ClosedForm, b: ClosedForm) -> ClosedForm {
    .binary(.multiplication, a, b)
  }

  static func / (a: ClosedForm, b: ClosedForm) -> ClosedForm { .binary(.division, a, b) }

  private var value: Double {
    switch self {
    case .number(let number): number
    case .unary(let operation, let a): operation.value([a.value])
    case .binary(let operation, let a, let b): operation.value([a.value, b.value])
    }
  }

  var containsPi: Bool {
    switch self {
    case .number(let number): number == .pi
    case .unary(_, let a): a.containsPi
    case .binary(_, let a, let b): a.containsPi || b.containsPi
    }
  }

  func term(in store: TermStore) -> Term {
    switch self {
    case .number(let number): Term(constant: number)
    case .unary(let operation, let a): store.application(operation, to: [a.term(in: store)])
    case .binary(let operation, let a, let b):
      store.application(operation, to: [a.term(in: store), b.term(in: store)])
    }
  }
}

extension TermStore {
  /// A number in its closed form where it has one, else as it is.
  func constant(_ number: Double) -> Term {
    guard let form = ClosedForm(of: number), !(form.containsPi && contains(variable: "pi")) else {
      return Term(constant: number)
    }
    return form.term(in: self)
  }
}

extension Term {
  /// The exact fraction that a number or quotient of whole numbers is.
  var rational: Rational? {
    if let primal { return Rational(primal) }
    guard let (a, b) = operands(of: .division), let above = a.primal, let below = b.primal,
      let numerator = Int(exactly: above), let denominator = Int(exactly: below)
    else { return nil }
    return Rational(numerator, over: denominator)
  }

  /// The number that a short term without variables is, unless it may be 0 but for rounding.
  var number: Double? {
    if let primal { return primal }
    let number = value(depth: 4) ?? 0
    return number.isFinite && number.magnitude > 1e-9 ? number : nil
  }

  private func value(depth: Int) -> Double? {
    if let primal { return primal }
    guard depth > 0, let (operation, operands) = application else { return nil }
    var values: [Double] = []
    for operand in operands {
      guard let value = operand.value(depth: depth - 1) else { return nil }
      values.append(value)
    }
    return operation.value(values)
  }
}
