/// The catalogue of elementary operations.
///
/// To add one, write it in a file of `Elementary/` and register it here by two lines: a case, and
/// its arm in `accept`, the only switch over operations of the package. Its value is then compared
/// with references of 40 digits, which `Tests/References/make_references.py` writes.
package enum Operation: UInt8, Sendable, CaseIterable {
  case addition, subtraction, multiplication, division, negation
  case power, square, squareRoot, rootOfSquares, cubeRoot
  case exponential, exponentialMinusOne
  case naturalLogarithm, binaryLogarithm, decimalLogarithm, logarithmOfOnePlus, logarithmOfSum
  case sine, cosine, tangent
  case arcsine, arccosine, arctangent, angleOfPoint, hypotenuse
  case hyperbolicSine, hyperbolicCosine, hyperbolicTangent
  case inverseHyperbolicSine, inverseHyperbolicCosine, inverseHyperbolicTangent
  case errorFunction
  case sigmoid, softplus, sigmoidLinearUnit, gaussianErrorLinearUnit, exponentialLinearUnit
  case rectifiedLinearUnit, leakyRectifiedLinearUnit
  case absoluteValue, sign, step, maximum, minimum
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
  case selection
  case identity

  /// Shows the visitor the type that defines this operation.
  @inline(__always)
  package func accept<V: OperationVisitor>(_ visitor: inout V) -> V.Result {
    switch self {
    case .addition: visitor.visit(Addition.self)
    case .subtraction: visitor.visit(Subtraction.self)
    case .multiplication: visitor.visit(Multiplication.self)
    case .division: visitor.visit(Division.self)
    case .negation: visitor.visit(Negation.self)
    case .power: visitor.visit(Power.self)
    case .square: visitor.visit(Square.self)
    case .squareRoot: visitor.visit(SquareRoot.self)
    case .rootOfSquares: visitor.visit(RootOfSquares.self)
    case .cubeRoot: visitor.visit(CubeRoot.self)
    case .exponential: visitor.visit(Exponential.self)
    case .exponentialMinusOne: visitor.visit(ExponentialMinusOne.self)
    case .naturalLogarithm: visitor.visit(NaturalLogarithm.self)
    case .binaryLogarithm: visitor.visit(BinaryLogarithm.self)
    case .decimalLogarithm: visitor.visit(DecimalLogarithm.self)
    case .logarithmOfOnePlus: visitor.visit(LogarithmOfOnePlus.self)
    case .logarithmOfSum: visitor.visit(LogarithmOfSum.self)
    case .sine: visitor.visit(Sine.self)
    case .cosine: visitor.visit(Cosine.self)
    case .tangent: visitor.visit(Tangent.self)
    case .arcsine: visitor.visit(Arcsine.self)
    case .arccosine: visitor.visit(Arccosine.self)
    case .arctangent: visitor.visit(Arctangent.self)
    case .angleOfPoint: visitor.visit(AngleOfPoint.self)
    case .hypotenuse: visitor.visit(Hypotenuse.self)
    case .hyperbolicSine: visitor.visit(HyperbolicSine.self)
    case .hyperbolicCosine: visitor.visit(HyperbolicCosine.self)
    case .hyperbolicTangent: visitor.visit(HyperbolicTangent.self)
    case .inverseHyperbolicSine: visitor.visit(InverseHyperbolicSine.self)
    case .inverseHyperbolicCosine: visitor.visit(InverseHyperbolicCosine.self)
    case .inverseHyperbolicTangent: visitor.visit(InverseHyperbolicTangent.self)
    case .errorFunction: visitor.visit(ErrorFunction.self)
    case .sigmoid: visitor.visit(Sigmoid.self)
    case .softplus: visitor.visit(Softplus.self)
    case .sigmoidLinearUnit: visitor.visit(SigmoidLinearUnit.self)
    case .gaussianErrorLinearUnit: visitor.visit(GaussianErrorLinearUnit.self)
    case .exponentialLinearUnit: visitor.visit(ExponentialLinearUnit.self)
    case .rectifiedLinearUnit: visitor.visit(RectifiedLinearUnit.self)
    case .leakyRectifiedLinearUnit: visitor.visit(LeakyRectifiedLinearUnit.self)
    case .absoluteValue: visitor.visit(AbsoluteValue.self)
    case .sign: visitor.visit(Sign.self)
    case .step: visitor.visit(Step.self)
    case .maximum: visitor.visit(Maximum.self)
    case .minimum: visitor.visit(Minimum.self)
    case .less: visitor.visit(Less.self)
    case .lessOrEqual: visitor.visit(LessOrEqual.self)
    case .greater: visitor.visit(Greater.self)
    case .greaterOrEqual: visitor.visit(GreaterOrEqual.self)
    case .equal: visitor.visit(Equal.self)
    case .notEqual: visitor.visit(NotEqual.self)
    case .selection: visitor.visit(Selection.self)
    case .identity: visitor.visit(Identity.self)
    }
  }
}

/// Something done for an operation once its type is known.
package protocol OperationVisitor {
  associatedtype Result
  mutating func visit<F: UnaryOperation>(_: F.Type) -> Result
  mutating func visit<F: BinaryOperation>(_: F.Type) -> Result
  mutating func visit(_: Selection.Type) -> Result
}
