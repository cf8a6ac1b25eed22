/// A graph of Graphviz's language read strictly: what does not fit the grammar below is an error.
///
///     graph     = "digraph" string "{" { statement ";" } "}"
///     statement = name [ "->" name ] "[" pairs "]" | name "=" value
///     value     = name | number | string | "<" well-formed markup ">"
package struct DOTReading {
  package enum Failure: Error {
    case at(Substring)
  }

  /// The statements, each with its attributes; markup as it is written between its brackets.
  package private(set) var statements: [(subject: String, attributes: [String: String])] = []
  package private(set) var markup: [String] = []
  private var rest: Substring

  package init(_ text: String) throws {
    rest = text[...]
    try expect("digraph")
    _ = try string()
    try expect("{")
    while !skip("}") { try statement() }
    skipBlanks()
    guard rest.isEmpty else { throw Failure.at(rest) }
  }

  private mutating func statement() throws {
    var subject = try name()
    var attributes: [String: String] = [:]
    if skip("=") {
      attributes[subject] = try value()
    } else {
      if skip("->") { subject += "->" + (try name()) }
      try expect("[")
      repeat {
        let key = try name()
        try expect("=")
        attributes[key] = try value()
      } while skip(",")
      try expect("]")
    }
    try expect(";")
    statements.append((subject, attributes))
  }

  private mutating func value() throws -> String {
    skipBlanks()
    if rest.first == "\"" { return try string() }
    if rest.first == "<" { return try markupText() }
    return try name()
  }

  private mutating func name() throws -> String {
    skipBlanks()
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    guard !name.isEmpty else { throw Failure.at(rest.prefix(40)) }
    rest = rest[name.endIndex...]
    return String(name)
  }

  /// A backslash means something to Graphviz: none may come.
  private mutating func string() throws -> String {
    skipBlanks()
    guard rest.first == "\"" else { throw Failure.at(rest.prefix(40)) }
    let scalars = rest.unicodeScalars.dropFirst()
    let content = scalars.prefix { $0 != "\"" }
    guard content.endIndex < scalars.endIndex,
      content.allSatisfy({ $0.value >= 0x20 && $0 != "\\" })
    else { throw Failure.at(rest.prefix(40)) }
    rest = Substring(scalars[content.endIndex...].dropFirst())
    return String(content)
  }

  private mutating func markupText() throws -> String {
    var depth = 0
    var content = ""
    for scalar in rest.unicodeScalars {
      if scalar == "<" { depth += 1 }
      if scalar == ">" { depth -= 1 }
      content.unicodeScalars.append(scalar)
      if depth == 0 { break }
    }
    guard depth == 0 else { throw Failure.at(rest.prefix(40)) }
    rest = Substring(rest.unicodeScalars.dropFirst(content.unicodeScalars.count))
    markup.append(String(content.unicodeScalars.dropFirst().dropLast()))
    return content
  }

  private mutating func skipBlanks() {
    rest = Substring(rest.unicodeScalars.drop { $0 == " " || $0 == "\n" })
  }

  private mutating func skip(_ text: String) -> Bool {
    skipBlanks()
    guard rest.unicodeScalars.starts(with: text.unicodeScalars) else { return false }
    rest = Substring(rest.unicodeScalars.dropFirst(text.unicodeScalars.count))
    return true
  }

  private mutating func expect(_ text: String) throws {
    guard skip(text) else { throw Failure.at(rest.prefix(40)) }
  }
}
