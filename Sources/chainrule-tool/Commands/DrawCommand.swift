public import ArgumentParser
public import Chainrule

struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "The computation graph as a picture, with the partials on its edges.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case svg, dot, json
  }

  @OptionGroup var options: ProgramOptions

  @Option(help: "svg, dot or json; else after the ending of the output file.")
  var format: Format?

  @Option(help: "Where the graph grows: up or right.")
  var direction: Drawing.Direction = .up

  @Option(
    help: ArgumentHelp(
      "The direction of the tangents: how far each input moves.", valueName: "x1=1,x2=0"))
  var seed: String?

  @Option(help: "The colours: light, dark, auto (as the reader's system is set) or print.")
  var theme: Drawing.Theme = .light

  @Option(
    help: ArgumentHelp(
      "The input and output whose paths are coloured; else all, if they are few.",
      valueName: "x,y"))
  var paths: String?

  @Option(help: ArgumentHelp("Seconds that the layout may take.", valueName: "S"))
  var timeout = 10.0

  func validate() throws {
    guard timeout > 0, timeout <= 86_400 else {
      throw ValidationError("--timeout is in seconds, more than 0 and at most a day")
    }
    guard paths == nil || ProgramOptions.list(paths).count == 2 else {
      throw ValidationError("--paths takes an input and an output: --paths x,y")
    }
  }

  func run() throws {
    try options.output.run {
      // The process starts while the program is read: both take milliseconds.
      let layout =
        chosenFormat == .dot
        ? .inProcess
        : GraphLayout.process(
          arguments: [LayoutProcessCommand.name], timeLimit: .seconds(timeout))
      try options.output.write(picture(layout))
    }
  }

  private func picture(_ layout: GraphLayout) throws -> String {
    let ends = ProgramOptions.list(paths)
    let drawing = try options.program().drawing(
      options.query(), seed: seed, tracing: ends.count == 2 ? (ends[0], ends[1]) : nil,
      direction: direction)
    return switch chosenFormat {
    case .svg: try drawing.svg(layout, theme: theme)
    case .dot: drawing.dot
    case .json: drawing.json(layout)
    }
  }

  private var chosenFormat: Format {
    if options.output.json { return .json }
    if let format { return format }
    let ending = options.output.output.split(separator: ".").last.map(String.init) ?? ""
    return ending == "gv" ? .dot : Format(rawValue: ending) ?? .svg
  }
}

extension Drawing.Direction: ExpressibleByArgument {}

extension Drawing.Theme: ExpressibleByArgument {}
