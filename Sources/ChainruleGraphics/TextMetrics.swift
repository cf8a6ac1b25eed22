/// How much room text takes, without any font.
///
/// The widths are upper bounds over the fonts a picture may be shown in, so text stays inside its
/// box whichever of them is there, and a picture has the same size everywhere.
package enum TextMetrics {
  package enum Face: Int, Sendable {
    case upright, italic, bold
  }

  /// The fonts that a picture asks for, the first that is there.
  package static let fontFamily =
    #""STIX Two Text","STIX","Cambria","Times New Roman",serif"#

  /// The width of text at a font size, in the same unit.
  package static func width(of text: String, _ face: Face = .upright, size: Double) -> Double {
    let thousandths = text.reduce(0) { sum, character in
      sum + (widths[character]?[face.rawValue] ?? unknownWidth(character))
    }
    return Double(thousandths) / 1000 * size
  }

  /// An em for a wide script; a letter with combining marks as wide as the letter.
  private static func unknownWidth(_ character: Character) -> Int {
    guard let base = character.unicodeScalars.first else { return 0 }
    if base != character.unicodeScalars.last, let known = widths[Character(base)] {
      return known.max() ?? 1000
    }
    return base.value < 0x1100 ? 900 : 1050
  }
}
