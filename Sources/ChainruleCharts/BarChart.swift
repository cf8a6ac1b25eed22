package import ChainruleGraphics

/// Horizontal bars with labels at their beginning and values at their end, in groups.
package struct BarChart: Sendable, Equatable {
  package struct Bar: Sendable, Equatable {
    package enum Emphasis: Sendable {
      case plain
      /// The bar that a reader looks for.
      case strong
    }

    package let label: String
    /// Nil, or not finite, where there is no bar, only words.
    package let value: Double?
    /// The words at the end of the bar: its value as a reader wants it, or why there is none.
    package let text: String
    package let emphasis: Emphasis

    package init(label: String, value: Double?, text: String, emphasis: Emphasis = .plain) {
      self.label = label
      self.value = value
      self.text = text
      self.emphasis = emphasis
    }
  }

  package struct Group: Sendable, Equatable {
    /// Empty where there is only one group.
    package let name: String
    package let bars: [Bar]

    package init(name: String = "", bars: [Bar]) {
      self.name = name
      self.bars = bars
    }
  }

  package let title: String
  /// What the lengths stand for.
  package let axisTitle: String
  package let groups: [Group]

  package init(title: String, axisTitle: String, groups: [Group]) {
    self.title = title
    self.axisTitle = axisTitle
    self.groups = groups
  }

  /// The chart as a document, without fonts or anything else from outside.
  package func svg(_ theme: Theme = .light) -> String {
    var drawing = BarDrawing(self, theme)
    drawing.draw()
    return drawing.canvas.finished()
  }

  /// What a reader of the picture would see.
  package var description: String {
    let groups = groups.map { group in
      let bars = group.bars.map { bar in
        "\(bar.label) \(bar.text)" + (bar.emphasis == .strong ? " (emphasized)" : "")
      }
      let name = group.name.isEmpty ? "" : group.name + ": "
      return name + bars.joined(separator: ", ") + "."
    }
    return (["Bar chart of \(axisTitle)."] + groups).joined(separator: "\n")
  }
}
