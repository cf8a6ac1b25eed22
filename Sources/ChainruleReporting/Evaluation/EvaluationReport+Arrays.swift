import ChainruleCalculus
import ChainruleSymbolics

/// The tables of programs with vectors and matrices: a block of lines for each derivative.
extension EvaluationReport {
  /// - Parameter width: the room for a line; nil for any.
  func arraySections(_ number: NumberText, width: Int?) -> [TextTable] {
    func table(_ make: (ArrayText) -> TextTable) -> TextTable {
      ArrayText.table(number, width: width, make)
    }
    var tables: [TextTable] = []
    if !inputs.isEmpty {
      tables.append(table { list(inputs.map(\.value), inputGroups, "input", $0) })
    }
    if let intermediates, !intermediates.isEmpty {
      tables.append(table { list(intermediates.map(\.value), intermediateGroups, "vertex", $0) })
    }
    tables.append(table { list(outputs.map(\.value), outputGroups, "output", $0) })
    if !chosen.isEmpty { tables.append(table { blocks($0, scalars: number) }) }
    if let change { tables.append(self.table(change, number)) }
    return tables
  }

  private func list(
    _ values: [Double], _ groups: [Group], _ heading: String, _ text: ArrayText
  ) -> TextTable {
    var table = TextTable([.init(heading), .init("shape"), .init("value")])
    for group in groups {
      let array = ShapedArray(group.shape, Array(values[group.places]))
      let lines =
        group.shape.isMatrix ? text.rows(array.lines.map(Array.init)) : [text.line(array)]
      append(
        lines, [Formula(name: group.name).unicodeText, group.shape.programText], to: &table)
    }
    return table
  }

  private func append(_ lines: [String], _ heads: [String], to table: inout TextTable) {
    for (place, line) in lines.enumerated() {
      table.append((place == 0 ? heads : heads.map { _ in "" }) + [line])
    }
  }

  /// The derivative of every output by every input, its shape and structure.
  /// - Parameter scalars: how single numbers are shown, which always have room.
  private func blocks(_ text: ArrayText, scalars: NumberText) -> TextTable {
    var table = TextTable([
      .init("derivative"), .init("shape"), .init("value (\(mode.rawValue) mode)"),
    ])
    let name = DerivativeText(inputCount: inputGroups.count)
    for (row, output) in outputGroups.enumerated() {
      for (column, input) in chosenGroups.enumerated() {
        for block in blocks(of: output, by: input, structures[row][column], name) {
          let text = block.isScalar ? ArrayText(number: scalars) : text
          append(
            text.rows(block.rows), [block.title + structure(block, text), block.shape],
            to: &table)
        }
      }
    }
    return table
  }

  /// A matrix of derivatives that is shown as one.
  private struct Block {
    let title: String
    let rows: [[Double]]
    let structure: JacobianStructure?

    var isScalar: Bool { rows.count == 1 && rows[0].count == 1 }

    var shape: String {
      isScalar ? "scalar" : "\(rows.count) × \(rows.first?.count ?? 0)"
    }
  }

  /// A derivative by a matrix keeps the matrix's shape, once for each element of the output; that
  /// of a matrix has one for each element of the input, or of both.
  private func blocks(
    of output: Group, by input: Group, _ structure: JacobianStructure?, _ name: DerivativeText
  ) -> [Block] {
    let rows = output.places.map { Array(jacobian[$0][input.places]) }
    if input.shape.isMatrix {
      return rows.enumerated().map { element, row in
        Block(
          title: name(output.name + output.shape.subscriptText(of: element), by: input.name),
          rows: lines(row, input.shape),
          structure: nil)
      }
    }
    if output.shape.isMatrix {
      return (0..<input.shape.count).map { element in
        Block(
          title: name(output.name, by: input.name + input.shape.subscriptText(of: element)),
          rows: lines(rows.map { $0[element] }, output.shape), structure: nil)
      }
    }
    let title = name(output.name, by: input.name)
    let numerator = Block(title: title, rows: rows, structure: structure)
    return [layout == .numerator ? numerator : transposed(numerator)]
  }

  private func transposed(_ block: Block) -> Block {
    let columns = block.rows.first?.indices ?? 0..<0
    return Block(
      title: block.title, rows: columns.map { column in block.rows.map { $0[column] } },
      structure: block.structure?.transposed)
  }

  private func lines(_ elements: [Double], _ shape: Shape) -> [[Double]] {
    ShapedArray(shape, elements).lines.map(Array.init)
  }

  private func structure(_ block: Block, _ text: ArrayText) -> String {
    let number = text.number
    return switch block.structure {
    case nil: ""
    case .zero: " = 0"
    case .identity: " = I"
    case .scaledIdentity(let factor):
      " = \(coefficient(factor, number))I"
    case .diagonal(let entries):
      " = diag("
        + ArrayText(number: number, limit: min(text.limit, 5)).line(
          ShapedArray(.vector(entries.count), entries)
        ).dropFirst().dropLast() + ")"
    case .column(let entry): " = \(coefficient(entry, number))𝟏"
    case .row(let entry): " = \(coefficient(entry, number))𝟏ᵀ"
    }
  }

  /// What is written before **1** or I.
  private func coefficient(_ factor: Double, _ number: NumberText) -> String {
    factor == 1 ? "" : factor == -1 ? "−" : number(factor) + "·"
  }

  static func structures(
    _ jacobian: [[Double]], _ outputs: [Group], _ inputs: [Group], _ pattern: SparsityPattern?,
    of differentiation: Differentiation
  ) -> [[JacobianStructure?]] {
    guard let pattern else { return [] }
    var known: [[Residue]]?
    return outputs.map { output in
      inputs.map { input in
        guard !output.shape.isMatrix, !input.shape.isMatrix else { return nil }
        let rows = output.places.map { Array(jacobian[$0][input.places]) }
        return JacobianStructure(rows) {
          let formulas = known ?? differentiation.fingerprints()
          known = formulas
          return output.places.map { Array(formulas[$0][input.places]) }
        } isPossible: { row, column in
          pattern[output.places.lowerBound + row].contains(
            Int32(input.places.lowerBound + column))
        }
      }
    }
  }
}
