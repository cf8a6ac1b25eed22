extension ScalarGraph {
  /// Which way every comparison, extremum and jump goes: two points with the same branches lie on
  /// the same smooth piece of the function, whatever happens between them.
  ///
  /// An operation of the kind `comparison` is piecewise linear: its piece is told by its slopes,
  /// and where these are 0 by its value.
  func branches(at values: [Double]) -> [Double] {
    var visitor = BranchVisitor(values: values)
    for place in operations.indices where operations[place].kind == .comparison {
      visitor.operands = OperandIndices(of: place, in: self)
      visitor.value = values[firstOperation + place]
      operations[place].accept(&visitor)
    }
    return visitor.branches
  }

  /// How far rounding may move the output whose adjoints are given, to first order.
  ///
  ///     Σ |v̄ᵢ| · |vᵢ| · 2⁻⁵²    over the operations
  ///
  /// - SeeAlso: Higham, "Accuracy and Stability of Numerical Algorithms" (2002), chapter 3.
  func rounding(of values: [Double], _ adjoints: [Double?]) -> Double {
    (firstOperation..<nodeCount).reduce(0) { sum, index in
      guard let adjoint = adjoints[index] else { return sum }
      return sum + (adjoint * values[index]).magnitude * .ulpOfOne
    }
  }
}

private struct BranchVisitor: OperationVisitor {
  let values: [Double]
  var operands = OperandIndices()
  var value = 0.0
  var branches: [Double] = []

  init(values: [Double]) { self.values = values }

  mutating func visit<F: UnaryOperation>(_: F.Type) {
    append(F.partial(values[operands.first], value: value).scalar, 0, level: value)
  }

  mutating func visit<F: BinaryOperation>(_: F.Type) {
    let (first, second) = (values[operands.first], values[operands.second])
    // A tie has slopes 0 without being level.
    let isTie = if case .tie? = F.kink(at: first, second) { true } else { false }
    append(
      F.firstPartial(first, second, value: value).scalar,
      F.secondPartial(first, second, value: value).scalar, level: isTie ? 0 : value)
  }

  mutating func visit(_: Selection.Type) {
    branches.append(values[operands.first] != 0 ? 1 : 0)
  }

  private mutating func append(_ first: Double, _ second: Double, level: Double) {
    for number in [first, second, first == 0 && second == 0 ? level : 0] {
      // What is no number equals itself here, as in a branch that is not taken.
      branches.append(number.isNaN ? .infinity : number)
    }
  }
}
