/// The colours that all pictures have in common, as XML writes them.
package struct Colors: Sendable {
  /// Behind everything.
  package let paper: String
  /// Text.
  package let ink: String
  /// Text that steps back.
  package let quiet: String
  /// Thin lines that divide.
  package let hairline: String
  /// Lines that a reader follows, told apart by readers of every kind of colour vision, each with
  /// a contrast of at least 3 to the paper.
  package let lines: [String]
}

extension Colors {
  /// How many lines have a colour of their own.
  package static let lineCount = 6

  package static let light = Colors(
    paper: "#ffffff", ink: "#0f172a", quiet: "#56657a", hairline: "#e2e8f0",
    lines: ["#008a66", "#b8579a", "#b07a00", "#1f78c1", "#c2410c", "#4b5563"])

  package static let dark = Colors(
    paper: "#0f172a", ink: "#f1f5f9", quiet: "#a3b1c6", hairline: "#334155",
    lines: ["#2fd0a5", "#e59ac9", "#f0b93a", "#6fbdf2", "#ff8a5c", "#cbd5e1"])

  /// Black on white, for paper and for copying.
  package static let print = Colors(
    paper: "#ffffff", ink: "#000000", quiet: "#333333", hairline: "#999999",
    lines: ["#000000", "#555555", "#888888", "#000000", "#555555", "#888888"])

  /// The dashes that tell lines apart where colours cannot; nil is a full line.
  package static let printDashes: [String?] = [nil, nil, nil, "7 3", "7 3", "7 3"]
}
