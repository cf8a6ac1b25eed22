/// A formula beside the derivative at one point.
struct AnswerTrial {
  let point: [Double]
  let steps: TangentSteps
  let answer: Double
  /// How far rounding may have moved the answer.
  let noise: Double
  let derivative: Double
  /// How fast the output changes as each node does.
  let adjoints: [Double?]
  /// Σ|path products|
  let scale: Double

  var isWrong: Bool { !answer.isFinite || !isNear(derivative, answer) }

  /// A formula of another form rounds otherwise.
  static let tolerance = 1e-8

  func isNear(_ wanted: Double, _ found: Double) -> Bool {
    guard wanted.isFinite else { return false }
    let size = max(scale, wanted.magnitude, found.magnitude)
    return (wanted - found).magnitude <= Self.tolerance * size + 8 * noise
  }
}
