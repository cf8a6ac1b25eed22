import ChainruleCalculus
import ChainruleLanguage

extension Program {
  /// The order that a text lists, as vertices numbered from 1.
  ///
  /// Vertices are numbers or names, separated by blanks, commas or new lines; brackets around them
  /// and comments from # to the end of a line count for nothing. Outputs that no other operation
  /// uses may be named and are passed over.
  func eliminationOrder(_ source: SourceText, in graph: EliminationGraph)
    throws(ProgramError) -> [Int]
  {
    let (first, last) = (1, graph.operationCount)
    var numbers: [NodeID: Int] = [:]
    for (number, node) in graph.nodes.dropFirst(graph.inputCount).enumerated() {
      numbers[node] = number + 1
    }
    let eliminable = Set(graph.eliminable.map { $0 - graph.inputCount + 1 })
    var named: Set<Int> = []
    var order: [Int] = []
    for span in source.orderItems {
      let item = source[span]
      func mistake(_ message: String, _ help: String) -> ProgramError {
        ProgramError(
          [Diagnostic(code: "wrong-order", message: message, span: span, help: help)], in: source)
      }
      let found = Int(item) ?? compiled.node(named: item).flatMap { numbers[$0] }
      guard let number = found, number >= first, number <= last else {
        throw mistake(
          "\(item) is no operation that derivatives pass",
          "name an operation, or give its number from \(first) to \(last)")
      }
      guard named.insert(number).inserted else {
        throw mistake("\(item) is eliminated twice", "name every operation once")
      }
      if eliminable.contains(number) { order.append(number) }
    }
    let missing = eliminable.subtracting(named).sorted()
    guard missing.isEmpty else { throw .incompleteOrder(missing, of: eliminable.count, source) }
    return order
  }
}

extension ProgramError {
  fileprivate static func incompleteOrder(_ missing: [Int], of count: Int, _ source: SourceText)
    -> ProgramError
  {
    let few = missing.prefix(8).map(String.init).joined(separator: ", ")
    return ProgramError(
      code: "incomplete-order",
      message: "\(source.name) leaves out \(missing.count) of \(count) operations: \(few)"
        + (missing.count > 8 ? ", …" : ""),
      help: "every operation that another one uses is eliminated once; --json lists whole orders")
  }
}

extension SourceText {
  /// The words of a list, without separators, brackets and comments.
  fileprivate var orderItems: [Span] {
    var spans: [Span] = []
    var start: Int?
    var isComment = false
    func close(at end: Int) {
      if let begun = start { spans.append(Span(begun, end)) }
      start = nil
    }
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "#") { isComment = true }
      if byte == UInt8(ascii: "\n") { isComment = false }
      if isComment || Self.separators.contains(byte) {
        close(at: place)
      } else if start == nil {
        start = place
      }
    }
    close(at: bytes.count)
    return spans
  }

  private static let separators = Set(" \t\r\n,;[]()".utf8)
}
