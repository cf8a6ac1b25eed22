/// The writing of Markdown, and the only place where its signs are escaped.
enum Markdown {
  /// Text that shows as it is, whatever signs it holds.
  static func text(_ text: String) -> String {
    var escaped = ""
    for (place, scalar) in text.printable.unicodeScalars.enumerated() {
      if signs.contains(scalar) || (place == 0 && openingSigns.contains(scalar)) { escaped += "\\" }
      if scalar == "<" || scalar == "&" {
        escaped += scalar == "<" ? "&lt;" : "&amp;"
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  static func heading(_ text: String, level: Int) -> String {
    String(repeating: "#", count: level) + " " + Self.text(text) + "\n\n"
  }

  private static let signs: Set<Unicode.Scalar> = [
    "\\", "`", "*", "_", "[", "]", "|", "~", "#", "$",
  ]

  /// Signs that mean something at the head of a line.
  private static let openingSigns: Set<Unicode.Scalar> = [">", "+", "-", "="]
}

extension TextTable {
  /// The table in Markdown; nothing is left out.
  package var markdown: String {
    let rule = columns.map { $0.alignment == .left ? "---" : "---:" }
    return Self.line(columns.map { Markdown.text($0.heading) }) + Self.line(rule)
      + rows.map { Self.line($0.map(Markdown.text)) }.joined()
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
  }
}

extension Markdown {
  /// Text as it is typed, between more backquotes than it has in a row.
  static func code(_ text: String) -> String {
    var longest = 0
    var run = 0
    for character in text.printable {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let blank = longest > 0 ? " " : ""
    return fence + blank + text.printable + blank + fence
  }
}
