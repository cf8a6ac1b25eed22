import RealModule

/// What people take for the derivative of a function.
extension Mistake {
  /// Each for the derivative by the argument u, where the value is v.
  static let otherFunctions: [Operation: Wrong] = [
    .tangent: of { u, v in [1 / .cos(u), v / .cos(u)] },
    .naturalLogarithm: of { u, _ in [1 / (u * u)] },
    .arcsine: of { u, _ in [1 / .sqrt(1 + u * u), 1 / (1 - u * u), 1 / (1 + u * u)] },
    .arccosine: of { u, _ in [-1 / .sqrt(1 + u * u), -1 / (1 - u * u), -1 / (1 + u * u)] },
    .arctangent: of { u, _ in [1 / (1 - u * u), 1 / .sqrt(1 + u * u), 1 / .sqrt(1 - u * u)] },
    .hyperbolicTangent: of { u, v in [1 + v * v, 1 - v, 1 / .cosh(u)] },
    .sigmoid: of { _, v in [1 - v, v * (1 + v), 1 - v * v] },
    .softplus: of { u, _ in [.exp(u), 1 / (1 + .exp(u)), 1 / (1 + .exp(-u)) / .exp(u)] },
    .squareRoot: of { u, v in [1 / (2 * u), 2 / v] },
    .sine: of { u, _ in [1 / .cos(u), .tan(u)] },
  ]

  static let integrals: [Operation: Wrong] = [
    .sine: of { u, _ in [-.cos(u)] },
    .naturalLogarithm: of { u, v in [u * v - u] },
    .square: of { u, v in [u * v / 3] },
    .squareRoot: of { u, v in [2 * u * v / 3] },
    .power: { step in
      guard step.only == 0 else { return [nil] }
      let (base, exponent) = (step.operands[0], step.operands[1])
      return [step.value * base / (exponent + 1) * step.tangent(0)]
    },
    .division: { step in
      guard step.only == 1 else { return [nil] }
      return [step.operands[0] * .log(step.operands[1].magnitude) * step.tangent(1)]
    },
  ]

  private static func of(_ wrong: @escaping @Sendable (_ u: Double, _ v: Double) -> [Double])
    -> Wrong
  {
    { step in wrong(step.operands[0], step.value).map { $0 * step.tangent(0) } }
  }
}
