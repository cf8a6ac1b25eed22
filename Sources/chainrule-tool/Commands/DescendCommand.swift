import ArgumentParser
import Chainrule

struct DescendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "descend",
    abstract: "Gradient descent: the value, its gradient and the inputs at every step.",
    discussion: """
      Every step moves the inputs by the rate times the gradient, downhill. The descent stops after
      --steps, where the gradient's norm is no more than --tolerance, where the value has grown ten
      times in a row, and where it is no longer a finite number.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, csv, json, svg
  }

  @OptionGroup var options: ProgramOptions

  @Option(help: ArgumentHelp("The inputs that move; all if none is named.", valueName: "w,b"))
  var over: String?

  @Option(help: ArgumentHelp("How much of the gradient a step is long.", valueName: "R"))
  var rate = 0.1

  @Option(help: ArgumentHelp("How many steps are taken at most.", valueName: "N"))
  var steps = 20

  @Option(
    help: ArgumentHelp("The norm of the gradient at which to stop.", valueName: "T"))
  var tolerance = 0.0

  @Option(help: "text, markdown, csv, json or svg; else after the ending of the output file.")
  var format: Format?

  @Option(
    help: "The colours of the SVG: light, dark, auto (as the reader's system is set) or print.")
  var theme: Drawing.Theme = .light

  func validate() throws {
    guard rate > 0, rate.isFinite else {
      throw ValidationError("--rate is a number above 0")
    }
    guard steps >= 0 else { throw ValidationError("--steps cannot be negative") }
    guard tolerance >= 0 else { throw ValidationError("--tolerance cannot be negative") }
    if let ending = options.output.ending, format == nil, formatOfFile == nil {
      let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("no descent is written as .\(ending); the formats are \(known)")
    }
    if over != nil, options.wrt != nil {
      throw ValidationError("descend takes --over in place of --wrt")
    }
  }

  func run() throws {
    try options.output.run {
      var query = try options.query()
      if over != nil { query.wrt = ProgramOptions.list(over) }
      var settings = Descent.Options()
      (settings.rate, settings.steps, settings.tolerance) = (rate, steps, tolerance)
      let descent = try options.program().descent(query, options: settings)
      try options.output.write(written(descent))
      // Text holds the notes; a picture or table of numbers has no place for them.
      if chosenFormat == .csv || chosenFormat == .svg {
        for note in descent.notes { Output.writeError("note: \(note)") }
      }
    }
  }

  private func written(_ descent: Descent) -> String {
    switch chosenFormat {
    case .text: descent.text
    case .markdown: descent.markdown
    case .csv: descent.csv
    case .json: descent.json
    case .svg: descent.svg(theme: theme)
    }
  }

  private var chosenFormat: Format {
    options.output.json ? .json : format ?? formatOfFile ?? .text
  }

  /// The format that the ending of the output file stands for.
  private var formatOfFile: Format? {
    switch options.output.ending {
    case "md": .markdown
    case "txt": .text
    case let ending: ending.flatMap(Format.init)
    }
  }
}
