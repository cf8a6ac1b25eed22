package import ChainruleCalculus
import ChainruleSymbolics

/// What the catalogue says of one operation, as text.
package struct OperationEntry: Sendable, Equatable {
  /// A formula as it is read and as programs write it.
  package struct Written: Sendable, Equatable {
    package let formula: String
    package let program: String

    init(_ term: Term) {
      formula = term.formula(number: NumberText(digits: 4).callAsFunction).unicodeText
      program = term.programText
    }
  }

  package struct Operand: Sendable, Equatable {
    package let name: String
    /// Nil for a condition, which has no derivative.
    package let partial: Written?
    /// Nil where any number will do.
    package let domain: String?
  }

  package let operation: Operation
  package let name: String
  /// Every way to write it, operators and functions, the printed one first.
  package let spellings: [String]
  package let value: Written
  package let operands: [Operand]
  package let kind: OperationKind
  package let kink: KinkDescription?

  package init(_ operation: Operation) {
    let names = operation == .selection ? ["c", "x", "y"] : ["x", "y"]
    let program = NamedGraph(operation, on: Array(names.prefix(operation.arity)))
    let terms = GraphTerms(program)
    let node = program.outputs[0].node
    guard let value = terms.definition(of: node) else {
      preconditionFailure("the graph of an operation on inputs ends with the operation")
    }
    self.operation = operation
    name = Self.words("\(operation)")
    spellings = Self.spellings(of: operation)
    self.value = Written(value)
    operands = zip(program.graph.inputs, operation.facts.domain).map { input, interval in
      let name = program.name(of: input)
      return Operand(
        name: name, partial: terms.partial(of: node, by: input).map(Written.init),
        domain: interval.text(of: name))
    }
    kind = operation.kind
    kink = KinkDescription(operation)
  }

  /// Every way to write an operation; a selection is also a sentence.
  static func spellings(of operation: Operation) -> [String] {
    operation.notation.allSpellings + (operation == .selection ? ["if"] : [])
  }

  /// The operation on its operands in the shortest form of programs.
  package var call: String {
    guard case .function(let spellings, _) = operation.notation else { return value.program }
    return "\(spellings[0])(\(operands.map(\.name).joined(separator: ", ")))"
  }

  /// The words of a name that is written as one: `naturalLogarithm`.
  private static func words(_ name: String) -> String {
    name.map { $0.isUppercase ? " " + $0.lowercased() : String($0) }.joined()
  }
}

extension NamedGraph {
  /// One operation on inputs of these names.
  fileprivate init(_ operation: Operation, on names: [String]) {
    var builder = ScalarGraphBuilder()
    let inputs = names.map { _ in builder.input() }
    let result =
      switch inputs.count {
      case 1: builder.apply(operation, to: inputs[0])
      case 2: builder.apply(operation, to: inputs[0], inputs[1])
      default: builder.apply(operation, to: inputs[0], inputs[1], inputs[2])
      }
    let graph = builder.graph(of: [result]).graph
    self.init(
      graph: graph, names: names + ["v"], aliases: [:],
      outputs: [.init(name: "v", node: graph.outputs[0])], defaults: names.map { _ in nil },
      title: [])
  }
}

extension Notation {
  /// Every way to write the operation, signs of figures included.
  var allSpellings: [String] {
    var all = spellings
    for name in functionNames where !all.contains(name) { all.append(name) }
    switch self {
    case .function(_, .radical): all.append("√")
    case .function(_, .squared): all.append("²")
    case .function(_, .name), .function(_, .bars), .infix, .prefix, .identity: break
    }
    return all
  }
}

extension Interval {
  /// The interval as a condition on a name; nil for all numbers.
  func text(of name: String) -> String? {
    let number = NumberText.full
    let sign = includesBounds ? "≤" : "<"
    switch (lower.isFinite, upper.isFinite) {
    case (false, false): return nil
    case (true, false): return "\(name) \(includesBounds ? "≥" : ">") \(number(lower))"
    case (false, true): return "\(name) \(sign) \(number(upper))"
    case (true, true): return "\(number(lower)) \(sign) \(name) \(sign) \(number(upper))"
    }
  }
}
