package import ChainruleCalculus
package import ChainruleSymbolics

/// Forward and reverse mode step by step on the vector graph: a row for each scalar, vector and
/// matrix.
package struct VectorTraceReport {
  package struct ReverseTable {
    package let output: NamedGraph.Output
    package let place: Int
    package let steps: [VectorAdjointStep]
    /// The adjoint that each step passes back, as it was then.
    package let passed: [[Double]]
    package let seed: [Double]
  }

  private let program: NamedGraph
  private let numbers: VectorDifferentiation
  private let directions: [Direction]
  private let tangents: [[Double?]]
  package let reverse: [ReverseTable]

  private var graph: VectorGraph { numbers.graph }

  package init(
    _ numbers: VectorDifferentiation, along direction: Direction? = nil
  ) {
    self.numbers = numbers
    program = numbers.scalar.program
    directions = direction.map { [$0] } ?? numbers.scalar.standardDirections
    tangents = directions.map { numbers.scalar.tangents(along: $0.components) }
    reverse = numbers.scalar.program.outputs.compactMap { output in
      guard let (place, element) = numbers.graph.place(of: output.node) else { return nil }
      var seed = [Double](repeating: 0, count: numbers.graph.nodes[place].shape.count)
      seed[element] = 1
      var current: [Int: [Double]] = [place: seed]
      var steps: [VectorAdjointStep] = []
      var passed: [[Double]] = []
      _ = numbers.adjoints(of: element, in: place) { step in
        steps.append(step)
        passed.append(current[step.from] ?? [])
        current[step.node] = step.adjoint
      }
      return ReverseTable(output: output, place: place, steps: steps, passed: passed, seed: seed)
    }
  }
}

// MARK: Text

extension VectorTraceReport {
  package func text(_ number: NumberText) -> String {
    var text =
      program.title.titleText + Self.forwardCaption + "\n\n" + forward(number).text(width: nil)
    for table in reverse {
      text += "\n" + caption(table) + "\n\n" + lines(table, number).text(width: nil)
    }
    return text
  }

  package func markdown(_ number: NumberText) -> String {
    var text = program.title.titleMarkdown
    text += Markdown.heading(Self.forwardCaption, level: 3) + forward(number).markdown
    for table in reverse {
      text += "\n" + Markdown.heading(caption(table), level: 3) + lines(table, number).markdown
    }
    return text
  }

  private static let forwardCaption = "Forward mode: values and tangents"

  private func caption(_ table: ReverseTable) -> String {
    let output = Formula(name: table.output.name).unicodeText
    return "Reverse mode: adjoints v̄ = ∂\(output)/∂v, from \(output) back"
  }

  private func forward(_ number: NumberText) -> TextTable {
    let terms = VectorTerms(graph, number: number.callAsFunction)
    let columns = directions.map { direction in
      TextTable.Column(
        direction.only.map { "∂·/∂" + Formula(name: program.name(of: $0)).unicodeText }
          ?? "tangent along \(direction.label)")
    }
    var table = TextTable([.init("vertex"), .init("expression"), .init("value")] + columns)
    for place in graph.nodes.indices {
      table.append(
        [
          terms.name(of: place).unicodeText, terms.definition(of: place)?.unicodeText ?? "",
          number(numbers.values(of: place)),
        ]
          + tangents.map {
            numbers.isActive(place) ? number(numbers.tangents(of: place, in: $0)) : ""
          })
    }
    return table
  }

  private func lines(_ table: ReverseTable, _ number: NumberText) -> TextTable {
    let terms = VectorTerms(graph, number: number.callAsFunction)
    var lines = TextTable([
      .init("step"), .init("product"), .init("adds"), .init("adjoint"),
    ])
    func adjoint(_ place: Int) -> String {
      Formula(name: graph.nodes[place].name, mark: .bar).unicodeText
    }
    func array(_ place: Int, _ elements: [Double]) -> String {
      number(ShapedArray(graph.nodes[place].shape, elements).map(Optional.some))
    }
    lines.append([
      "\(adjoint(table.place)) = ∂\(Formula(name: table.output.name).unicodeText)/∂\(Formula(name: graph.nodes[table.place].name).unicodeText)",
      "", "", array(table.place, table.seed),
    ])
    for (step, passed) in zip(table.steps, table.passed) {
      let (to, from) = (graph.nodes[step.node].name, graph.nodes[step.from].name)
      let partial = "∂\(Formula(name: from).unicodeText)/∂\(Formula(name: to).unicodeText)"
      let jacobian = terms.jacobian(of: step.from, by: step.operand)?.unicodeText ?? partial
      lines.append([
        "\(adjoint(step.node)) += \(adjoint(step.from))·\(partial)",
        "\(array(step.from, passed)) · \(jacobian)", array(step.node, step.addend),
        array(step.node, step.adjoint),
      ])
    }
    return lines
  }
}

// MARK: JSON

extension VectorTraceReport {
  /// `chainrule.trace/1`, with the numbers of vectors and matrices nested.
  package var json: JSON {
    let table = reverse.first
    let direction = directions.first?.components ?? []
    return [
      "schema": "chainrule.trace/1",
      "seed": .object(
        program.inputVariables.map { variable in
          .init(
            variable.name,
            .nested(variable.nodes.map { direction[$0.index] }, variable.shape.dimensions))
        }),
      "of": .optional(table?.output.name),
      "forward": .array(graph.nodes.indices.map(forwardRow)),
      "reverse": .array(table.map(reverseRows) ?? []),
    ]
  }

  private func forwardRow(_ place: Int) -> JSON {
    let terms = VectorTerms(graph, number: NumberText.shortest)
    return [
      "vertex": .string(graph.nodes[place].name),
      "expression": .optional(terms.programText(of: place)),
      "value": .nested(numbers.values(of: place)),
      "tangent": tangents.first.map { .nested(numbers.tangents(of: place, in: $0)) } ?? .null,
    ]
  }

  private func reverseRows(_ table: ReverseTable) -> [JSON] {
    func array(_ place: Int, _ elements: [Double]) -> JSON {
      .nested(elements, graph.nodes[place].shape.dimensions)
    }
    let first: JSON = [
      "vertex": .string(graph.nodes[table.place].name),
      "adjoint": array(table.place, table.seed), "from": nil,
    ]
    return [first]
      + table.steps.map { step in
        [
          "vertex": .string(graph.nodes[step.node].name), "add": array(step.node, step.addend),
          "adjoint": array(step.node, step.adjoint), "from": .string(graph.nodes[step.from].name),
        ]
      }
  }
}

extension JSON {
  /// Numbers nested by their shape, null for what is not computed.
  static func nested(_ array: ShapedArray<Double?>) -> JSON {
    nested(array.elements.map { $0.map(JSON.number) ?? .null }, array.shape.dimensions)
  }
}
