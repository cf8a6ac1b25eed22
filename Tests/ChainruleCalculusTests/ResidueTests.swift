import ChainruleCalculus
import Testing

@Suite("The residue of a formula")
struct ResidueTests {
  private let x = Residue(name: "x".utf8)
  private let y = Residue(name: "y".utf8)

  private func apply(
    _ operation: ChainruleCalculus.Operation, _ operands: Residue..., exponent: Double? = nil
  ) -> Residue {
    Residue(operation, operands, exponent: exponent)
  }

  @Test("is one for formulas that are equal as fractions of polynomials")
  func equal() {
    #expect(apply(.addition, x, y) == apply(.addition, y, x))
    #expect(apply(.addition, x, x) == apply(.multiplication, Residue(2), x))
    #expect(apply(.subtraction, x, y) == -apply(.subtraction, y, x))
    #expect(apply(.division, apply(.square, x), x) == x)
    #expect(
      apply(.power, x, Residue(3), exponent: 3) == apply(.multiplication, apply(.square, x), x))
    #expect(apply(.power, x, Residue(-1), exponent: -1) == apply(.division, Residue(1), x))
    #expect(apply(.multiplication, Residue(0.5), Residue(4)) == Residue(2))
  }

  @Test("does not depend on the order of operands that may be exchanged")
  func exchanged() {
    for operation in [ChainruleCalculus.Operation.maximum, .minimum, .hypotenuse, .equal] {
      #expect(apply(operation, x, y) == apply(operation, y, x), "\(operation)")
    }
    #expect(apply(.less, x, y) == apply(.greater, y, x))
    #expect(apply(.power, x, y) != apply(.power, y, x))
    #expect(apply(.angleOfPoint, x, y) != apply(.angleOfPoint, y, x))
  }

  @Test("is another for other formulas")
  func other() {
    let one = Residue(1)
    let formulas = [
      x, y, one, .zero, apply(.sine, x), apply(.cosine, x), apply(.addition, x, one),
      apply(.squareRoot, x), apply(.power, x, Residue(0.5), exponent: 0.5),
      apply(.division, x, .zero), apply(.division, y, .zero), apply(.greater, x, y),
      apply(.greaterOrEqual, x, y), Residue(0.1), Residue(.infinity), Residue(-.infinity),
    ]
    #expect(Set(formulas).count == formulas.count)
  }

  @Test("is another for another function of another number")
  func functionsOfNumbers() {
    let numbers = (-64...64).map { Residue(Double($0)) }
    var formulas = numbers + "abcuvxyz".map { Residue(name: "\($0)".utf8) }
    let workedOut: Set<ChainruleCalculus.Operation> = [
      .identity, .negation, .addition, .subtraction, .multiplication, .square, .division,
      .selection,
    ]
    for operation in ChainruleCalculus.Operation.allCases where !workedOut.contains(operation) {
      formulas += numbers.map { operand in
        Residue(operation, operation.arity == 1 ? [operand] : [operand, x], exponent: nil)
      }
    }
    #expect(Set(formulas).count == formulas.count)
  }

  @Test("is another for every power of 2")
  func powersOfTwo() {
    let powers = (-1074...1023).map { Residue(Double(sign: .plus, exponent: $0, significand: 1)) }
    #expect(Set(powers).count == powers.count)
    #expect(apply(.multiplication, powers[0], powers[2047]) == powers[973])
  }
}
