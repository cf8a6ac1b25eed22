import ChainruleSymbolics

extension ExplanationReport {
  private typealias Words = ExplanationWords

  /// The derivation as a text: the four steps, the last two for each output and input.
  var explanation: Document {
    var document = Document(title: derivation.title)
    for problem in derivation.problems { document.append(.display(problem)) }
    document.blocks += introductions
    if !derivation.partials.isEmpty {
      document.append(.heading(Words.differentiate, level: 1))
      document.append(.paragraph(Words.parameters))
      document.append(
        .table(table(derivation.partials.map { ($0, reason($0)) }, of: "equation", why: "rule")))
    }
    let pairs = derivation.derivatives.flatMap(\.byInput)
    if pairs.count == 1 {
      document.append(.heading(Words.combine, level: 1))
      combine(pairs[0], in: &document)
      document.append(.heading(Words.substitute, level: 1))
      substitute(pairs[0], in: &document)
    } else {
      document.append(.heading(Words.combineAndSubstitute, level: 1))
      for output in derivation.derivatives { append(output, to: &document) }
    }
    if let gradient = derivation.gradient {
      document.append(.heading(Words.gradient, level: 1))
      document.append(.display(gradient.sides))
    }
    return document
  }

  /// What is computed, one operation after the other.
  var introductions: [Document.Block] {
    guard !derivation.introductions.isEmpty else {
      return [.heading(Words.introduce, level: 1), .paragraph(Words.noOperation)]
    }
    let steps = derivation.introductions.map { ($0, [Document.Inline]()) }
    return [
      .heading(Words.introduce, level: 1),
      .paragraph(
        Words.introduction + (derivation.hasSecondNames ? [" "] + Words.secondNames : [])),
      .table(table(steps, of: "equation", why: nil)),
    ]
  }

  private func append(_ output: Derivation.OutputDerivatives, to document: inout Document) {
    if !output.backward.isEmpty {
      document.append(.paragraph(Words.backwardPass))
      document.append(
        .table(table(output.backward.map { ($0, []) }, of: "derivative", why: nil)))
    }
    for derivative in output.byInput {
      document.append(.heading([.equation([derivative.symbol])], level: 2))
      combine(derivative, in: &document)
      substitute(derivative, in: &document)
    }
  }

  // MARK: Tables of equations

  private func table(
    _ steps: [(step: Derivation.Step, note: [Document.Inline])], of heading: String, why: String?
  ) -> Document.Table {
    var table = Document.Table(columns: [
      .init(heading: [.text(heading)]), .init(heading: pointHeading, isNumeric: true),
      .init(heading: [.text(why ?? "")]),
    ])
    for (step, note) in steps {
      table.rows.append([[.equation(step.sides)], value(step.value), note])
    }
    return table.withoutEmptyColumns
  }

  /// at x = 1, y = 2
  private var pointHeading: [Document.Inline] {
    guard let point = derivation.point, point.count <= 2, !point.isEmpty else {
      return ["at the point"]
    }
    let equations = point.map {
      MathText.equation([.name($0.name), MathText([.number(number($0.value))])])
    }
    return ["at ", .math(.list(equations))]
  }

  /// The number at the point; questions have none.
  private func value(_ value: Double?) -> [Document.Inline] {
    guard form != .exercise else { return [] }
    return value.map { [.math(MathText([.number(number($0))]))] } ?? []
  }

  func reason(_ step: Derivation.Step) -> [Document.Inline] {
    switch step.reason {
    case .scalar(let rule, let held): Words.rule(rule, held: held)
    case .chain(let rule, let paths, let output, let input):
      Words.reason(rule, paths: String(paths), of: output, by: input)
    case .simplification(let rules, let assumptions):
      Words.simplification(rules, assuming: assumptions)
    case .along(let path):
      [.math(MathText.path(path))]
    case .substitution: ["intermediate variables are replaced by what they are"]
    case nil: []
    }
  }

  // MARK: Steps 3 and 4

  private func combine(
    _ derivative: Derivation.InputDerivative, in document: inout Document
  ) {
    document.append(
      .paragraph(
        Words.reason(
          derivative.rule, paths: String(derivative.paths), of: derivative.output,
          by: derivative.input)))
    guard !derivative.totals.isEmpty, derivative.rule != .scalarRule else { return }
    if derivative.paths > 1 {
      document.append(
        .paragraph(
          derivative.alias.map { Words.alias($0, of: derivative.input, derivation.letters) }
            ?? Words.wholeSum(derivation.letters)))
      document.append(.display(uniformSum(derivative)))
    }
    if derivative.paths > 1 {
      document.append(.table(totals(derivative)))
    } else {
      for total in derivative.totals { document.append(.display(total.step.sides)) }
    }
    if derivative.routes.isEmpty { document.append(.paragraph(Words.unlisted)) }
    if derivative.routes.contains(where: { $0.nodes.count > 2 }) {
      document.append(.paragraph(Words.orders(derivative)))
      document.append(.table(orders(derivative)))
    }
    if derivative.routes.count > 1 {
      document.append(.paragraph(Words.wrong(derivative)))
      let numbers = derivative.routes.map { $0.value ?? .nan }
      if let change = derivative.change,
        ([change.moved, change.output] + numbers).allSatisfy(\.isFinite)
      {
        document.append(.paragraph(Words.change(change, derivative, number)))
      }
    }
  }

  /// ∂f/∂x = Σ ∂f/∂uᵢ · ∂uᵢ/∂x; a second name of the input is one of the uᵢ.
  private func uniformSum(_ derivative: Derivation.InputDerivative) -> [MathText] {
    let sign = derivation.isSingleVariable ? MathText.Differential.total : .partial
    let f = derivation.letters.function
    let u = (derivative.alias == nil ? derivation.letters.parameter : "u") + "_i"
    return [
      .derivative(of: f, by: derivative.input, sign),
      MathText([.begin(.limits), .prefix("Σ"), .next, .name("i"), .next, .end])
        + .product([
          .derivative(of: f, by: u, .partial),
          .derivative(of: u, by: derivative.input, sign),
        ]),
    ]
  }

  private func totals(_ derivative: Derivation.InputDerivative) -> Document.Table {
    var table = Document.Table(columns: [
      .init(heading: ["total derivative"]), .init(heading: pointHeading, isNumeric: true),
      .init(heading: ["partial by ", .math(.name(derivative.input)), " alone"]),
    ])
    for total in derivative.totals {
      table.rows.append([
        [.equation(total.step.sides)], value(total.step.value), [.equation([total.partial])],
      ])
    }
    return table.withoutEmptyColumns
  }

  private func orders(_ derivative: Derivation.InputDerivative) -> Document.Table {
    var table = Document.Table(columns: [
      .init(heading: ["path"]), .init(heading: Words.backward(derivative)),
      .init(heading: Words.forward(derivative)),
    ])
    for route in derivative.routes {
      let path = derivative.routes.count > 1 ? [Document.Inline.math(.path(route.nodes))] : []
      table.rows.append([path, [.equation([route.backward])], [.equation([route.forward])]])
    }
    return table.withoutEmptyColumns
  }

  private func substitute(
    _ derivative: Derivation.InputDerivative, in document: inout Document
  ) {
    guard derivative.isSubstituted else {
      document.append(.paragraph(Words.swell(derivative)))
      document.append(.display([derivative.symbol, derivative.result]))
      return
    }
    var sides = [derivative.symbol]
    let steps = [derivative.substitution, derivative.simplification].compactMap(\.self)
    for step in steps {
      for side in step.sides.dropFirst() where side != sides.last { sides.append(side) }
    }
    if steps.isEmpty { sides.append(derivative.result) }
    document.append(.display(sides))
    if let step = derivative.simplification, !reason(step).isEmpty {
      document.append(.paragraph(reason(step)))
    }
    if let shortened = derivative.shortened,
      case .simplification(_, let assumptions) = shortened.reason
    {
      document.append(.paragraph(Words.shorter(assuming: assumptions)))
      document.append(.display(shortened.sides))
    }
    if let value = derivative.value {
      document.append(
        .paragraph([
          "At the point: ",
          .equation([derivative.symbol, MathText([.number(number(value))])]), ".",
        ]))
      if !derivative.kinks.isEmpty {
        document.append(.paragraph(Words.kinks(derivative.kinks)))
      }
    }
  }
}

extension MathText {
  /// x → u₁ → y
  static func path(_ names: [String]) -> MathText {
    MathText(Array(names.map { [Token.name($0)] }.joined(separator: [.sign("→")])))
  }
}
