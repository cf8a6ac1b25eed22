import ChainruleCalculus
import ChainruleCompiler
import ChainruleData
import ChainruleLanguage

/// At which point, by which inputs and under which rule derivatives are wanted.
public struct Query: Sendable {
  /// Values of inputs, by name; they override the program's own.
  public var point: [String: Value] = [:]
  /// The inputs, or elements of them such as `w[2]`, to differentiate by; all where none is named.
  public var wrt: [String] = []
  /// The derivative to give at a kink.
  public var atKink = Kink.zero
  /// Which way derivatives of and by vectors are shown; JSON is always in numerator layout.
  public var layout = Layout.numerator
  /// Digits after the point for people; JSON is always exact.
  public var digits: Int?

  /// The program's own point, all inputs, the paper's rule.
  public init() {}

  /// Which way derivatives of and by vectors are laid out.
  public enum Layout: String, Sendable, CaseIterable {
    /// A row for each element of the output, as in the paper.
    case numerator
    /// A row for each element of the input: the transpose.
    case denominator
  }

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
    try knownPoint(query) != nil
  }

  /// A value for each input; nil where one of them has none, unless the query gives others.
  func knownPoint(_ query: Query) throws(ProgramError) -> [Double]? {
    if !query.point.isEmpty { return try point(query) }
    let given = try values(query)
    return given.contains(nil) ? nil : given.compactMap { $0 }
  }

  func point(_ query: Query) throws(ProgramError) -> [Double] {
    let given = try values(query)
    let missing = compiled.inputVariables.filter { variable in
      variable.nodes.contains { given[$0.index] == nil }
    }
    guard missing.isEmpty else {
      let data = missing.filter { compiled.openData.contains($0.name) }
      throw data.isEmpty ? .missingValues(missing) : .missingData(data)
    }
    return given.compactMap { $0 }
  }

  /// The values that are given for the inputs.
  func values(_ query: Query) throws(ProgramError) -> [Double?] {
    var values = compiled.defaults
    for (name, value) in query.point.sorted(by: { $0.key < $1.key }) {
      if isFilledData(name) { continue }
      guard let input = inputVariable(name) else {
        throw .unknownInput(name, inputs, option: "--at")
      }
      guard let array = value.array, input.shape.holds(array.shape) else {
        throw .wrongShape(input, value, option: "--at")
      }
      for (node, number) in zip(input.nodes, array.elements) { values[node.index] = number }
    }
    return values
  }

  /// Whether data got their numbers from the point with which the program was compiled.
  private func isFilledData(_ name: String) -> Bool {
    let key = NameTable.canonical(name)
    return compiled.filledData.contains { NameTable.canonical($0) == key }
  }

  func chosenInputs(_ query: Query, option: String = "--wrt") throws(ProgramError) -> [NodeID] {
    guard !query.wrt.isEmpty else { return compiled.differentiable }
    var chosen: Set<NodeID> = []
    for name in query.wrt {
      guard let nodes = inputNodes(name) else {
        let base = String(name.prefix { $0 != "[" && $0 != " " })
        if base != name, let input = inputVariable(base) {
          throw .noSuchElement(name, of: input, option: option)
        }
        throw .unknownInput(name, inputs, option: option)
      }
      chosen.formUnion(nodes)
    }
    guard compiled.openData.isEmpty || chosen.isSubset(of: compiled.differentiable) else {
      throw .derivativeByData(compiled.openData, option: option)
    }
    return chosen.sorted()
  }

  /// The input of a name in any of its spellings.
  func inputVariable(_ name: String) -> Variable? {
    let key = NameTable.canonical(name)
    return compiled.inputVariables.first { NameTable.canonical($0.name) == key }
  }

  /// The nodes of an input, or of one element of it.
  func inputNodes(_ name: String) -> [NodeID]? {
    if let variable = inputVariable(name) { return variable.nodes }
    let parts = name.filter { $0 != " " }.split(separator: "[", maxSplits: 1)
    guard parts.count == 2, let variable = inputVariable(String(parts[0])) else { return nil }
    return variable.nodes.indices
      .first { variable.shape.subscriptText(of: $0).dropFirst() == parts[1] }
      .map { [variable.nodes[$0]] }
  }

  /// The input of a name, where it is a single number.
  func input(_ name: String) -> NodeID? {
    guard let nodes = inputNodes(name), nodes.count == 1 else { return nil }
    return nodes[0]
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
  static func missingValues(_ inputs: [Variable]) -> ProgramError {
    let names = inputs.map(\.name)
    let shown = inputs.prefix(3).map { "\($0.name)=\($0.shape.example)" }.joined(separator: ", ")
    let few = names.prefix(6).joined(separator: ", ") + (names.count > 6 ? ", …" : "")
    return ProgramError(
      code: "missing-point", message: "no value is given for \(few)",
      help: "give the point: --at '\(shown)\(names.count > 3 ? ", …" : "")'")
  }

  static func missingData(_ data: [Variable]) -> ProgramError {
    let name = data[0].name
    return ProgramError(
      code: "missing-point", message: "the data \(name) have no values",
      help: "give them: --at '\(name)=\(data[0].shape.example)', or --at \(name)=@file.csv")
  }

  static func derivativeByData(_ names: [String], option: String) -> ProgramError {
    ProgramError(
      code: "unknown-input",
      message: "\(option) names data, by which nothing is differentiated",
      help: "declare \(names[0]) by input in place of data")
  }

  static func wrongShape(_ input: Variable, _ value: Value, option: String)
    -> ProgramError
  {
    let given = value.array?.shape.words ?? "rows of different lengths"
    return ProgramError(
      code: "shape-mismatch",
      message:
        "the input \(input.name) is \(input.shape.words), and \(option) gives \(given)",
      help: "give \(input.name)=\(input.shape.example)")
  }

  static func noSuchElement(_ name: String, of input: Variable, option: String) -> ProgramError {
    let last = input.name(ofElement: input.nodes.count - 1)
    return ProgramError(
      code: "unknown-input",
      message: "\(option) names \(name), and \(input.name) is \(input.shape.words)",
      help: input.shape.isScalar
        ? "a scalar has no elements: write \(input.name)"
        : "its elements are \(input.name(ofElement: 0)) to \(last), counted from 1")
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

extension Shape {
  /// A value of this shape as a point is typed, elided where it is long.
  fileprivate var example: String {
    func list(_ count: Int, _ item: String) -> String {
      let items = Array(repeating: item, count: min(count, 3)) + (count > 3 ? ["…"] : [])
      return "[" + items.joined(separator: ",") + "]"
    }
    return switch self {
    case .scalar: "1"
    case .vector(let count): list(count, "1")
    case .row(let count): list(count, "1") + "'"
    case .matrix(let rows, let columns): list(rows, list(columns, "1"))
    }
  }
}

extension DerivativeLayout {
  init(_ layout: Query.Layout) {
    self =
      switch layout {
      case .numerator: .numerator
      case .denominator: .denominator
      }
  }
}
