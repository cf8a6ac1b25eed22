package import ChainruleCalculus
package import ChainruleSymbolics

/// Total derivatives as sums over paths of the vector graph, whose products are Jacobians.
package struct VectorPathsReport {
  private struct Section {
    let input: VectorDifferentiation.ChosenInput
    let paths: [VectorPath]
  }

  private let numbers: VectorDifferentiation
  private let output: Int
  private let sections: [Section]
  private let limit: Int

  private var graph: VectorGraph { numbers.graph }

  /// - Returns: nil where there are too many paths to be listed as Jacobians.
  package init?(_ numbers: VectorDifferentiation, limit: Int) {
    self.numbers = numbers
    self.limit = limit
    output = numbers.graph.outputs[0]
    var sections: [Section] = []
    for input in numbers.chosenInputs {
      guard let paths = numbers.paths(from: input, to: numbers.graph.outputs[0], limit: 1000)
      else { return nil }
      sections.append(Section(input: input, paths: paths))
    }
    self.sections = sections
  }

  private func sum(_ section: Section) -> [[Double]] {
    let rows = graph.nodes[output].shape.count
    let columns = graph.nodes[section.input.place].shape.count
    return section.input.columns(
      of: (0..<rows).map { element in
        numbers.adjoints(of: element, in: output)[section.input.place]
          ?? [Double](repeating: 0, count: columns)
      })
  }

  private func name(_ place: Int) -> String { Formula(name: graph.nodes[place].name).unicodeText }

  private func name(_ input: VectorDifferentiation.ChosenInput) -> String {
    Formula(name: graph.name(of: input)).unicodeText
  }
}

// MARK: Text

extension VectorPathsReport {
  package func text(_ number: NumberText) -> String {
    let parts = sections.map { section in
      caption(section) + "\n"
        + (section.paths.isEmpty ? "" : "\n" + table(section, number).text(width: nil))
        + remark(section)
    }
    return numbers.scalar.program.title.titleText + parts.joined(separator: "\n")
  }

  package func markdown(_ number: NumberText) -> String {
    let parts = sections.map { section in
      Markdown.heading(caption(section), level: 3)
        + (section.paths.isEmpty ? "" : table(section, number).markdown) + remark(section)
    }
    return numbers.scalar.program.title.titleMarkdown + parts.joined(separator: "\n")
  }

  private func derivative(_ section: Section) -> String {
    DerivativeText(inputCount: numbers.scalar.program.inputVariables.count)(
      graph.nodes[output].name, by: graph.name(of: section.input))
  }

  private func caption(_ section: Section) -> String {
    switch section.paths.count {
    case 0:
      "\(derivative(section)) = 0: no path leads from \(name(section.input)) to \(name(output))"
    case 1: "\(derivative(section)) is the product of the Jacobians along the only path"
    case let count:
      "\(derivative(section)) is the sum over \(count) paths of products of Jacobians"
    }
  }

  private func remark(_ section: Section) -> String {
    let rest = section.paths.count - limit
    return rest > 0 ? "\n\(rest) more path\(rest == 1 ? " is" : "s are") not shown\n" : ""
  }

  private func table(_ section: Section, _ number: NumberText) -> TextTable {
    let terms = VectorTerms(graph, number: number.callAsFunction)
    var table = TextTable([
      .init("path"), .init("Jacobians, output first"), .init("", gap: 1), .init("product", gap: 1),
    ])
    for path in section.paths.prefix(limit) {
      let unit = section.input.element.map { element in
        terms.unit(element, of: graph.nodes[section.input.place].shape).unicodeText
      }
      let factors =
        (unit.map { [$0] } ?? [])
        + zip(path.nodes, path.nodes.dropFirst()).map { source, target in
          factor(from: source, to: target, terms)
        }
      let names = [name(section.input)] + path.nodes.dropFirst().map(name)
      table.append([
        elided(names, keeping: 3) { $0 }.joined(separator: " → "),
        elided(factors.reversed(), keeping: 2) { $0 }.joined(separator: " · "), "=",
        matrix(path.product, number),
      ])
    }
    table.append([derivative(section), "", "=", matrix(sum(section), number)])
    return table
  }

  /// The Jacobian of an edge by its structure, else its size.
  private func factor(from source: Int, to target: Int, _ terms: VectorTerms) -> String {
    if let form = terms.jacobian(from: source, to: target) { return form.asFactor.unicodeText }
    let (rows, columns) = (graph.nodes[target].shape.count, graph.nodes[source].shape.count)
    return "∂\(name(target))/∂\(name(source)) (\(rows) × \(columns))"
  }

  private func matrix(_ rows: [[Double]], _ number: NumberText) -> String {
    let columns = rows.first?.count ?? 0
    if rows.count == 1, columns == 1 { return number(rows[0][0]) }
    let shape: Shape =
      rows.count == 1 ? .row(columns) : .matrix(rows: rows.count, columns: columns)
    return number(ShapedArray(shape, rows.flatMap { $0.map(Optional.some) }))
  }
}

// MARK: JSON

extension VectorPathsReport {
  /// `chainrule.paths/1`: one object for one input, a list of them for several.
  package var json: JSON {
    sections.count == 1 ? object(sections[0]) : .array(sections.map(object))
  }

  private func object(_ section: Section) -> JSON {
    [
      "schema": "chainrule.paths/1", "of": .string(graph.nodes[output].name),
      "wrt": .string(graph.name(of: section.input)),
      "count": .string("\(section.paths.count)"),
      "paths": .array(section.paths.prefix(limit).map { path($0, section.input) }),
      "sum": derivative(sum(section), by: section.input),
    ]
  }

  private func path(_ path: VectorPath, _ input: VectorDifferentiation.ChosenInput) -> JSON {
    let edges = zip(path.nodes, path.nodes.dropFirst())
    return [
      "nodes": .strings(path.nodes.map { graph.nodes[$0].name }),
      "partials": .array(
        edges.map { derivative(numbers.jacobian(from: $0, to: $1), from: $0, to: $1) }),
      "product": derivative(path.product, by: input),
    ]
  }

  private func derivative(_ rows: [[Double]], by input: VectorDifferentiation.ChosenInput) -> JSON {
    guard input.element != nil else { return derivative(rows, from: input.place, to: output) }
    return .nested(rows.joined(), graph.nodes[output].shape.dimensions)
  }

  private func derivative(_ rows: [[Double]], from source: Int, to target: Int) -> JSON {
    .nested(
      rows.joined(),
      graph.nodes[target].shape.dimensions + graph.nodes[source].shape.dimensions)
  }
}
