/// The points at which a formula is compared with a derivative.
enum TrialPoints {
  /// Numbers that are easy to compute with first, then random ones.
  static func plain(near start: [Double?]) -> [[Double]] {
    let plain: [Double] = [1, 2, 0.5, 3, -1, 0.25, -2, 1.5, -0.5, 4]
    var points: [[Double]] = []
    if start.allSatisfy({ $0 != nil }) { points.append(start.compactMap(\.self)) }
    for shift in plain.indices {
      points.append(start.indices.map { plain[(shift + 3 * $0) % plain.count] })
    }
    var generator = SplitMix64(seed: 1)
    let ranges: [ClosedRange<Double>] = [-3...3, 0.1...2, 0.05...0.95, -1...1, 1...6, -12...12]
    for round in 0..<180 {
      let range = ranges[round % ranges.count]
      points.append(
        start.map { value in
          let number = Double.random(in: range, using: &generator)
          return round >= 120 ? (value ?? 1) * (1 + number / 8) : number
        })
    }
    return points
  }

  /// Where the program or the answer may change, or may only be defined: numbers on both sides of
  /// every constant and of their quotients, and numbers of many sizes, for the one input and for all.
  static func probes(of constants: [Double], for input: NodeID, near start: [Double?])
    -> [[Double]]
  {
    let sizes = constants.map(\.magnitude).filter { $0.isFinite && $0 > 0 }.uniqued().prefix(8)
    let quotients = sizes.flatMap { a in sizes.filter { $0 != a && $0 != 1 }.map { a / $0 } }
    var numbers: [Double] = []
    for size in sizes + quotients.prefix(12) {
      let gap = size > 10 ? size / 10 : size > 1 ? 0.5 : size / 4
      for number in [size - gap, size + gap] { numbers += [number, -number] }
    }
    for size in [8.5, 21, 45, 95, 210, 450, 1050] { numbers += [size, -size] }
    return numbers.flatMap { number in
      let all = start.indices.map { number * (1 + Double($0) / 64) }
      var one = start.map { $0 ?? 1 }
      guard start.count > 1, start.indices.contains(input.index) else { return [all] }
      one[input.index] = number
      return [one, all]
    }
  }
}
