/// A line of mathematics as it is set: runs of text, each with its style and its place.
package struct Formula: Sendable, Equatable {
  package enum Style: Sendable {
    /// Set in italics.
    case variable
    /// The name of a vector or matrix, set in bold.
    case array
    /// Names of functions, numbers, signs.
    case upright
    /// The numbers that a reader looks for.
    case result
    /// Signs and words that step back.
    case quiet
    /// In the colour of tangents or adjoints.
    case tangent, adjoint
  }

  package enum Script: Sendable {
    case `subscript`, superscript
  }

  package struct Run: Sendable, Equatable {
    package var text: String
    package var style: Style
    /// From the base line outwards: an index of an exponent is `[.superscript, .subscript]`.
    package var scripts: [Script]

    package init(_ text: String, _ style: Style, scripts: [Script] = []) {
      self.text = text
      self.style = style
      self.scripts = scripts
    }
  }

  package private(set) var runs: [Run]

  package init(_ runs: [Run] = []) {
    self.runs = []
    for run in runs { append(run) }
  }

  package init(_ text: String, _ style: Style) {
    self.init([Run(text, style)])
  }

  /// Adds a run; one that continues the last is joined to it.
  package mutating func append(_ run: Run) {
    guard !run.text.isEmpty else { return }
    if let last = runs.last, last.style == run.style, last.scripts == run.scripts {
      runs[runs.count - 1].text += run.text
    } else {
      runs.append(run)
    }
  }

  package static func + (a: Formula, b: Formula) -> Formula {
    Formula(a.runs + b.runs)
  }

  package static func += (a: inout Formula, b: Formula) {
    for run in b.runs { a.append(run) }
  }

  /// The same formula one script further from the base line.
  package func set(_ script: Script) -> Formula {
    Formula(runs.map { Run($0.text, $0.style, scripts: [script] + $0.scripts) })
  }
}

extension Formula {
  /// The characters alone, without styles and scripts.
  package var plainText: String { runs.map(\.text).joined() }
}
