import ChainruleCalculus
import ChainruleCompiler
import ChainruleLanguage
import FoundationEssentials

/// At which point, by which inputs and under which rule derivatives are wanted.
public struct Query: Sendable {
  /// Values of inputs, by name; they override the program's own.
  public var point: [String: Double] = [:]
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

  /// Adds the values of `name = value, …`, each value a constant expression.
  ///
  /// - Throws: `ProgramError` where the text is not such a list.
  public mutating func add(point text: String) throws(ProgramError) {
    let source = SourceText(name: "--at", bytes: Array(text.utf8))
    let bindings = Compilation.bindings(source)
    guard bindings.diagnostics.isEmpty else { throw ProgramError(bindings.diagnostics, in: source) }
    for (name, value) in bindings.values { point[name] = value }
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

  private func point(_ query: Query) throws(ProgramError) -> [Double] {
    let given = try values(query)
    let missing = zip(inputs, given).filter { $0.1 == nil }.map(\.0)
    guard missing.isEmpty else { throw .missingValues(missing) }
    return given.compactMap { $0 }
  }

  /// The values that are given for the inputs.
  func values(_ query: Query) throws(ProgramError) -> [Double?] {
    var values = compiled.defaults
    for (name, value) in query.point.sorted(by: { $0.key < $1.key }) {
      guard let input = input(name) else { throw .unknownInput(name, inputs, option: "--at") }
      values[input.index] = value
    }
    return values
  }

  func chosenInputs(_ query: Query) throws(ProgramError) -> [NodeID] {
    guard !query.wrt.isEmpty else { return compiled.graph.inputs }
    var chosen: [NodeID] = []
    for name in query.wrt {
      guard let input = input(name) else { throw .unknownInput(name, inputs, option: "--wrt") }
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

extension Query {
  /// Adds the values of a JSON object of numbers, such as `{"x1": 2, "x2": 5}`.
  ///
  /// - Parameters:
  ///   - bytes: the JSON document.
  ///   - name: what to call it in messages.
  /// - Throws: `ProgramError` where the document is not such an object.
  public mutating func add(pointJSON bytes: [UInt8], name: String) throws(ProgramError) {
    do {
      let values = try JSONDecoder().decode([String: Double].self, from: Data(bytes))
      point.merge(values) { $1 }
    } catch {
      throw ProgramError(
        code: "bad-point-file", message: "\(name) is not a point",
        help: "a point is a JSON object with a number for each input: {\"x\": 1.5}")
    }
  }
}
