import ChainruleCalculus
package import ChainruleSymbolics

extension TraceReport {
  /// The tables for a terminal of 80 columns.
  package func text(_ number: NumberText = NumberText(digits: 4)) -> String {
    var text = program.title.titleText + forwardCaption(number) + "\n\n"
    text += forwardTable(number).text()
    for table in reverse {
      text += "\n" + reverseCaption(table) + "\n\n" + reverseTable(table, number).text()
    }
    return text
  }

  package func markdown(_ number: NumberText = NumberText(digits: 4)) -> String {
    var text = program.title.titleMarkdown
    text += Markdown.heading(forwardCaption(number), level: 3) + forwardTable(number).markdown
    for table in reverse {
      text += "\n" + Markdown.heading(reverseCaption(table), level: 3)
      text += reverseTable(table, number).markdown
    }
    return text
  }

  private func forwardCaption(_ number: NumberText) -> String {
    guard let direction = seeds.first?.direction, direction.only == nil,
      !direction.components.isEmpty
    else { return "Forward mode: values and tangents" }
    let moved = zip(program.graph.inputs, direction.components).map { input, speed in
      Formula(name: program.programName(of: input), mark: .dot).unicodeText + " = " + number(speed)
    }
    return "Forward mode: values and tangents along " + moved.joined(separator: ", ")
  }

  private func forwardTable(_ number: NumberText) -> TextTable {
    let tangents = seeds.map { seed in
      TextTable.Column(seed.direction.only.map { "∂·/∂" + name(of: $0) } ?? "tangent", .point)
    }
    var table = TextTable(
      [.init("vertex"), .init("expression"), .init("value", .point)] + tangents)
    for vertex in vertices {
      let expression = terms.definition(of: vertex)?.formula(number: number.callAsFunction)
      table.append(
        [name(of: vertex), expression?.unicodeText ?? "", number(values[vertex.index])]
          + seeds.map { number($0.tangents[vertex.index] ?? 0) })
    }
    return table
  }

  private func reverseCaption(_ table: ReverseTable) -> String {
    let output = Formula(name: table.output.name).unicodeText
    return "Reverse mode: adjoints v̄ = ∂\(output)/∂v, from \(output) back"
  }

  private func reverseTable(_ table: ReverseTable, _ number: NumberText) -> TextTable {
    var lines = TextTable([
      .init("step"), .init("product"), .init("adds", .point), .init("adjoint", .point),
    ])
    let widest = table.rows.lazy.map { adjoint(of: $0.vertex).displayWidth }.max() ?? 0
    for row in table.rows {
      let adjoint = adjoint(of: row.vertex)
      let step = adjoint + String(repeating: " ", count: widest - adjoint.displayWidth)
      guard let from = row.from else {
        lines.append(["\(step)  = 1", "", "", number(row.adjoint)])
        continue
      }
      let partial = "∂\(name(of: from))/∂\(name(of: row.vertex))"
      lines.append([
        "\(step) += \(self.adjoint(of: from))·\(partial)", product(row, from, number),
        number(row.addend), number(row.adjoint),
      ])
    }
    return lines
  }

  /// The number that is passed back times the partial's formula.
  private func product(_ row: ReverseRow, _ from: NodeID, _ number: NumberText) -> String {
    let partial = terms.partial(of: from, by: row.vertex)?
      .formula(in: .factor, number: number.callAsFunction)
    return "\(number(row.fromAdjoint)) · \(partial?.unicodeText ?? "")"
  }

  private func name(of vertex: NodeID) -> String {
    Formula(name: program.programName(of: vertex)).unicodeText
  }

  private func adjoint(of vertex: NodeID) -> String {
    Formula(name: program.programName(of: vertex), mark: .bar).unicodeText
  }
}
