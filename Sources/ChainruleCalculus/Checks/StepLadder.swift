/// The steps by which a point is moved: powers of two, the largest first.
///
/// A function may vary on the scale of its inputs or on that of 1, and much faster than either. So
/// the steps go down from an eighth of each of these scales to a part in 10¹¹, and no comparison
/// depends on a single one. Powers of two are added to most numbers without rounding.
enum StepLadder {
  private static let rungs = 3...36

  static func steps(around coordinates: [Double]) -> [Double] {
    let magnitudes = coordinates.filter { $0 != 0 && $0.isFinite }.map(\.magnitude)
    let scales = [1.0, magnitudes.min() ?? 1, magnitudes.max() ?? 1]
    // Below a few units in the last place a point cannot be moved as told.
    let least = (magnitudes.max() ?? 0).ulp * 8
    let exponents = Set(scales.flatMap { scale in rungs.map { Int(scale.exponent) - $0 } })
    return exponents.sorted(by: >).map { powerOfTwo($0) }.filter { $0 >= least }
  }

  private static func powerOfTwo(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }
}
