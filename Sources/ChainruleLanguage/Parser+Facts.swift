/// Facts of mistakes that involve more than the token at hand.
extension Parser {
  func opening(_ frame: Frame) -> Span { Span(Int(frame.opening), Int(frame.opening) + 1) }

  /// The place directly after the token before, where something is missing.
  private var afterPrevious: Span { Span(at: previous.span.end) }

  func unclosed(_ frame: Frame) -> Diagnostic {
    .unclosedBracket(frame.closing?.rawValue ?? ")", at: afterPrevious, opening: opening(frame))
  }

  func mismatched(_ frame: Frame) -> Diagnostic {
    .mismatchedBracket(
      quoted(token), token.span, wanted: frame.closing?.rawValue ?? ")", opening: opening(frame))
  }

  /// An `if` that ends before its `then` or `else`.
  func incompleteConditional(_ frame: Frame) -> Diagnostic? {
    let isBeforeThen: Bool
    switch frame.kind {
    case .condition: isBeforeThen = true
    case .consequent: isBeforeThen = false
    case .infix, .prefix, .range, .alternative, .group, .call, .list, .subscripts, .fold,
      .comprehension, .table:
      preconditionFailure("only a condition or consequent is incomplete")
    }
    let word = Span(Int(frame.opening), Int(frame.opening) + 2)
    switch token.kind {
    case .damage: return nil
    case .flaw(let flaw): return complaint(about: flaw)
    case .punctuation(.equals) where isBeforeThen:
      return .equalsInCondition(token.span)
    case .number, .name, .reserved, .string, .sign, .superscript, .punctuation, .end:
      return .incompleteConditional(
        missing: isBeforeThen ? "then" : "else", at: afterPrevious, opening: word)
    }
  }

  func misplacedComma(in frame: Frame) -> Diagnostic {
    switch frame.kind {
    case .fold, .comprehension: .commaInFold(token.span)
    case .table: .commaInTable(token.span)
    case .group, .call, .list, .subscripts, .infix, .prefix, .range, .condition, .consequent,
      .alternative:
      .commaInGroup(token.span, opening: opening(frame))
    }
  }

  /// `sum(i in n: …)`: what stands after `in` is no range.
  func missingRange() -> Diagnostic {
    .missingRange(tree.expressions[lastExpression.place].span)
  }

  func missingFoldBody(_ frame: Frame) -> Diagnostic {
    .missingFoldBody(at: afterPrevious, opening: opening(frame))
  }

  /// `a < b < c`, with the comparison that came first.
  func chainedComparison(_ first: Frame) -> Diagnostic {
    .chainedComparison(token.span, earlier: signSpan(first))
  }

  /// The sign that opened an infix frame.
  private func signSpan(_ frame: Frame) -> Span {
    let start = Int(frame.opening)
    let length = lexer.spellings.match(source.bytes, at: start)?.length ?? 1
    return Span(start, start + length)
  }

  /// `1/2x` or `x^2y`, with the texts of both readings.
  func ambiguousProduct(_ frame: Frame, inExponent: Bool) -> Diagnostic {
    let sign = signSpan(frame)
    let left = source.excerpt(tree.expressions[Int(frame.firstNode) - 1].span)
    let factor = source.excerpt(Span(from: sign.end, to: previous.span.end))
    let next = isAt(.openParenthesis) ? "(…)" : source.excerpt(token.span)
    let first = left + source[sign]
    return .ambiguousProduct(
      Span(from: sign.start, to: token.span.end),
      readings: inExponent
        ? ("\(first)(\(factor)*\(next))", "\(first)\(factor)*\(next)")
        : ("\(first)(\(factor)*\(next))", "(\(first)\(factor))*\(next)"))
  }

  /// Two terms without an operator between them.
  func sideBySide(inList: Bool) -> Diagnostic {
    let left = source.excerpt(previous.span)
    let right = source.excerpt(token.span)
    if previous.span.start == statementStart, Opener(rawValue: left) != nil {
      return .nameWanted(right, token.span)
    }
    switch (previous.kind, token.kind) {
    case (.punctuation(.closeBrace), _):
      return .missingSeparator(token.span)
    case _ where inList && token.isAfterBlank, (.name, .name) where isInListOfNames:
      return .missingComma(left, right, token.span)
    case (.number, .name):
      return .blankInProduct(left, right, token.span)
    case (.number, .punctuation(.openParenthesis)):
      return .blankInProduct(left, "(…)", token.span)
    case (.name, .name), (.name, .number):
      let letters = left.prefix { !$0.isNumber && $0 != "_" }
      return .missingOperator(
        left, right, token.span, meant: letters.count > 1 ? .callOrProduct : .product)
    case (.number, .number):
      return .missingOperator(left, right, token.span, meant: .product)
    default:
      return .missingOperator(left, right, token.span, meant: .other)
    }
  }

  /// Whether the names of an `input`, `data`, `size` or `output` are being listed.
  private var isInListOfNames: Bool {
    guard let current, tree.statements[current].value == nil else { return false }
    switch tree.statements[current].kind {
    case .input, .data, .size, .output: return previous.span == tree.statements[current].nameSpan
    case .definition, .bare, .function, .loop: return false
    }
  }

  func complaint(about flaw: Flaw) -> Diagnostic {
    switch flaw {
    case .bareDecimalPoint: .bareDecimalPoint(quoted(token), token.span)
    case .overflow: .numberTooLarge(source.excerpt(token.span), token.span)
    case .hexadecimal: .hexadecimal(source.excerpt(token.span), token.span)
    case .digitSeparator: .digitSeparator(source.excerpt(token.span), token.span)
    case .unterminatedString: .unterminatedString(token.span)
    case .ellipsis: .ellipsis(token.span)
    case .character("|"): absoluteValue()
    case .character(let scalar):
      .unexpectedCharacter(scalar, token.span, remedy: Lookalikes.remedy(for: scalar))
    }
  }

  /// `|x|` or `||v||`, with what stands between the bars.
  private func absoluteValue() -> Diagnostic {
    let start = Int(token.span.start)
    let line = source.bytes[start..<source.endOfLine(from: start)]
    let content = line.drop { $0 == UInt8(ascii: "|") }
    let bars = content.startIndex - start
    guard let end = content.firstIndex(of: UInt8(ascii: "|")) else {
      return .absoluteValue(nil, isNorm: bars > 1, token.span)
    }
    let last = min(end + bars, line.endIndex)
    return .absoluteValue(
      source.excerpt(Span(content.startIndex, end)), isNorm: bars > 1, Span(start, last))
  }
}

extension SourceText {
  /// The characters of a span on one line, cut short where they are many.
  func excerpt(_ span: Span) -> String {
    let longest = 24
    let start = Int(span.start)
    let end = min(Int(span.end), start + 4 * longest)
    let text = self[Span(start, end)].split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    return end < span.end || text.count > longest ? text.prefix(longest) + "…" : text
  }
}
