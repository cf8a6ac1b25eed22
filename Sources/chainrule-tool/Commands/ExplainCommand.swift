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
      """)

  @OptionGroup var options: ProgramOptions

  @Option(help: "text, markdown, latex, html or json; else after the ending of the output file.")
  var format: Format?

  func run() throws {
    try options.output.run {
      let explanation = try options.program().explanation(options.query())
      try options.output.write(text(of: explanation))
    }
  }

  private func text(of explanation: Explanation) -> String {
    switch chosenFormat {
    case .text: explanation.text
    case .markdown: explanation.markdown
    case .latex: explanation.latex
    case .html: explanation.html
    case .json: explanation.json
    }
  }

  private var chosenFormat: Format {
    if options.output.json { return .json }
    let endings: [(String, Format)] = [
      (".md", .markdown), (".tex", .latex), (".html", .html), (".json", .json),
    ]
    let path = options.output.output
    return format ?? endings.first { path.hasSuffix($0.0) }?.1 ?? .text
  }
}
