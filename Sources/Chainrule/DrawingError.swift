import ChainruleGraphviz

/// Why a picture could not be laid out.
public struct DrawingError: Error, Sendable {
  /// A stable name of the kind of failure.
  public let code: String
  /// What happened, in the words of Graphviz where it has any.
  public let message: String
  /// What can be done instead.
  public let help: String?
  /// Whether the time or memory limit was reached.
  public let isTimeLimit: Bool

  init(_ failure: LayoutFailure) {
    message = "\(failure)"
    let instead = "--format dot, mermaid and json need no layout"
    switch failure {
    case .timedOut(let limit):
      code = "layout-timeout"
      let more = max(60, 6 * limit.components.seconds)
      help = "allow more time with --timeout \(more), or \(Self.drawLess); \(instead)"
      isTimeLimit = true
    case .outOfMemory:
      code = "layout-memory"
      help = "\(Self.drawLess); \(instead)"
      isTimeLimit = true
    case .engineUnavailable:
      code = "layout-unavailable"
      help = "install Graphviz (Debian: apt-get install libgraphviz-dev); \(instead)"
      isTimeLimit = false
    case .invalid, .refused, .helperUnavailable, .crashed, .exited, .garbled, .cancelled:
      code = "layout-failed"
      help = instead
      isTimeLimit = false
    }
  }

  private static let drawLess =
    "draw less: --of y picks an output, --fold x,y gives variables and loops one card each"

  private init(code: String, message: String, help: String) {
    self.code = code
    self.message = message
    self.help = help
    isTimeLimit = false
  }

  static let noConverter = DrawingError(
    code: "converter-missing", message: "PNG and PDF need rsvg-convert, which is not here",
    help: "install it (Debian: apt-get install librsvg2-bin), or write SVG")

  static let noFonts = DrawingError(
    code: "no-fonts", message: "the picture would lack its text: this machine has no fonts",
    help: "install some (Debian: apt-get install fonts-dejavu-core), or write SVG")

  static func noFont(for letter: Character) -> DrawingError {
    DrawingError(
      code: "no-fonts", message: "no font of this machine has the letter \(letter)",
      help: "install one (Debian: apt-get install fonts-noto), or write SVG")
  }

  static func conversionFailed(_ reason: String) -> DrawingError {
    DrawingError(
      code: "conversion-failed", message: "rsvg-convert failed: \(reason)",
      help: "write SVG and convert it elsewhere")
  }
}
