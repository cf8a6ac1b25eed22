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

  /// Whether the two are as near or as far as they are not by the cancelling of paths alone: where
  /// 10¹²x − 10¹²x hides a term, every answer would be near.
  var isDecided: Bool {
    let difference = (answer - derivative).magnitude
    let isNear = difference <= Self.roundings * scale + 8 * noise
    let size = max(derivative.magnitude, answer.magnitude)
    return isNear || isWrong || difference <= Self.tolerance * size
  }

  /// How far a sum of products of numbers of size 1 may be rounded.
  private static let roundings = 64 * Double.ulpOfOne

  /// A formula of another form rounds otherwise.
  static let tolerance = 1e-8

  func isNear(_ wanted: Double, _ found: Double) -> Bool {
    guard wanted.isFinite else { return false }
    let size = max(scale, wanted.magnitude, found.magnitude)
    return (wanted - found).magnitude <= Self.tolerance * size + 8 * noise
  }
}
