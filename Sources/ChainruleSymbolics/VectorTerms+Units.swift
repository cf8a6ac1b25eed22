import ChainruleCalculus

extension VectorTerms {
  /// How many elements are told one by one.
  private static let mostElements = 6

  /// The elements one by one, in the inputs alone, where every product is a number times a unit
  /// vector; else nil.
  ///
  ///     2x/g₁·e₁ + 3cos g₂·e₂   is   [2/x; 3cos(3x)]
  func elements(_ sum: JacobianSum, rows: Int, columns: Int)
    -> (text: MathText, programText: String, assumptions: [Assumption])?
  {
    let count = max(rows, columns)
    guard min(rows, columns) == 1, (2...Self.mostElements).contains(count) else { return nil }
    var elements = [Term](repeating: 0, count: count)
    var simplifier = Simplifier(store)
    for product in sum.products {
      guard let place = product.unit else { return nil }
      elements[place] = simplifier.simplify(writtenOut(product.scalar, limit: 60))
    }
    let whole = MathText.group(.matrix(columns: columns), elements.map { text($0) })
    let list = "[" + elements.map(\.programText).joined(separator: ", ") + "]"
    return (whole, columns > 1 ? list + "'" : list, simplifier.assumptions)
  }
}

extension JacobianProduct {
  /// The place of the 1 of a single unit vector, counted from 0.
  fileprivate var unit: Int? {
    guard factors.count == 1 else { return nil }
    let term: Term
    switch factors[0] {
    case .row(let unit), .column(let unit): term = unit
    case .identity, .scalar, .diagonal, .sum, .matrix, .hadamard, .rightBlock,
      .leftBlock, .total, .map, .symbol:
      return nil
    }
    guard case .unit(let place, _)? = term.symbol else { return nil }
    return place
  }
}
