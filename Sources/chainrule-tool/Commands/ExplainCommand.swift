import ArgumentParser
import Chainrule

struct ExplainCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, latex, html, json
  }

  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "The chain rule step by step, with the reason of each step.",
    discussion: """
      Introduces intermediate variables, differentiates each by its parameters, says which chain \
      rule combines them and why, substitutes back and simplifies.

      With --exercise the answers are left out and written to the file of --key; without one, \
      beside the file of -o: exercise.md has its answers in exercise.key.md.
      """)

  @OptionGroup var options: ProgramOptions

  @Option(help: "text, markdown, latex, html or json; else after the ending of the output file.")
  var format: Format?

  @Flag(help: "Leave the answers out.")
  var exercise = false

  @Option(help: ArgumentHelp("The file for the answers of an exercise.", valueName: "file"))
  var key: String?

  func validate() throws {
    if key != nil, !exercise { throw ValidationError("--key goes with --exercise") }
    if let key, key == options.output.output {
      throw ValidationError("the exercise and its key are two files")
    }
    if let ending = options.output.ending, format == nil, Self.endings[ending] == nil {
      let known = Self.endings.keys.sorted().joined(separator: ", ")
      throw ValidationError("no explanation is written as .\(ending); the endings are \(known)")
    }
  }

  func run() throws {
    try options.output.run {
      let program = try options.program()
      let query = try options.query()
      let explanation = try program.explanation(query, form: exercise ? .exercise : .complete)
      if exercise, let path = key ?? keyPath {
        let answers = try program.explanation(query, form: .key)
        try Output.write(Array(text(of: answers, format(of: path)).utf8), to: path)
      }
      try options.output.write(text(of: explanation, format(of: options.output.output)))
    }
  }

  /// NAME.key.md for NAME.md; nil for standard output.
  private var keyPath: String? {
    let path = options.output.output
    guard path != "-" else { return nil }
    let folder = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let point = path[folder...].lastIndex(of: "."), point > folder else {
      return path + ".key"
    }
    return path[..<point] + ".key" + path[point...]
  }

  private func text(of explanation: Explanation, _ format: Format) -> String {
    switch format {
    case .text: explanation.text
    case .markdown: explanation.markdown
    case .latex: explanation.latex
    case .html: explanation.html
    case .json: explanation.json
    }
  }

  private func format(of path: String) -> Format {
    if options.output.json { return .json }
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return format ?? Self.endings[ending] ?? .text
  }

  private static let endings: [String: Format] = [
    "txt": .text, "md": .markdown, "tex": .latex, "html": .html, "json": .json,
  ]
}
