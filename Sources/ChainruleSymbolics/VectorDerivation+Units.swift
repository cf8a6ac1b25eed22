extension VectorDerivation {
  /// A column with one 1, and the row of that.
  package struct Unit: Sendable {
    package let symbol: MathText
    package let index: String
  }

  /// The first unit vector in the formulas; nil where there is none.
  package var unit: Unit? {
    let sides = partials.flatMap(\.sides) + derivatives.flatMap(\.sides)
    for case .array(let name) in sides.lazy.flatMap(\.tokens)
    where name.hasPrefix("e[") && name.last == "]" {
      return Unit(symbol: MathText([.array(name)]), index: String(name.dropFirst(2).dropLast()))
    }
    return nil
  }
}
