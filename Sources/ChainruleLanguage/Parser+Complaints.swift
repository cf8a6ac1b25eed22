/// Finds the facts of a mistake; the words for them are in `Diagnostic+Syntax.swift`.
extension Parser {
  /// An operand is wanted, and the token at hand begins none.
  func complaintAboutOperand() -> Diagnostic? {
    switch token.kind {
    case .damage: return nil
    case .flaw(let flaw): return complaint(about: flaw)
    case .string: return .misplacedString(token.span)
    case .reserved: return complaintAboutWord()
    case .sign(let sign): return complaint(aboutSign: lexer.spellings.signs[sign])
    case .punctuation(.openBrace) where !followsOperator: return .misplacedBrace(token.span)
    case .punctuation(.equals): return complaintAboutEquals()
    case .punctuation(let sign):
      if let empty = complaintAboutEmptyBrackets(sign) { return empty }
    case .number, .name, .superscript, .end: break
    }
    if isAtStart { return .cannotBegin(quoted(token), token.span) }
    if isAt(.comma) || isAt(.colon) || isAt(.range) {
      return .nothingBetween(quoted(previous), quoted(token), token.span)
    }
    return .nothingAfter(quoted(previous), previous.span)
  }

  private var isAtStart: Bool { token.span.start == statementStart }

  /// Whether the token follows the one before without a blank, as the second sign of `+=` does.
  private var isAttached: Bool {
    !token.isAfterBlank && token.span.start == previous.span.end
  }

  /// Whether the token before is an operator or `..`, which an operand must follow.
  private var followsOperator: Bool {
    if case .sign = previous.kind { return true }
    return previous.kind == .punctuation(.range)
  }

  /// A reserved word where neither an operand nor an `if` or fold has a place for it.
  func complaintAboutWord() -> Diagnostic {
    let word = quoted(token)
    let followsOpener =
      previous.span.start == statementStart && Opener(rawValue: text(previous)) != nil
    if peek().kind == .punctuation(.equals) || isAtStart || followsOpener {
      return .reservedWord(word, token.span)
    }
    if previous.awaitsOperand { return .nothingBetween(quoted(previous), word, token.span) }
    return .strayWord(word, token.span)
  }

  private func complaint(aboutSign sign: OperatorSpellings.Sign) -> Diagnostic {
    if sign.postfix != nil, case .punctuation = previous.kind {
      return .nothingBefore(sign.text, token.span, isQuote: sign.text == "'")
    }
    let next = peek()
    let beginsTerm: Bool
    switch next.kind {
    case .number, .name, .punctuation(.openParenthesis): beginsTerm = !next.isAfterNewline
    case .reserved, .string, .sign, .superscript, .punctuation, .flaw, .damage, .end:
      beginsTerm = false
    }
    if sign.text == "+", beginsTerm { return .plusSign(token.span) }
    if isAtStart || previous.kind == .punctuation(.equals) {
      return .nothingBefore(sign.text, token.span, isQuote: false)
    }
    let isComment = isAttached && sign.text == "/" && quoted(previous) == "/"
    return .nothingBetween(quoted(previous), sign.text, token.span, isComment: isComment)
  }

  private func complaintAboutEquals() -> Diagnostic {
    switch previous.kind {
    case .punctuation(.equals):
      return .doubledEquals(Span(from: previous.span.start, to: token.span.end))
    case .reserved(let word) where !isAtStart:
      return .reservedWord(word.rawValue, previous.span)
    case .sign where !isAtStart:
      let sign = quoted(previous)
      return .splitEquals(sign, Span(from: previous.span.start, to: token.span.end))
    case .number, .name, .reserved, .string, .sign, .superscript, .punctuation, .flaw, .damage,
      .end:
      return isAtStart
        ? .cannotBegin("=", token.span) : .nothingBetween(quoted(previous), "=", token.span)
    }
  }

  private func complaintAboutEmptyBrackets(_ sign: Punctuation) -> Diagnostic? {
    guard sign == .closeParenthesis || sign == .closeBracket else { return nil }
    guard let open = frames.last(where: { $0.closing != nil }) else {
      return isAtStart ? .strayBracket(quoted(token), token.span) : nil
    }
    if open.closing != sign { return mismatched(open) }
    let opening = Span(Int(open.opening), Int(open.opening) + 1)
    guard previous.span == opening else { return nil }
    return .emptyBrackets(Span(from: open.opening, to: token.span.end), source[opening])
  }

  /// The statement should have ended before the token at hand.
  func complaintAfterExpression() -> Diagnostic? {
    switch token.kind {
    case .damage: return nil
    case .flaw(let flaw): return complaint(about: flaw)
    case .string: return .misplacedString(token.span)
    case .reserved(.if), .number, .name, .sign, .superscript: return sideBySide(inList: false)
    case .reserved: return complaintAboutWord()
    case .punctuation(.openParenthesis), .punctuation(.openBracket):
      return sideBySide(inList: false)
    case .punctuation(.closeParenthesis), .punctuation(.closeBracket), .punctuation(.closeBrace):
      return .strayBracket(quoted(token), token.span)
    case .punctuation(.openBrace): return .misplacedBrace(token.span)
    case .punctuation(.equals): return .secondEquals(token.span, inBrackets: false)
    case .punctuation(.comma): return .commaBetweenStatements(token.span)
    case .punctuation(.colon):
      return peek().kind == .punctuation(.equals)
        ? .colonEquals(token.span) : .misplacedColon(token.span)
    case .punctuation(.range): return .misplacedRange(token.span)
    case .punctuation(.semicolon), .end: return .nothingAfter(quoted(previous), previous.span)
    }
  }

  /// A bracket is open, and the token at hand neither continues nor closes it.
  func complaintInBracket(_ frame: Frame) -> Diagnostic? {
    switch token.kind {
    case .punctuation(.closeParenthesis), .punctuation(.closeBracket): return mismatched(frame)
    case .punctuation(.equals): return .secondEquals(token.span, inBrackets: true)
    case .punctuation(.semicolon):
      if case .list = frame.kind { return .semicolonInList(token.span) }
      return unclosed(frame)
    case .end, .punctuation(.closeBrace): return unclosed(frame)
    case .number, .name, .sign, .superscript, .punctuation(.openParenthesis),
      .punctuation(.openBracket), .reserved(.if):
      if case .list = frame.kind { return sideBySide(inList: true) }
      return sideBySide(inList: false)
    case .string, .flaw, .damage, .reserved, .punctuation: return complaintAfterExpression()
    }
  }

  /// A name that is to be given a value stands without one.
  func complaintAboutBinding() -> Diagnostic? {
    switch token.kind {
    case .damage: nil
    case .flaw(let flaw): complaint(about: flaw)
    case .punctuation(.openBracket): .assignmentToElement(previous.span)
    case .number, .name, .reserved, .string, .sign, .superscript, .punctuation, .end:
      .missingBinding(quoted(previous), previous.span)
    }
  }

  /// A name is wanted, after `input`, `output`, `for` or a comma of theirs.
  func complaintAboutName() -> Diagnostic? {
    switch token.kind {
    case .damage: nil
    case .flaw(let flaw): complaint(about: flaw)
    case .reserved: .reservedWord(quoted(token), token.span)
    case .end: .missingName(after: quoted(previous), previous.span)
    case .number, .name, .string, .sign, .superscript, .punctuation:
      .nameWanted(quoted(token), token.span)
    }
  }
}
