/// A report as its parts, which every format for people sets in its own way.
struct ReportDocument: Sendable {
  enum Block: Sendable {
    case heading(String)
    case paragraph(String)
    case list([String])
    case table(TextTable)
  }

  /// What the reader has to know, in one line.
  let headline: String
  /// The lines of the program's title.
  let title: [String]
  private(set) var blocks: [Block] = []

  init(headline: String, title: [String]) {
    self.headline = headline
    self.title = title
  }

  mutating func append(_ block: Block) { blocks.append(block) }

  /// For a terminal of 80 columns.
  var text: String {
    headline.wrapped(to: 80) + "\n\n" + title.titleText
      + blocks.map(Self.text).joined(separator: "\n")
  }

  private static func text(_ block: Block) -> String {
    switch block {
    case .heading(let heading): heading.wrapped(to: 80) + "\n"
    case .paragraph(let text): text.wrapped(to: 80) + "\n"
    case .list(let items):
      items.map { "- " + $0.wrapped(to: 78, indent: "  ") + "\n" }.joined()
    case .table(let table): table.text()
    }
  }

  var markdown: String {
    "**\(Markdown.text(headline))**\n\n" + title.titleMarkdown
      + blocks.map(Self.markdown).joined(separator: "\n")
  }

  private static func markdown(_ block: Block) -> String {
    switch block {
    case .heading(let heading): Markdown.heading(heading, level: 3).dropLast() + ""
    case .paragraph(let text): Markdown.text(text) + "\n"
    case .list(let items): items.map { "- \(Markdown.text($0))\n" }.joined()
    case .table(let table): table.markdown
    }
  }
}

extension String {
  /// The text on lines of at most so many columns, broken at blanks.
  func wrapped(to width: Int, indent: String = "") -> String {
    var lines: [String] = []
    var line = ""
    for word in printable.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.displayWidth + 1 + String(word).displayWidth <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return (lines + [line]).joined(separator: "\n" + indent)
  }
}
