import ChainruleCalculus

extension EvaluationReport {
  /// Where the program stands in the tables of shapes; nil for one number by one number.
  var placeInTables: String? {
    if pattern == nil { return stackedPlace }
    var kinds: Set<DerivativeShape> = []
    var hasMatrix = false
    for output in outputGroups {
      for input in chosenGroups {
        if let kind = DerivativeShape(of: output.shape, by: input.shape) {
          kinds.insert(kind)
        } else {
          hasMatrix = true
        }
      }
    }
    var places = DerivativeShape.allCases.filter(kinds.contains).map {
      "\($0.words) (\($0.result))"
    }
    if hasMatrix { places.append("with a matrix (outside of the tables)") }
    return places.isEmpty ? nil : "place in the tables of shapes: " + places.joined(separator: ", ")
  }

  /// Scalars only: several inputs make a vector, and so do several outputs.
  private var stackedPlace: String? {
    let (rows, columns) = (outputs.count, chosen.count)
    guard columns > 0, rows > 1 || columns > 1 else { return nil }
    let kind = DerivativeShape(
      of: rows > 1 ? .vector(rows) : .scalar, by: columns > 1 ? .vector(columns) : .scalar)
    return kind.map { "place in the tables of shapes: \($0.words) (\($0.result)), stacked" }
  }
}
