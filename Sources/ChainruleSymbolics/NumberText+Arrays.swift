package import ChainruleCalculus

extension NumberText {
  /// `[1, 2, …, 9]`, a matrix by its rows, an element that is not computed as a dash.
  package func callAsFunction(_ array: ShapedArray<Double?>) -> String {
    func item(_ number: Double?) -> String { number.map { self($0) } ?? "–" }
    if array.shape.isScalar { return item(array.elements[0]) }
    guard array.shape.isMatrix else { return list(array.elements, limit: 4, item) }
    return list(array.lines, limit: 2) { line in list(line, limit: 3, item) }
  }

  /// The first few and the last; the others are not written at all.
  private func list<Item>(
    _ items: some BidirectionalCollection<Item>, limit: Int, _ text: (Item) -> String
  ) -> String {
    let shown =
      items.count > limit
      ? items.prefix(limit - 1).map(text) + ["…"] + items.suffix(1).map(text) : items.map(text)
    return "[" + shown.joined(separator: ", ") + "]"
  }
}
