package import ChainruleCalculus
import ChainruleSymbolics

/// Where an operation has a kink, jump or tie, and the derivative it is given there.
package struct KinkDescription: Sendable, Equatable {
  package let place: String
  package let words: String
  /// The one-sided derivatives of an operation on one number.
  package let sides: OneSidedDerivatives?

  package init?(_ operation: Operation) {
    var visitor = KinkProbe()
    guard let found = operation.accept(&visitor) else { return nil }
    self = found
  }

  fileprivate init(_ place: String, _ words: String, _ sides: OneSidedDerivatives? = nil) {
    self.place = place
    self.words = words
    self.sides = sides
  }
}

/// Asks an operation about the points at which operations have kinks.
private struct KinkProbe: OperationVisitor {
  func visit<F: UnaryOperation>(_: F.Type) -> KinkDescription? {
    guard let sides = F.kink(at: 0) else { return nil }
    let number = NumberText.full
    let words =
      sides.left == sides.right
      ? "a jump, where the derivative is taken as \(number(sides.standard))"
      : "\(number(sides.left)) from the left, \(number(sides.right)) from the right, "
        + "taken as \(number(sides.standard))"
    return KinkDescription("x = 0", words, sides)
  }

  func visit<F: BinaryOperation>(_: F.Type) -> KinkDescription? {
    switch F.kink(at: 1, 1) {
    case .tie:
      KinkDescription("x = y", "a tie, where a constant is taken before x and x before y")
    case .flat: KinkDescription("x = y", "a jump, where the derivatives are taken as 0")
    case .cut, nil: atOrigin(F.kink(at: 0, 0)) ?? behindOrigin(F.kink(at: 0, -1))
    }
  }

  private func atOrigin(_ kink: BinaryKink?) -> KinkDescription? {
    guard case .flat? = kink else { return nil }
    return KinkDescription("x = y = 0", "a tip, where the derivatives are taken as 0")
  }

  private func behindOrigin(_ kink: BinaryKink?) -> KinkDescription? {
    guard case .cut? = kink else { return nil }
    return KinkDescription(
      "x = 0 ≥ y", "a cut, across which the value jumps; the derivatives are those beside it")
  }

  func visit(_: Selection.Type) -> KinkDescription? { nil }
}
