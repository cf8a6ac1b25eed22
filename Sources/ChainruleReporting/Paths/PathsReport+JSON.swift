extension PathsReport {
  /// `chainrule.paths/1`: one object for one input, a list of them for several.
  package var json: JSON {
    sections.count == 1 ? object(sections[0]) : .array(sections.map(object))
  }

  private func object(_ section: Section) -> JSON {
    [
      "schema": "chainrule.paths/1", "of": .string(output), "wrt": .string(section.input),
      "count": .string(section.count), "paths": .array(section.paths.map(path)),
      "sum": .number(section.sum),
    ]
  }

  private func path(_ path: Path) -> JSON {
    [
      "nodes": .strings(path.nodes), "partials": .numbers(path.partials),
      "product": .number(path.product),
    ]
  }
}
