import ChainruleSymbolics

/// Where a formula may go on in the next line.
extension MathText {
  /// The formula in pieces that are no wider than so many letters where it can be cut: before signs
  /// of equality first, then before those of sums, before factors, after commas, and then inside
  /// parentheses.
  func pieces(noWiderThan limit: Double) -> [MathText] {
    pieces(noWiderThan: limit) { ($0, $0.width) }
  }

  /// The pieces as they are written, which says how many letters wide they are.
  func pieces<Written>(
    noWiderThan limit: Double, as write: (MathText) -> (written: Written, width: Double)
  ) -> [Written] {
    func piece(_ formula: MathText) -> (formula: MathText, written: Written, width: Double) {
      let (written, width) = write(formula)
      return (formula, written, width)
    }
    let whole = piece(self)
    guard whole.width > limit else { return [whole.written] }
    var pieces = [piece(withoutRow.withOpenPowers)]
    for depth in 0..<3 {
      for cut in Cut.allCases where pieces.contains(where: { $0.width > limit }) {
        pieces = pieces.flatMap { whole in
          let parts = whole.width > limit ? whole.formula.cut(cut, depth: depth) : []
          return parts.count > 1 ? parts.map(piece) : [whole]
        }
      }
    }
    return pieces.map(\.written)
  }

  private enum Cut: CaseIterable {
    case relation, sum, product, factor, comma

    /// Whether a piece may begin with the token.
    func isBefore(_ token: Token) -> Bool {
      switch (self, token) {
      case (.relation, .sign(let sign)): ["=", "→", "≤", "≥", "<", ">"].contains(sign)
      case (.sum, .sign): true
      case (.product, .times(.apart)): true
      case (.factor, .times(.close)): true
      case _: false
      }
    }
  }

  /// The parts at the signs in so many parentheses.
  private func cut(_ cut: Cut, depth limit: Int) -> [MathText] {
    var parts: [MathText] = []
    var part: [Token] = []
    var (groups, depth) = (0, 0)
    for token in tokens {
      let isOutside = groups == 0 && depth <= limit
      if isOutside, !part.isEmpty, cut.isBefore(token) {
        parts.append(MathText(part))
        part = []
      }
      part.append(token)
      if isOutside, cut == .comma, token == .comma {
        parts.append(MathText(part))
        part = []
      }
      switch token {
      case .begin: groups += 1
      case .end: groups -= 1
      case .open where groups == 0: depth += 1
      case .close where groups == 0: depth -= 1
      case _: break
      }
    }
    return part.isEmpty ? parts : parts + [MathText(part)]
  }

  /// A matrix of one row that is the whole of a side, as a list that can be cut.
  private var withoutRow: MathText {
    guard let begin = tokens.firstIndex(where: { if case .begin = $0 { true } else { false } }),
      case .begin(.matrix(let columns)) = tokens[begin], tokens.last == .end
    else { return self }
    var flat = Array(tokens[..<begin]) + [.text("[")]
    var (groups, entries) = (0, 1)
    for token in tokens[(begin + 1)...].dropLast() {
      if groups == 0, token == .next {
        entries += 1
        flat.append(.comma)
        continue
      }
      switch token {
      case .begin: groups += 1
      case .end where groups == 0: return self
      case .end: groups -= 1
      case _: break
      }
      flat.append(token)
    }
    return entries == columns ? MathText(flat + [.text("]")]) : self
  }

  /// Powers of sums with the exponent on the closing parenthesis alone, so that the sum can be cut.
  private var withOpenPowers: MathText {
    var opened: [Token] = []
    // Where the outermost group begins and where its second part does.
    var (begin, next, depth) = (0, 0, 0)
    for token in tokens {
      opened.append(token)
      switch token {
      case .begin:
        if depth == 0 { begin = opened.count - 1 }
        depth += 1
      case .next where depth == 1:
        next = opened.count - 1
      case .end:
        depth -= 1
        guard depth == 0, opened[begin] == .begin(.power), opened[begin + 1] == .open,
          opened[next - 1] == .close
        else { continue }
        opened.insert(.begin(.power), at: next - 1)
        opened.remove(at: begin)
      case _: break
      }
    }
    return MathText(opened)
  }
}
