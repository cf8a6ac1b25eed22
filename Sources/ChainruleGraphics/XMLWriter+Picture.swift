extension XMLWriter {
  /// Begins an SVG document that says what it shows to those who cannot see it.
  ///
  /// - Parameters:
  ///   - role: `img` where a reader is told of the whole only, else a document of named parts.
  ///   - prefix: begins every id of the picture (`prefix(ofPictureShowing:)`).
  ///   - title: the picture's name.
  ///   - description: what a reader would see, in words.
  ///   - styleSheet: the only style sheet of the document.
  package mutating func beginPicture(
    role: String = "img", width: Double, height: Double, prefix: String, title: String,
    description: String,
    styleSheet: String
  ) {
    begin("svg")
    attribute("xmlns", "http://www.w3.org/2000/svg")
    attribute("viewBox", "0 0 \(Self.number(width)) \(Self.number(height))")
    attribute("width", width)
    attribute("height", height)
    attribute("role", role)
    attribute("aria-labelledby", "\(prefix)-title")
    attribute("aria-describedby", "\(prefix)-desc")
    element("title", id: "\(prefix)-title", title)
    element("desc", id: "\(prefix)-desc", description)
    element("style", text: styleSheet)
  }

  private mutating func element(_ name: StaticString, id: String, _ text: String) {
    begin(name)
    attribute("id", id)
    characters(text)
    end()
  }

  /// Keeps the ids of pictures on one page apart; the same picture has the same.
  ///
  /// - SeeAlso: Fowler, Noll and Vo, the FNV-1a hash.
  package static func prefix(ofPictureShowing texts: [String]) -> String {
    var hash: UInt32 = 2_166_136_261
    for text in texts {
      for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    }
    return "c" + String(hash, radix: 36)
  }
}
