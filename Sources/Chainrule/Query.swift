import ChainruleCalculus
import ChainruleCompiler
import ChainruleData
import ChainruleLanguage

/// At which point, by which inputs and under which rule derivatives are wanted.
public struct Query: Sendable {
  /// Values of inputs, by name; they override the program's own.
  public var point: [String: Value] = [:]
  /// The inputs to differentiate by; all where none is named.
  public var wrt: [String] = []
  /// The derivative to give at a kink.
  public var atKink = Kink.zero
  /// Digits after the point for people; JSON is always exact.
  public var digits: Int?

  /// The program's own point, all inputs, the paper's rule.
  public init() {}

  /// Which derivative to give where an operation has none.
  public enum Kink: String, Sendable, CaseIterable {
    /// Derivative 0 at the kink of max(0, z), abs, sign and step; at a tie a constant wins, else
    /// the first argument.
    case zero
    /// From the left; at a tie, the first argument's.
    case left
    /// From the right; at a tie, the second argument's.
    case right
    /// The mean of left and right.
    case half
  }

  /// The number of an input, or the numbers of a vector or matrix.
  public struct Value: Sendable, Equatable {
    /// Empty for a scalar, `[n]` for a vector, `[m, n]` for a matrix.
    public let shape: [Int]
    /// The numbers row by row.
    public let numbers: [Double]

    /// A scalar.
    public init(_ number: Double) {
      self.init(NumberArray(number))
    }

    init(_ array: NumberArray) {
      shape = array.shape
      numbers = array.numbers
    }
  }
}

extension Program {
  /// The program at the point of a query.
  func differentiation(_ query: Query) throws(ProgramError) -> Differentiation {
    let point = try self.point(query)
    let chosen = try chosenInputs(query)
    return Differentiation(
      compiled, at: point, wrt: chosen, atKink: KinkRule(query.atKink))
  }

  /// Whether every input has a value.
  func hasPoint(_ query: Query) throws(ProgramError) -> Bool {
    let given = try values(query)
    return given.allSatisfy { $0 != nil }
  }

  func point(_ query: Query) throws(ProgramError) -> [Double] {
    let given = try values(query)
    let missing = zip(inputs, given).filter { $0.1 == nil }.map(\.0)
    guard missing.isEmpty else { throw .missingValues(missing) }
    return given.compactMap { $0 }
  }

  private func values(_ query: Query) throws(ProgramError) -> [Double?] {
    var values = compiled.defaults
    for (name, value) in query.point.sorted(by: { $0.key < $1.key }) {
      guard let input = input(name) else { throw .unknownInput(name, inputs, option: "--at") }
      guard value.shape.isEmpty else { throw .notAScalar(name, value) }
      values[input.index] = value.numbers[0]
    }
    return values
  }

  func chosenInputs(_ query: Query, option: String = "--wrt") throws(ProgramError) -> [NodeID] {
    guard !query.wrt.isEmpty else { return compiled.graph.inputs }
    var chosen: [NodeID] = []
    for name in query.wrt {
      guard let input = input(name) else { throw .unknownInput(name, inputs, option: option) }
      if !chosen.contains(input) { chosen.append(input) }
    }
    return chosen.sorted()
  }

  /// The input of a name in any of its spellings.
  func input(_ name: String) -> NodeID? {
    let key = NameTable.canonical(name)
    return inputs.firstIndex { NameTable.canonical($0) == key }.map { NodeID($0) }
  }
}

extension KinkRule {
  init(_ kink: Query.Kink) {
    self =
      switch kink {
      case .zero: .zero
      case .left: .left
      case .right: .right
      case .half: .half
      }
  }
}

extension ProgramError {
  static func missingValues(_ names: [String]) -> ProgramError {
    let shown = names.prefix(3).map { "\($0)=1" }.joined(separator: ", ")
    let few = names.prefix(6).joined(separator: ", ") + (names.count > 6 ? ", …" : "")
    return ProgramError(
      code: "missing-point", message: "no value is given for \(few)",
      help: "give the point: --at '\(shown)\(names.count > 3 ? ", …" : "")'")
  }

  static func unknownInput(_ name: String, _ inputs: [String], option: String) -> ProgramError {
    let known =
      inputs.isEmpty
      ? "the program has no inputs"
      : "its inputs are \(inputs.prefix(8).joined(separator: ", "))\(inputs.count > 8 ? ", …" : "")"
    return ProgramError(
      code: "unknown-input", message: "\(option) names \(name), which is not an input",
      help: nearest(name, among: inputs).map { "did you mean \($0)?" } ?? known)
  }
}
