import ChainruleGraphics

extension TextMetrics {
  /// Text in lines no wider than a width, broken at blanks, or inside a word that is wider; what
  /// has no room in the last line becomes an ellipsis.
  static func lines(
    of text: String, width limit: Double, atMost count: Int, _ face: Face = .upright, size: Double
  ) -> [String] {
    var lines: [String] = []
    var rest = text[...]
    while !rest.isEmpty, lines.count < count {
      rest = rest.drop { $0.isWhitespace }
      var end = rest.startIndex
      var lastBlank: String.Index?
      var used = 0.0
      while end < rest.endIndex {
        used += width(of: String(rest[end]), face, size: size)
        if used > limit { break }
        if rest[end].isWhitespace { lastBlank = end }
        end = rest.index(after: end)
      }
      if end < rest.endIndex, !rest[end].isWhitespace, let lastBlank { end = lastBlank }
      // One sign a line at least, however wide.
      if end == rest.startIndex, end < rest.endIndex { end = rest.index(after: end) }
      lines.append(String(rest[..<end]))
      rest = rest[end...]
    }
    if rest.contains(where: { !$0.isWhitespace }), let last = lines.popLast() {
      lines.append(elided(last + "…" + rest.prefix(1), width: limit, face, size: size))
    }
    return lines
  }

  /// The text, or as much of its beginning as fits a width together with an ellipsis.
  static func elided(
    _ text: String, width limit: Double, _ face: Face = .upright, size: Double
  ) -> String {
    guard width(of: text, face, size: size) > limit else { return text }
    let room = limit - width(of: "…", face, size: size)
    var used = 0.0
    let head = text.prefix { character in
      used += width(of: String(character), face, size: size)
      return used <= room && character != "…"
    }
    return head + "…"
  }
}
