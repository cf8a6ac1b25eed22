/// What reading a text gives: always a tree, and every mistake that was found.
package struct ParsedProgram: Sendable {
  package var tree: SyntaxTree
  package var diagnostics: [Diagnostic]
}

extension SyntaxTree {
  /// Reads a program; any bytes are accepted.
  ///
  /// - Complexity: linear in the length of the text; nesting is limited by memory alone.
  package static func parse(_ source: SourceText, operators: OperatorTable) -> ParsedProgram {
    Parser.read(source, operators) { $0.parseProgram() }
  }

  /// Reads `name = expression, name = expression`, the form of `--at`, as input statements.
  package static func parseBindings(_ source: SourceText, operators: OperatorTable)
    -> ParsedProgram
  {
    Parser.read(source, operators) { $0.parseBindings() }
  }
}

/// Turns tokens into a tree: text → tokens → frames → arena.
///
/// The expression at hand lives in `frames`, an operator-precedence parser with an explicit stack;
/// the open loops and functions live in `blocks`. Nothing recurs over the input.
///
/// A mistake ends the statement that holds it: it is thrown up to
/// `parseStatements`, which notes it and passes on to the next one, so that one mistake is one
/// message.
struct Parser {
  let source: SourceText
  let operators: OperatorTable
  /// The operators spelled `/`: a product without a sign after one can be read in two ways.
  let divisions: Set<OperatorID>
  var lexer: Lexer
  /// The token at hand, not yet consumed, and the one consumed last.
  var token: Token
  var previous: Token
  var tree = SyntaxTree()
  var frames: [Frame] = []
  /// How many of the frames are brackets; inside one a line end is a blank.
  var bracketDepth = 0
  var blocks: [Block] = []
  /// Where the statement at hand begins.
  var statementStart: UInt32 = 0
  /// The place of that statement, once it is known what it is.
  var current: Int?
  /// How many expressions were there before the ones of the statement at hand.
  var nodesBefore = 0
  /// Whether a range may stand outside of brackets: in the head of a `for`.
  var allowsRange = false
  var diagnostics: [Diagnostic] = []

  /// More mistakes than a person mends in one go are not listed.
  static let mostDiagnostics = 20

  private init(_ source: SourceText, _ operators: OperatorTable) {
    self.source = source
    self.operators = operators
    divisions = Set(
      operators.entries.indices.filter { operators.entries[$0].spellings.contains("/") }
        .map { OperatorID($0) })
    lexer = Lexer(source, spellings: OperatorSpellings(operators))
    previous = Token(
      kind: .end, span: Span(source.head, source.head), isAfterBlank: false, isAfterNewline: false)
    token = previous
  }

  static func read(
    _ source: SourceText, _ operators: OperatorTable, with parse: (inout Parser) -> Void
  ) -> ParsedProgram {
    let damage = source.damage(limit: mostDiagnostics + 1)
    guard damage.first?.endsReading != true else {
      return ParsedProgram(tree: SyntaxTree(), diagnostics: damage)
    }
    var parser = Parser(source, operators)
    parser.tree.title = source.title
    parser.token = parser.lexer.next()
    parse(&parser)
    let diagnostics = listed(damage + parser.diagnostics)
    return ParsedProgram(tree: parser.tree, diagnostics: diagnostics)
  }

  /// The first mistakes in the order of the text, with a note if there are more.
  private static func listed(_ found: [Diagnostic]) -> [Diagnostic] {
    // Sorted by place and then by order of discovery, which `sort` alone does not promise.
    let sorted = found.enumerated().sorted {
      ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
    }.map(\.element)
    guard sorted.count > mostDiagnostics else { return sorted }
    return sorted.prefix(mostDiagnostics) + [.moreMistakes(sorted[mostDiagnostics].span)]
  }

  mutating func advance() {
    previous = token
    token = lexer.next()
  }

  /// The token after the one at hand.
  func peek() -> Token {
    var ahead = lexer
    return ahead.next()
  }

  func isAt(_ punctuation: Punctuation) -> Bool {
    token.kind == .punctuation(punctuation)
  }

  /// Whether the token at hand is this sign and still on the line of the statement.
  func continues(with punctuation: Punctuation) -> Bool {
    isAt(punctuation) && !token.isAfterNewline
  }

  func text(_ token: Token) -> String { source[token.span] }

  /// A token as messages quote it.
  func quoted(_ token: Token) -> String { source.excerpt(token.span) }

  mutating func intern(_ token: Token) -> NameID { tree.names.intern(text(token)) }
}

/// A mistake that ends the statement at hand; without a diagnostic where it is already reported.
struct Interruption: Error {
  var diagnostic: Diagnostic?

  init(_ diagnostic: Diagnostic?) {
    self.diagnostic = diagnostic
  }
}
