import ChainruleLanguage

extension String {
  /// How many columns of a terminal the text takes.
  ///
  /// Combining marks and invisible characters take none, East Asian wide ones two.
  var displayWidth: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
    var width = 0
    var isJoined = false
    for scalar in unicodeScalars {
      if !isJoined { width += scalar.displayWidth }
      isJoined = scalar == zeroWidthJoiner
    }
    return width
  }

  /// The text with its middle left out so that it takes no more than `width` columns.
  func elided(to width: Int) -> String {
    guard displayWidth > width else { return self }
    guard width > 1 else { return "…" }
    let head = Self.fitting(self, width / 2)
    let tail = Self.fitting(reversed(), width - 1 - width / 2)
    return String(head) + "…" + String(tail.reversed())
  }

  private static func fitting(_ characters: some Sequence<Character>, _ width: Int) -> [Character] {
    var used = 0
    return characters.prefix {
      used += $0.displayWidth
      return used <= width
    }
  }

  /// The text on one line, with signs that would steer a terminal replaced.
  var printable: String {
    let isClean = unicodeScalars.allSatisfy { !$0.isSteering }
    if isClean { return self }
    return String(
      String.UnicodeScalarView(unicodeScalars.map { $0.isSteering ? "\u{FFFD}" : $0 }))
  }
}

extension Character {
  var displayWidth: Int { unicodeScalars.lazy.map(\.displayWidth).max() ?? 0 }
}

extension Unicode.Scalar {
  /// Whether the scalar moves the cursor, ends the line or turns the direction of writing.
  fileprivate var isSteering: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
  }
}

/// Makes one sign of two, such as a family of people.
private let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"
