import ChainruleSymbolics

/// The writing of comma-separated values, and the only place where their signs are escaped.
enum CSV {
  static func cell(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { !"\",\r\n".utf8.contains($0) }
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  static func number(_ number: Double) -> String {
    number.isFinite
      ? NumberText.shortest(number) : number.isNaN ? "NaN" : number > 0 ? "Infinity" : "-Infinity"
  }
}
