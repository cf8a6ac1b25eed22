extension String {
  /// How many columns of a terminal the text takes.
  ///
  /// Combining marks and invisible characters take none, East Asian wide ones two.
  ///
  /// - SeeAlso: Unicode Standard Annex 11, "East Asian Width".
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
  var displayWidth: Int {
    switch value {
    case 0x20..<0x7F, 0xA0..<0x300, 0x370..<0x483, 0x2070..<0x20D0, 0x2190..<0x231A: return 1
    case 0..<0x20, 0x7F..<0xA0, 0x300..<0x370, 0x1160..<0x1200: return 0
    default: break
    }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      return 0
    default:
      return wideRanges.contains { $0.contains(value) } ? 2 : 1
    }
  }

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

/// Where the wide and full-width characters lie.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x2614...0x2615,
  0x2648...0x2653, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x2753...0x2755, 0x2795...0x2797,
  0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
  0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
  0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F320,
  0x1F32D...0x1F64F, 0x1F680...0x1F6FF, 0x1F90C...0x1F9FF, 0x1FA70...0x1FAFF,
  0x20000...0x3FFFD,
]
