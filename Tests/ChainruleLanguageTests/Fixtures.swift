import ChainruleLanguage
import Testing

extension OperatorTable {
  /// A table of the tests' own: the grammar takes any.
  static let sample: OperatorTable = {
    let entries = [
      Entry(["+"], .infix(.left), .sum),
      Entry(["-", "−"], .infix(.left), .sum),
      Entry(["*", "×", "⊗"], .infix(.left), .product),
      Entry(["/", "⊘"], .infix(.left), .product),
      Entry(["@"], .infix(.left), .product),
      Entry(["·"], .infix(.left), .product),
      Entry(["^", "**"], .infix(.right), .power),
      Entry(["-", "−"], .prefix, .sign),
      Entry(["√"], .prefix, .power),
      Entry(["ᵀ", "'"], .postfix, .postfix),
      Entry(["<"], .infix(.none), .comparison),
      Entry(["<="], .infix(.none), .comparison),
      Entry([">"], .infix(.none), .comparison),
      Entry([">="], .infix(.none), .comparison),
      Entry(["=="], .infix(.none), .comparison),
      Entry(["!="], .infix(.none), .comparison),
    ]
    return OperatorTable(entries: entries, juxtaposition: OperatorID(2), power: OperatorID(6))
  }()
}

extension SourceText {
  init(_ text: String) {
    self.init(name: "p", bytes: Array(text.utf8))
  }
}

func parse(_ text: String) -> ParsedProgram {
  SyntaxTree.parse(SourceText(text), operators: .sample)
}

/// The listing of a program; what was reported stands below it, by code alone.
func listing(_ text: String) -> String {
  let program = parse(text)
  let codes = program.diagnostics.map { "error[\($0.code)]" }
  return ([program.tree.listing(operators: .sample)] + codes).joined(separator: "\n")
}

/// Every message for a program as it is shown.
func messages(_ text: String) -> String {
  let source = SourceText(text)
  return SyntaxTree.parse(source, operators: .sample).diagnostics
    .map { $0.rendered(in: source) }.joined(separator: "\n")
}

/// Expects exactly these messages, as a person reads them.
func expectMessage(
  for text: String, _ shown: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(messages(text) == shown, sourceLocation: sourceLocation)
}
