import ChainruleCalculus

/// A name that every program knows until it defines the name itself.
enum Builtin: Equatable {
  case operation(Operation)
  /// `max` and `min` of any number of arguments, and `sum`, `prod`, `mean` over an index.
  case fold(Fold)
  case constant(Constant)
  /// A name of vectors and matrices.
  case structural

  /// What joins the terms of `sum(i in 1..n: …)`.
  enum Fold: Int, CaseIterable {
    case sum, prod, mean, max, min

    init?(named name: String) {
      guard let fold = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
      self = fold
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
    for name in structuralNames { table[name] = .structural }
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

  private static let structuralNames = [
    "dot", "outer", "transpose", "trace", "diag", "norm", "cross", "concat", "logsumexp",
    "softmax", "length", "rows", "columns", "ones", "zeros", "identity",
  ]
}
