/// How a terminal shows one scalar: with which text, and how many columns wide.
struct ShownScalar {
  var text: String
  var width: Int

  /// - Parameters:
  ///   - scalar: nil for bytes that are not UTF-8.
  ///   - column: where it is shown, from 0; a tab reaches to the next multiple of four.
  init(_ scalar: Unicode.Scalar?, at column: Int) {
    guard let scalar else {
      self.init(text: "\u{FFFD}", width: 1)
      return
    }
    if scalar.value >= 0x20, scalar.value < 0x7F {
      self.init(text: String(scalar), width: 1)
      return
    }
    if scalar == "\t" {
      let width = 4 - column % 4
      self.init(text: String(repeating: " ", count: width), width: width)
      return
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      self.init(text: "\u{FFFD}", width: 1)
    case .nonspacingMark, .enclosingMark:
      self.init(text: String(scalar), width: 0)
    default:
      self.init(text: String(scalar), width: Self.isWide(scalar) ? 2 : 1)
    }
  }

  private init(text: String, width: Int) {
    self.text = text
    self.width = width
  }

  /// East Asian wide and fullwidth characters and most emoji (Unicode Standard Annex 11).
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
