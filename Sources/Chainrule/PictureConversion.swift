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
    return try Self.run(arguments, svg)
  }

  /// Whether a letter leaves a trace.
  static func drawsLetters() throws(DrawingError) -> Bool {
    let blank = try run(["--format=png"], probe(""))
    return try run(["--format=png"], probe("M")) != blank
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
  /// The picture as a PNG image with two pixels a point, on a machine that has `rsvg-convert`.
  ///
  /// - Parameters:
  ///   - layout: where positions come from.
  ///   - theme: which colours it has.
  /// - Throws: `DrawingError` where layout or conversion fail, or the machine has no fonts.
  public func png(_ layout: GraphLayout = .inProcess, theme: Theme = .light)
    throws(DrawingError) -> [UInt8]
  {
    let svg = try svg(layout, theme: theme)
    return try PictureConversion(arguments: ["--format=png", "--zoom=2"]).convert(svg)
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
    let svg = try svg(layout, theme: theme)
    return try PictureConversion(arguments: ["--format=pdf"]).convert(svg)
  }
}
