import ChainruleCalculus

/// A name that every program knows until it defines the name itself.
enum Builtin: Equatable {
  case operation(Operation)
  /// `max` and `min` of any number of arguments, and `sum`, `prod`, `mean` over an index.
  case fold(Fold)
  case constant(Constant)
  /// An operation on whole vectors and matrices.
  case structural(StructuralOperation)
  /// A size of a vector or matrix.
  case measure(Measure)
  /// A vector or matrix of known numbers.
  case filling(Filling)

  enum Measure: Int, CaseIterable {
    case length, rows, columns
  }

  enum Filling: Int, CaseIterable {
    case ones, zeros, identity
  }

  /// What joins the terms of `sum(i in 1..n: …)`.
  enum Fold: Int, CaseIterable {
    case sum, prod, mean, max, min

    init?(named name: String) {
      guard let fold = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
      self = fold
    }

    /// The operation on all elements of one array.
    var reduction: StructuralOperation {
      switch self {
      case .sum: .sum
      case .mean: .mean
      case .prod: .product
      case .max: .largest
      case .min: .smallest
      }
    }

    var operation: Operation {
      switch self {
      case .sum, .mean: .addition
      case .prod: .multiplication
      case .max: .maximum
      case .min: .minimum
      }
    }

    /// What an empty range gives; nil where it is an error.
    var empty: Int? {
      switch self {
      case .sum: 0
      case .prod: 1
      case .mean, .max, .min: nil
      }
    }
  }

  static let functions: [String: Builtin] = {
    var table: [String: Builtin] = [:]
    for operation in Operation.allCases {
      for name in operation.notation.functionNames { table[name] = .operation(operation) }
    }
    for fold in Fold.allCases where table["\(fold)"] == nil {
      table["\(fold)"] = .fold(fold)
    }
    for operation in StructuralOperation.allCases where table[operation.name] == nil {
      table[operation.name] = .structural(operation)
    }
    for measure in Measure.allCases { table["\(measure)"] = .measure(measure) }
    for filling in Filling.allCases { table["\(filling)"] = .filling(filling) }
    return table
  }()

  enum Constant: Int, CaseIterable {
    case pi, e

    var value: Double {
      switch self {
      case .pi: .pi
      case .e: 2.718281828459045
      }
    }
  }

  static let constants: [String: Constant] = ["pi": .pi, "π": .pi, "e": .e]
}
