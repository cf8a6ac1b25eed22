import ChainruleCalculus
import ChainruleComparison

extension ComparisonReport {
  /// Every count on a line of its own: the convention, what is counted, multiplications, additions.
  ///
  /// A count that is not known leaves its place empty.
  package var csv: String {
    var lines = ["convention,name,multiplications,additions,total"]
    func add(_ convention: String, _ name: String, _ numbers: Int?...) {
      lines.append(
        ([convention, name] + numbers.map { $0.map(String.init) ?? "" }).joined(separator: ","))
    }
    for order in comparison.orders {
      let count = order.accumulation?.count.structural
      add("structural", order.name.rawValue, order.multiplications, count?.additions, nil)
    }
    for order in comparison.orders {
      let count = order.accumulation?.count.nontrivial
      add("nontrivial", order.name.rawValue, count?.multiplications, count?.additions, nil)
    }
    for (name, count) in namedSweeps { add("sweeps", name, count.multiplications, nil, nil) }
    for (name, count) in namedSweeps {
      let executed = count.executed
      add("executed", name, executed?.multiplications, executed?.additions, executed?.total)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The ways to the Jacobian by sweeps, by their names in JSON.
  var namedSweeps: [(name: String, count: CostComparison.SweepCount)] {
    let sweeps = comparison.sweeps
    let ways = [
      ("forward", sweeps.forward), ("reverse", sweeps.reverse),
      ("compressedForward", sweeps.compressedForward),
      ("compressedReverse", sweeps.compressedReverse), ("bidirectional", sweeps.bidirectional),
    ]
    return ways.compactMap { name, count in count.map { (name, $0) } }
  }
}
