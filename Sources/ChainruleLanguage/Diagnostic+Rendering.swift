extension Diagnostic {
  /// The message as a person reads it: the line, what is meant in it, and the remedy.
  ///
  ///     error[shape-mismatch]: cannot add a vector of 3 and a vector of 2
  ///       --> neuron.chain:4:7
  ///     4 | z = w + x
  ///       |     - ^ - vector(2)
  ///       |     |
  ///       |     vector(3)
  ///     help: both sides of + need the same shape, or one of them a scalar
  package func rendered(in source: SourceText) -> String {
    guard let span else { return ([header] + remedy).joined(separator: "\n") }
    let position = source.position(of: Int(span.start))
    let snippets = snippets(of: span, in: source)
    let gutter = "\(snippets.map(\.line).max() ?? position.line)".count
    let margin = String(repeating: " ", count: gutter)
    var lines = [
      header,
      "\(margin) --> \(source.name):\(position.line):\(position.column)",
    ]
    for (index, snippet) in snippets.enumerated() {
      if index > 0, snippet.line != snippets[index - 1].line + 1 { lines.append("...") }
      let number = "\(snippet.line)"
      lines.append(
        String(repeating: " ", count: gutter - number.count) + "\(number) | \(snippet.text)")
      lines += snippet.rows.map { "\(margin) | \($0)" }
    }
    return (lines + remedy).map { $0.trimmingEnd() }.joined(separator: "\n")
  }

  private var header: String { "error[\(code)]: \(message)" }

  private var remedy: [String] { help.map { ["help: \($0)"] } ?? [] }

  /// The marked pieces of lines in the order of the text; marks far apart in a long line are apart.
  private func snippets(of span: Span, in source: SourceText) -> [Snippet] {
    let marks =
      ([Snippet.Mark(span: span, text: nil)] + labels.map { .init(span: $0.span, text: $0.text) })
      .enumerated().sorted {
        ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
      }.map(\.element)
    var groups: [[Snippet.Mark]] = []
    for mark in marks {
      if let first = groups.last?.first, Snippet.share(first, mark, in: source) {
        groups[groups.count - 1].append(mark)
      } else {
        groups.append([mark])
      }
    }
    return groups.map { Snippet(source, $0) }
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
