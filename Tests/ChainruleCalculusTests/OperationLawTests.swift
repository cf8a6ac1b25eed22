import ChainruleCalculus
import TestSupport
import Testing

@Suite("Every operation of the catalogue")
struct OperationLawTests {
  static let seeds: [UInt64] = [1, 2]

  /// The stencil of order 6 with step 10⁻³ errs by about 10⁻¹⁸·f⁽⁷⁾ and by rounding 10⁻¹³·f; at a
  /// distance of 0.05 from a singularity f⁽⁷⁾ is below 10¹⁰·f′.
  static let differenceTolerance = 1e-7

  @Test(
    "has the partials that differences of its values show", arguments: Operation.allCases, seeds)
  func partialsMatchDifferences(operation: Operation, seed: UInt64) {
    let points = operation.smoothPoints(seed: seed, count: 20)
    #expect(points.count == 20, "the domain has to be found by chance")
    for point in points {
      let exact = operation.at(point)
      for position in point.indices where !(operation == .selection && position == 0) {
        let difference = centralDifference { operation.value(point.moved(position, by: $0)) }
        #expect(
          areClose(
            exact.partials[position], difference,
            within: Self.differenceTolerance * max(1, exact.value.magnitude, difference.magnitude)),
          "∂\(position + 1) at \(point)")
      }
    }
  }

  @Test("gives the same derivatives forward and backward", arguments: Operation.allCases, seeds)
  func forwardIsReverse(operation: Operation, seed: UInt64) {
    let graph = graphOf(operation.arity) { [$0.apply(operation, toAll: $1)] }
    for point in operation.smoothPoints(seed: seed, count: 10) + operation.awkwardPoints {
      for rule in KinkRule.allCases {
        let forward = graph.forward(of: graph.outputs[0], at: point, atKink: rule)
        let reverse = graph.reverse(of: graph.outputs[0], at: point, atKink: rule)
        for (a, b) in zip(forward, reverse) {
          #expect((a == nil) == (b == nil), "\(point)")
          #expect(areIdentical(a ?? 0, b ?? 0), "\(point), \(rule)")
        }
      }
    }
  }

  @Test("has one value over every algebra", arguments: Operation.allCases, seeds)
  func valueOverEveryAlgebra(operation: Operation, seed: UInt64) {
    let graph = graphOf(operation.arity) { [$0.apply(operation, toAll: $1)] }
    let output = graph.outputs[0].index
    let active = graph.active(for: graph.inputs)
    for point in operation.smoothPoints(seed: seed, count: 10) + operation.awkwardPoints {
      let counter = Recorder.Counter()
      let value = operation.value(point)
      let recorded = graph.values(at: point.map { Recorder($0, counter: counter) })[output]
      let dual = graph.duals(at: point.map { Dual($0, tangent: 1) }, active: active)[output]
      #expect(areIdentical(graph.values(at: point)[output], value), "\(point)")
      #expect(areIdentical(recorded.number, value), "\(point)")
      #expect(areIdentical(dual.value, value), "\(point)")
      #expect(counter.tally == Tally(counting: [operation]))
    }
  }

  @Test("counts what its partials apply", arguments: Operation.allCases)
  func recorderCountsWhatIsApplied(operation: Operation) {
    let graph = graphOf(operation.arity) { [$0.apply(operation, toAll: $1)] }
    let active = graph.active(for: graph.inputs)
    for point in operation.smoothPoints(seed: 3, count: 3) + operation.awkwardPoints {
      let counter = Recorder.Counter()
      let journal = JournalEntry.Journal()
      let recorded = graph.values(at: point.map { Recorder($0, counter: counter) })
      let written = graph.values(at: point.map { JournalEntry($0, journal: journal) })
      let counted = graph.linearized(at: recorded, active: active).adjoints(of: graph.outputs[0])
      let listed = graph.linearized(at: written, active: active).adjoints(of: graph.outputs[0])
      #expect(counter.tally == Tally(counting: journal.operations), "\(point)")
      for input in graph.inputs {
        #expect(
          areIdentical(counted[input.index]?.number ?? 0, listed[input.index]?.number ?? 0))
      }
    }
  }

  @Test("is not a number outside its domain", arguments: Operation.allCases)
  func valueOutsideDomain(operation: Operation) {
    for (position, interval) in operation.facts.domain.enumerated() {
      for inside in operation.smoothPoints(seed: 4, count: 5) {
        for distance in [1e-3, 0.5, 2.25, 1e3] {
          let outside = [interval.lower - distance, interval.upper + distance]
          for number in outside where number.isFinite {
            let point = inside.replacing(position, by: number)
            #expect(operation.value(point).isNaN, "\(point)")
          }
        }
        if !interval.includesBounds {
          for bound in [interval.lower, interval.upper] where bound.isFinite {
            let point = inside.replacing(position, by: bound)
            // A power of 0 with a positive exponent is 0, though no derivative is given there.
            #expect(!operation.value(point).isFinite || operation == .power, "\(point)")
          }
        }
      }
    }
  }

  @Test("has no derivative where it has no value", arguments: Operation.allCases)
  func partialsOfNoNumber(operation: Operation) {
    let points =
      operation.awkwardPoints
      + operation.smoothPoints(seed: 5, count: 3).flatMap { point in
        point.indices.flatMap { position in
          [-1e3, .nan].map { point.replacing(position, by: $0) }
        }
      }
    for point in points where operation.value(point).isNaN && operation != .selection {
      #expect(operation.at(point).partials.allSatisfy { $0.isNaN }, "\(point)")
    }
  }

  @Test("computes a second derivative that differences of the first show", arguments: seeds)
  func secondDerivatives(seed: UInt64) {
    for operation in Operation.allCases where operation != .selection {
      for point in operation.smoothPoints(seed: seed, count: 5) {
        let graph = graphOf(operation.arity) { [$0.apply(operation, toAll: $1)] }
        for position in point.indices {
          let second = graph.second(at: point, along: position)
          let difference = centralDifference {
            operation.at(point.moved(position, by: $0)).partials[position]
          }
          #expect(
            areClose(second, difference, within: 1e-6 * max(1, difference.magnitude)),
            "\(operation), ∂²\(position + 1) at \(point)")
        }
      }
    }
  }
}

extension ScalarGraph {
  /// The second derivative by one input, by running the dual sweep on duals.
  fileprivate func second(at point: [Double], along position: Int) -> Double {
    let seeds = point.indices.map { place in
      let isMoved = place == position
      return Dual(
        Dual(point[place], tangent: isMoved ? 1 : nil),
        tangent: isMoved ? Dual(1, tangent: nil) : nil)
    }
    let result = duals(at: seeds, active: active(for: inputs))[outputs[0].index]
    return result.tangent?.tangent ?? 0
  }
}

extension Operation {
  /// Points at which operations have kinks, poles, no value, or are at the end of a domain.
  var awkwardPoints: [[Double]] {
    let numbers: [Double] = [
      0, -0.0, 1, -1, 2, .infinity, -.infinity, .nan, 1e308, .leastNonzeroMagnitude,
    ]
    return (0..<arity).reduce([[]]) { points, _ in
      points.flatMap { point in numbers.map { point + [$0] } }
    }
  }
}

extension [Double] {
  func moved(_ position: Int, by distance: Double) -> [Double] {
    replacing(position, by: self[position] + distance)
  }

  func replacing(_ position: Int, by number: Double) -> [Double] {
    var copy = self
    copy[position] = number
    return copy
  }
}

/// The derivative at 0 by the symmetric stencil of order 6.
func centralDifference(_ function: (Double) -> Double) -> Double {
  let step = 1.0 / 1024
  let weights = [3.0 / 4, -3.0 / 20, 1.0 / 60]
  return weights.indices.reduce(0) { sum, place in
    let distance = step * Double(place + 1)
    return sum + weights[place] * (function(distance) - function(-distance)) / step
  }
}
