public import ArgumentParser
public import Chainrule

struct DrawCommand: ParsableCommand {
  static let name = "draw"
  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "The computation graph as a picture, with the partials on its edges.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case svg, png, pdf, dot, mermaid, json

    var isBinary: Bool { self == .png || self == .pdf }
  }

  @OptionGroup var options: ProgramOptions

  @Option(help: "svg, png, pdf, dot, mermaid or json; else after the ending of the output file.")
  var format: Format?

  @Option(help: "Where the graph grows: up or right.")
  var direction: Drawing.Direction = .up

  @Option(
    help: ArgumentHelp(
      "The direction of the tangents: how far each input moves.", valueName: "x1=1,x2=0"))
  var seed: String?

  @Option(
    help: ArgumentHelp(
      "What is shown: value, tangent, adjoint, partial, shape, jacobian, or none.",
      valueName: "value,partial"))
  var show: String?

  @Option(help: "The colours: light, dark, auto (as the reader's system is set) or print.")
  var theme: Drawing.Theme = .light

  @Option(
    help: ArgumentHelp(
      "The input and output whose paths are coloured; else all, if they are few.",
      valueName: "x,y"))
  var paths: String?

  @Option(
    help: ArgumentHelp(
      "The variables, loops and functions shown as one card each; auto where there is no room.",
      valueName: "auto|none|NAME,…"))
  var fold = "auto"

  @Option(
    help: ArgumentHelp(
      "Eliminate vertices: forward, reverse, markowitz, markowitz-last or a file with a list.",
      valueName: "ORDER"))
  var elimination: String?

  @Option(
    help: ArgumentHelp("The folder for the pictures of an elimination.", valueName: "DIR"))
  var frames: String?

  @Option(help: ArgumentHelp("Seconds that the layout may take.", valueName: "S"))
  var timeout = 10.0

  func validate() throws {
    guard timeout > 0, timeout <= 86_400 else {
      throw ValidationError("--timeout is in seconds, more than 0 and at most a day")
    }
    if let ending = options.output.ending, format == nil, formatOfFile == nil {
      let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("no picture is written as .\(ending); the formats are \(known)")
    }
    if chosenFormat.isBinary, options.output.isTerminal {
      throw ValidationError("\(chosenFormat) is not written to a terminal; name a file with -o")
    }
    if options.output.json, let other = format ?? formatOfFile, other != .json {
      throw ValidationError("--json and \(other) are two formats; leave one out")
    }
    guard (elimination == nil) == (frames == nil) else {
      throw ValidationError("--elimination ORDER and --frames DIR go together")
    }
    _ = try parts()
    guard !ProgramOptions.list(fold).isEmpty else {
      throw ValidationError("--fold takes auto, none or names: --fold x,y")
    }
    guard paths == nil || ProgramOptions.list(paths).count == 2 else {
      throw ValidationError("--paths takes an input and an output: --paths x,y")
    }
  }

  func run() throws {
    try options.output.run {
      let layout = LayoutProcessCommand.layout.within(.seconds(timeout))
      if let elimination, let frames {
        try writeFrames(of: elimination, to: frames, layout)
      } else {
        try options.output.write(picture(layout))
      }
    }
  }

  /// Writes the graph at each step of an elimination as `step-000.svg`, `step-001.svg` and so on.
  private func writeFrames(of name: String, to folder: String, _ layout: GraphLayout) throws {
    let order: EliminationPictures.Order =
      switch name {
      case "forward": .forward
      case "reverse": .reverse
      case "markowitz": .markowitz
      case "markowitz-last": .markowitzLast
      default: .listed(bytes: try listedOrder(name), name: name)
      }
    let pictures = try options.program().eliminationPictures(
      order, options.query(), direction: direction
    ).svgs(layout, theme: theme)
    try Output.createFolder(folder)
    for (step, picture) in pictures.enumerated() {
      let digits = String(step)
      let number = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
      try Output.write(Array(picture.utf8), to: "\(folder)/step-\(number).svg")
    }
  }

  private func listedOrder(_ name: String) throws -> [UInt8] {
    do {
      return try Input.file(name)
    } catch Failure.missingFile(_, let reason) {
      throw Failure.missingFile(
        name,
        reason: "\(reason); besides a file that lists operations, the orders are forward, "
          + "reverse, markowitz and markowitz-last")
    }
  }

  private func picture(_ layout: GraphLayout) throws -> [UInt8] {
    let ends = ProgramOptions.list(paths)
    let drawing = try options.program().drawing(
      options.query(), seed: seed, tracing: ends.count == 2 ? (ends[0], ends[1]) : nil,
      showing: try parts(), folding: folding, direction: direction)
    return switch chosenFormat {
    case .svg: Array(try drawing.svg(layout, theme: theme).utf8)
    case .png: try drawing.png(layout, theme: theme)
    case .pdf: try drawing.pdf(layout, theme: theme)
    case .dot: Array(drawing.dot.utf8)
    case .mermaid: Array(drawing.mermaid.utf8)
    case .json: Array(drawing.json(layout).utf8)
    }
  }

  private var folding: Drawing.Folding {
    switch fold {
    case "auto": .automatic
    case "none": .none
    default: .names(ProgramOptions.list(fold))
    }
  }

  private func parts() throws -> [Drawing.Part] {
    guard let show, show != "none" else { return show == nil ? Drawing.Part.allCases : [] }
    return try ProgramOptions.list(show).map { name in
      guard let part = Drawing.Part(rawValue: name) else {
        let known = Drawing.Part.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--show knows \(known) and none, not \(name)")
      }
      return part
    }
  }

  private var chosenFormat: Format {
    options.output.json ? .json : format ?? formatOfFile ?? .svg
  }

  /// The format that the ending of the output file stands for.
  private var formatOfFile: Format? {
    switch options.output.ending {
    case "gv": .dot
    case "mmd": .mermaid
    case let ending: ending.flatMap(Format.init)
    }
  }
}

extension Drawing.Direction: ExpressibleByArgument {}

extension Drawing.Theme: ExpressibleByArgument {}
