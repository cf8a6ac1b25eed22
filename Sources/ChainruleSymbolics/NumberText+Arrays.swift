package import ChainruleCalculus

extension NumberText {
  /// `[1, 2, …, 9]`, a matrix by its rows, an element that is not computed as a dash.
  package func callAsFunction(_ array: ShapedArray<Double?>) -> String {
    func item(_ number: Double?) -> String { number.map { self($0) } ?? "–" }
    if array.shape.isScalar { return item(array.elements[0]) }
    guard array.shape.isMatrix else { return list(array.elements.map(item), limit: 4) }
    return list(array.lines.map { list($0.map(item), limit: 3) }, limit: 2)
  }

  private func list(_ items: [String], limit: Int) -> String {
    let shown =
      items.count > limit ? items.prefix(limit - 1) + ["…"] + items.suffix(1) : items[...]
    return "[" + shown.joined(separator: ", ") + "]"
  }
}
