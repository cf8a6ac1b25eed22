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
    default:
      self.init(text: String(scalar), width: scalar.displayWidth)
    }
  }

  private init(text: String, width: Int) {
    self.text = text
    self.width = width
  }
}
