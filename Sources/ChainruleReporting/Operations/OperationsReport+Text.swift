import ChainruleCalculus

extension OperationsReport {
  /// A table with a row for each partial, for a terminal of 80 columns; of few operations all
  /// there is to say.
  package var text: String {
    isShort
      ? (entries.map(detail) + structural.map { $0.name + "\n\n" + facts($0).text() })
        .joined(separator: "\n")
      : table.text() + "\n" + structuralTable.text() + "\n" + Self.legend + "\n"
  }

  /// The same, with a heading for each operation where they are few.
  package var markdown: String {
    guard isShort else {
      return table.markdown + "\n" + structuralTable.markdown + "\n" + Self.legend + "\n"
    }
    let elementary = entries.map { entry in
      Markdown.heading(heading(entry), level: 3) + facts(entry).markdown
    }
    return
      (elementary
      + structural.map { Markdown.heading($0.name, level: 3) + facts($0).markdown })
      .joined(separator: "\n")
  }

  /// Whether there is room for all there is to say.
  private var isShort: Bool { entries.count + structural.count <= 4 }

  private static let legend =
    "cost: "
    + [OperationKind.addition, .multiplication, .division, .nonlinear, .comparison]
    .map { "\($0.sign) \($0.noun)" }.joined(separator: ", ")

  private var table: TextTable {
    var table = TextTable([
      .init("operation"), .init("by"), .init("partial"), .init("where"), .init("cost"),
      .init("kink"),
    ])
    for entry in entries {
      for row in rows(of: entry) { table.append(row) }
    }
    return table
  }

  private func rows(of entry: OperationEntry) -> [[String]] {
    let others = entry.spellings.dropFirst()
    let count = max(entry.operands.count, others.isEmpty ? 1 : 2)
    return (0..<count).map { place in
      let operand = place < entry.operands.count ? entry.operands[place] : nil
      let isFirst = place == 0
      return [
        isFirst
          ? entry.call
          : place == 1 && !others.isEmpty ? "or " + others.joined(separator: ", ") : "",
        operand?.name ?? "", operand.map { $0.partial?.formula ?? "none" } ?? "",
        operand?.domain ?? "", isFirst ? entry.kind.sign : "",
        isFirst ? entry.kink?.place ?? "" : "",
      ]
    }
  }

  private func detail(_ entry: OperationEntry) -> String {
    heading(entry) + "\n\n" + facts(entry).text()
  }

  private func heading(_ entry: OperationEntry) -> String {
    "\(entry.name): \(entry.value.formula)"
  }

  private func facts(_ entry: OperationEntry) -> TextTable {
    var table = TextTable([.init(""), .init("")])
    table.append(["written", entry.value.program])
    let others = entry.spellings.dropFirst()
    if !others.isEmpty { table.append(["or with", others.joined(separator: ", ")]) }
    let sign = entry.operands.count == 1 ? "d" : "∂"
    for operand in entry.operands {
      table.append([
        "\(sign)/\(sign)\(operand.name)", operand.partial?.formula ?? "none: it selects",
      ])
    }
    let domains = entry.operands.compactMap(\.domain)
    table.append(["defined", domains.isEmpty ? "everywhere" : domains.joined(separator: ", ")])
    table.append(["counted", "as \(entry.kind.noun)"])
    table.append(["kink", entry.kink.map { "\($0.place): \($0.words)" } ?? "none"])
    return table
  }
}

extension OperationKind {
  fileprivate var sign: String {
    switch self {
    case .addition: "+"
    case .multiplication: "×"
    case .division: "÷"
    case .nonlinear: "f"
    case .comparison: "<"
    case .copy: "0"
    }
  }

  fileprivate var noun: String {
    switch self {
    case .addition: "an addition"
    case .multiplication: "a multiplication"
    case .division: "a division"
    case .nonlinear: "an elementary function"
    case .comparison: "a comparison"
    case .copy: "nothing"
    }
  }
}
