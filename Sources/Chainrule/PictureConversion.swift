import ChainruleDrawing
import ChainruleGraphics
import ChainruleGraphviz
import ChainruleProcesses

/// Turns an SVG document into PNG or PDF by `rsvg-convert`, text kept as text where it can be.
struct PictureConversion {
  static let program = "rsvg-convert"

  let arguments: [String]
  private static let timeLimit = Duration.seconds(60)

  /// The picture that a document shows.
  ///
  /// A machine without fonts draws pictures without their text and reports success; that is found
  /// out first, by drawing a letter.
  func convert(_ svg: String) throws(DrawingError) -> [UInt8] {
    guard try Self.drawsLetters() else { throw .noFonts }
    if let letter = Self.letterWithoutFont(svg) { throw .noFont(for: letter) }
    return try Self.run(arguments, svg)
  }

  /// Whether a letter leaves a trace.
  static func drawsLetters() throws(DrawingError) -> Bool {
    let blank = try run(["--format=png"], probe(""))
    return try run(["--format=png"], probe("M")) != blank
  }

  /// A letter of the document that no font of this machine has, where fontconfig can tell.
  ///
  /// One letter is asked for in each block of 256, for fonts come by scripts.
  private static func letterWithoutFont(_ svg: String) -> Character? {
    var blocks: Set<UInt32> = []
    for letter in svg.unicodeScalars
    where letter.value > 0x24F && letter.properties.isAlphabetic
      && blocks.insert(letter.value >> 8).inserted
    {
      guard
        let child = try? ChildProcess(
          executable: "fc-list", arguments: [":charset=" + String(letter.value, radix: 16)])
      else { return nil }
      let deadline = ContinuousClock.now.advanced(by: .seconds(5))
      let answer = child.converse([], until: deadline).answer
      guard child.wait(until: deadline) == .exited(0) else { return nil }
      if answer.isEmpty { return Character(letter) }
    }
    return nil
  }

  private static func probe(_ letter: String) -> String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"20\">"
      + "<text x=\"2\" y=\"16\" font-family=\"serif\">\(letter)</text></svg>"
  }

  private static func run(_ arguments: [String], _ svg: String) throws(DrawingError) -> [UInt8] {
    let child: ChildProcess
    do {
      child = try ChildProcess(executable: program, arguments: arguments)
    } catch {
      throw error.isMissing ? .noConverter : .conversionFailed("\(error)")
    }
    let deadline = ContinuousClock.now.advanced(by: timeLimit)
    let conversation = child.converse(Array(svg.utf8), until: deadline)
    guard !conversation.isCutShort, let status = child.wait(until: deadline) else {
      throw .conversionFailed("it took longer than \(timeLimit)")
    }
    guard status == .exited(0), !conversation.answer.isEmpty else {
      throw .conversionFailed(String(decoding: conversation.message, as: UTF8.self))
    }
    return conversation.answer
  }
}

extension Drawing {
  /// The picture as a PNG image, two pixels a point where that is not too large, on a machine that
  /// has `rsvg-convert`.
  ///
  /// - Parameters:
  ///   - layout: where positions come from.
  ///   - theme: which colours it has.
  /// - Throws: `DrawingError` where layout or conversion fail, or the machine has no fonts.
  public func png(_ layout: GraphLayout = .inProcess, theme: Theme = .light)
    throws(DrawingError) -> [UInt8]
  {
    try converted(layout, theme, to: "png", zoom: 2, longest: 32_767)
  }

  /// The picture as a PDF document, text kept as text, on a machine that has `rsvg-convert`.
  ///
  /// - Parameters:
  ///   - layout: where positions come from.
  ///   - theme: which colours it has.
  /// - Throws: `DrawingError` where layout or conversion fail, or the machine has no fonts.
  public func pdf(_ layout: GraphLayout = .inProcess, theme: Theme = .light)
    throws(DrawingError) -> [UInt8]
  {
    try converted(layout, theme, to: "pdf", zoom: 1, longest: 14_400)
  }

  /// - Parameters:
  ///   - zoom: how large a point is.
  ///   - longest: the longest side that the format, or most of its readers, can do with.
  private func converted(
    _ layout: GraphLayout, _ theme: Theme, to format: String, zoom: Double, longest: Double
  ) throws(DrawingError) -> [UInt8] {
    let scene = try scene(layout)
    let zoom = min(zoom, longest / max(scene.size.width, scene.size.height))
    return try PictureConversion(arguments: ["--format=\(format)", "--zoom=\(zoom)"])
      .convert(scene.svg(ChainruleGraphics.Theme(theme)))
  }
}
