import ChainruleLanguage

/// What is wrong with a program, in the order of its text: each place once, and only the first.
struct Mistakes {
  /// How many one run shows.
  static let shown = 20

  /// Those to show, and the place of the next where there are more.
  private(set) var found: [Diagnostic] = []

  var isEmpty: Bool { found.isEmpty }
  var isFull: Bool { found.count > Self.shown }

  mutating func append(_ diagnostic: Diagnostic) {
    let place = found.firstIndex { !isBefore($0, diagnostic) } ?? found.count
    if let span = diagnostic.span, place < found.count, found[place].span == span { return }
    found.insert(diagnostic, at: place)
    if found.count > Self.shown + 1 { found.removeLast() }
  }

  /// Says what would be right at a place where a mistake was found.
  mutating func explain(_ span: Span, _ help: String) {
    guard let place = found.firstIndex(where: { $0.span == span }) else { return }
    found[place].help = help
  }

  /// The mistakes to show, the last of them a note if there are more.
  var listed: [Diagnostic] {
    isFull ? found.prefix(Self.shown) + [.moreMistakes(found[Self.shown].span)] : found
  }

  private func isBefore(_ first: Diagnostic, _ second: Diagnostic) -> Bool {
    (first.start, first.span?.end ?? 0) < (second.start, second.span?.end ?? 0)
  }
}
