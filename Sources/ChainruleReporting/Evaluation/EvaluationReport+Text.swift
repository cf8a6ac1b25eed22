import ChainruleCalculus
package import ChainruleSymbolics

extension EvaluationReport {
  /// Inputs, values, derivatives and notes, for a terminal of 80 columns.
  package func text(_ number: NumberText = .full) -> String {
    title.titleText + sections(number, width: 80).map { $0.text() }.joined(separator: "\n")
      + notes(number)
  }

  package func markdown(_ number: NumberText = .full) -> String {
    let notes = notes(number).split(separator: "\n").map { "\n" + Markdown.text(String($0)) + "\n" }
    return title.titleMarkdown
      + sections(number, width: nil).map(\.markdown).joined(separator: "\n")
      + notes.joined()
  }

  private func sections(_ number: NumberText, width: Int?) -> [TextTable] {
    if pattern != nil { return arraySections(number, width: width) }
    var tables: [TextTable] = []
    if !inputs.isEmpty { tables.append(list(inputs, "input", number)) }
    if let intermediates, !intermediates.isEmpty {
      tables.append(list(intermediates, "vertex", number))
    }
    tables.append(list(outputs, "output", number))
    if !chosen.isEmpty { tables.append(derivatives(number)) }
    if let change { tables.append(table(change, number)) }
    return tables
  }

  /// ŷ, Δy and the change that the derivative promises.
  func table(_ change: Change, _ number: NumberText) -> TextTable {
    let moves = change.moves.map { entry in
      "Δ\(Formula(name: entry.name).unicodeText) = \(number(entry.value))"
    }
    var table = TextTable([
      .init("for \(moves.joined(separator: ", "))"), .init("value", .point),
      .init("change", .point), .init("the derivative promises", .point),
    ])
    for (place, entry) in change.values.enumerated() {
      let name = Formula(name: entry.name, mark: .hat).unicodeText
      table.append([
        name, number(entry.value), number(change.differences[place].value),
        number(change.promised[place].value),
      ])
    }
    return table
  }

  func list(_ entries: [Entry], _ heading: String, _ number: NumberText) -> TextTable {
    var table = TextTable([.init(heading), .init("value", .point)])
    for entry in entries {
      table.append([Formula(name: entry.name).unicodeText, number(entry.value)])
    }
    return table
  }

  /// The Jacobian as a matrix where its rows have room, else a line for each derivative.
  private func derivatives(_ number: NumberText) -> TextTable {
    let matrix = matrix(number)
    if outputs.count > 1, chosen.count > 1, matrix.width <= 80 { return matrix }
    let name = DerivativeText(inputCount: inputs.count)
    var table = TextTable([.init("derivative"), .init("value (\(mode.rawValue) mode)", .point)])
    for (output, row) in zip(outputs, jacobian) {
      for (input, derivative) in zip(chosen, row) {
        table.append([name(output.name, by: input), number(derivative)])
      }
    }
    return table
  }

  private func matrix(_ number: NumberText) -> TextTable {
    if layout == .denominator { return transposedMatrix(number) }
    let headings = chosen.map { "∂/∂\(Formula(name: $0).unicodeText)" }
    var table = TextTable([.init("(\(mode.rawValue) mode)")] + headings.map { .init($0, .point) })
    for (output, row) in zip(outputs, jacobian) {
      table.append([Formula(name: output.name).unicodeText] + row.map { number($0) })
    }
    return table
  }

  private func transposedMatrix(_ number: NumberText) -> TextTable {
    let headings = outputs.map { "∂\(Formula(name: $0.name).unicodeText)" }
    var table = TextTable([.init("(\(mode.rawValue) mode)")] + headings.map { .init($0, .point) })
    for (column, input) in chosen.enumerated() {
      table.append(
        ["/∂\(Formula(name: input).unicodeText)"] + jacobian.map { number($0[column]) })
    }
    return table
  }

  private func notes(_ number: NumberText) -> String {
    var notes = [placeInTables, placeInFactors].compactMap(\.self)
    notes += brokenDiagonals
    notes += activations.map { "note: " + $0.text }
    notes += kinks.map { kink in
      let vertex = "\(Formula(name: kink.vertex.name).unicodeText) = \(number(kink.vertex.value))"
      let outputs = kink.outputs.map { Formula(name: $0).unicodeText }.joined(separator: ", ")
      return "note: \(outputs) touched a kink at \(kink.operation) (\(vertex)): "
        + "derivative by the rule '\(rule.rawValue)'"
    }
    if let notFinite {
      let name = Formula(name: notFinite.name).unicodeText
      notes.append(
        "note: the first value that is not finite is \(name) = \(number(notFinite.value))")
    }
    return notes.isEmpty ? "" : "\n" + notes.map { $0 + "\n" }.joined()
  }
}
