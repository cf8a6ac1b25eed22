import ChainruleComparison
package import ChainruleLanguage

/// A condition on a number of a comparison, such as `reverse.multiplications > 400`.
///
///     condition = key { "." key } relation value
///     relation  = "<" | "<=" | ">" | ">=" | "==" | "!="
///     value     = number | word
///
/// The keys are those of the JSON report, outermost first. The name of an order stands for its
/// entry in `orders`, whose structural counts need no further key; a word is compared with text,
/// such as a mode.
package struct ComparisonCondition: Sendable {
  /// What is wrong with a condition.
  package struct Mistake: Error {
    package let diagnostic: Diagnostic
  }

  enum Relation: String, CaseIterable {
    // Longer signs first: `<=` begins with `<`.
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case greater = ">"
  }

  private let keys: [(text: String, span: Span)]
  private let relation: Relation
  private let wanted: (text: String, span: Span)

  /// - Throws: what is wrong with the text, and where.
  package init(_ source: SourceText) throws(Mistake) {
    var reader = ConditionReader(source)
    var keys = [reader.word()]
    while reader.take(".") { keys.append(reader.word()) }
    if let empty = keys.first(where: \.text.isEmpty) {
      throw Self.mistake("a key is missing here", empty.span)
    }
    guard let relation = Relation.allCases.first(where: { reader.take($0.rawValue) }) else {
      throw Self.mistake("a relation is missing here: <, <=, >, >=, == or !=", reader.here)
    }
    let value = reader.word(allowing: ".+-")
    guard !value.text.isEmpty else { throw Self.mistake("a number is missing here", value.span) }
    guard reader.isAtEnd else { throw Self.mistake("the condition is over here", reader.here) }
    let isOrder = relation != .equal && relation != .notEqual
    if isOrder, Double(value.text) == nil {
      throw Self.mistake("\(value.text) is not a number", value.span)
    }
    self.keys = keys
    self.relation = relation
    wanted = value
  }

  private static func mistake(_ message: String, _ span: Span) -> Mistake {
    Mistake(
      diagnostic: Diagnostic(
        code: "wrong-condition", message: message, span: span,
        help: "a condition is a key of the JSON report, a relation and a number: "
          + "reverse.multiplications > 400"))
  }

  /// Whether the condition holds.
  ///
  /// - Throws: which key is wrong, or that the report has no such number.
  package func holds(for report: ComparisonReport) throws(Mistake) -> Bool {
    switch try value(in: report.json) {
    case .integer(let number): return try relates(Double(number))
    case .number(let number): return try relates(number)
    case .bool(let flag): return try relates(flag ? "true" : "false", among: ["false", "true"])
    case .string(let text):
      let modes = CostComparison.Mode.allCases.map(\.rawValue)
      return try relates(text, among: modes.contains(text) ? modes : [])
    case .null, .array, .object:
      let last = keys[keys.count - 1]
      throw Self.mistake("\(last.text) is not a single number", last.span)
    }
  }

  private func value(in report: JSON) throws(Mistake) -> JSON {
    var value = report
    for (place, key) in keys.enumerated() {
      if place == 0, let order = report["orders"]?.element(named: key.text) {
        value = order
      } else if let member = value[key.text] ?? value.element(named: key.text) {
        value = member
      } else if let member = value["structural"]?[key.text] {
        value = member
      } else if case .string(let reason)? = value["skipped"] {
        throw Self.mistake("there is no count: \(reason)", key.span)
      } else if place == 0, let option = Self.option(for: key.text) {
        throw Self.mistake("the report has no \(key.text) here: \(option)", key.span)
      } else {
        let known = value.keys.filter { $0 != "schema" }.joined(separator: ", ")
        throw Self.mistake("the report has no \(key.text) here; it has \(known)", key.span)
      }
    }
    return value
  }

  /// What makes a part of the report that is not always there.
  private static func option(for key: String) -> String? {
    switch key {
    case CostComparison.Order.Name.search.rawValue:
      "no better order was found in passing; --search SECONDS looks for one"
    case CostComparison.Order.Name.given.rawValue: "--order FILE replays one"
    case "measured": "--measure takes times"
    default: nil
    }
  }

  private func relates(_ number: Double) throws(Mistake) -> Bool {
    guard let wanted = Double(wanted.text) else {
      throw Self.mistake("this is compared with a number, not with \(wanted.text)", wanted.span)
    }
    return switch relation {
    case .less: number < wanted
    case .lessOrEqual: number <= wanted
    case .greater: number > wanted
    case .greaterOrEqual: number >= wanted
    case .equal: number == wanted
    case .notEqual: number != wanted
    }
  }

  /// - Parameter words: all that the text can be; empty for a text that can be anything.
  private func relates(_ text: String, among words: [String]) throws(Mistake) -> Bool {
    guard words.isEmpty || words.contains(wanted.text) else {
      throw Self.mistake(
        "this is never \(wanted.text); it is one of \(words.joined(separator: ", "))", wanted.span)
    }
    return switch relation {
    case .equal: text == wanted.text
    case .notEqual: text != wanted.text
    case .less, .lessOrEqual, .greater, .greaterOrEqual: false
    }
  }
}

/// Reads the words and signs of a condition.
private struct ConditionReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ source: SourceText) {
    bytes = source.bytes
    skipBlanks()
  }

  var isAtEnd: Bool { place == bytes.count }
  var here: Span { Span(place, isAtEnd ? place : place + 1) }

  private mutating func skipBlanks() {
    while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
  }

  mutating func take(_ sign: String) -> Bool {
    guard bytes[place...].starts(with: sign.utf8) else { return false }
    place += sign.utf8.count
    skipBlanks()
    return true
  }

  /// Letters, digits and hyphens; empty where there are none.
  mutating func word(allowing others: String = "-") -> (text: String, span: Span) {
    let start = place
    while place < bytes.count, isInWord(bytes[place], others) { place += 1 }
    let word = (String(decoding: bytes[start..<place], as: UTF8.self), Span(start, place))
    skipBlanks()
    return word
  }

  private func isInWord(_ byte: UInt8, _ others: String) -> Bool {
    let scalar = Unicode.Scalar(byte)
    return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      || ("0"..."9").contains(scalar) || others.utf8.contains(byte)
  }
}

extension JSON {
  /// The member of an object with a key.
  fileprivate subscript(key: String) -> JSON? {
    if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
  }

  /// The element of a list of objects with a name.
  fileprivate func element(named name: String) -> JSON? {
    guard case .array(let elements) = self else { return nil }
    return elements.first { $0["name"] == .string(name) }
  }

  fileprivate var keys: [String] {
    switch self {
    case .object(let members): members.map(\.key)
    case .array(let elements):
      elements.compactMap {
        if case .string(let name)? = $0["name"] { name } else { nil }
      }
    case .null, .bool, .number, .integer, .string: []
    }
  }
}
