package import ChainruleCalculus

extension Derivation {
  /// The derivation of every output by every chosen input.
  ///
  /// - Parameters:
  ///   - numbers: the program at a point, where it has one.
  ///   - number: how numbers are set.
  /// - Complexity: linear in the operations for each input up to `inputsWithTotals`, and for each
  ///   output.
  package init(
    _ program: NamedGraph, wrt chosen: [NodeID], at numbers: Differentiation? = nil,
    number: @escaping @Sendable (Double) -> String = { NumberText.full($0) }
  ) {
    let context = DerivationContext(program, wrt: chosen, numbers, number: number)
    title = program.title
    inputs = chosen.map(context.name)
    isSingleVariable = context.inputDifferential == .total
    point = numbers.map { numbers in
      zip(program.graph.inputs, numbers.point).map {
        Coordinate(name: context.name($0), value: $1)
      }
    }
    problems = program.outputs.compactMap(context.problem)
    introductions =
      context.secondNamesIntroduced + program.graph.operationNodes.map(context.introduction)
    hasSecondNames = !context.secondNamesIntroduced.isEmpty
    partials = program.graph.operationNodes.flatMap(context.partials)
    let derivatives = program.outputs.map { OutputDerivatives($0, context) }
    self.derivatives = derivatives
    gradient = Self.gradient(derivatives)
    letters = Letters(besides: program)
  }

  /// From this many inputs on, one backward pass serves all of them.
  static let inputsWithTotals = 6

  /// The gradient of one output, the Jacobian of several.
  private static func gradient(_ outputs: [OutputDerivatives]) -> Step? {
    let columns = outputs.first?.byInput.count ?? 0
    let entries = outputs.flatMap(\.byInput)
    guard entries.count > 1, columns > 0, entries.count <= 36,
      entries.allSatisfy({ $0.isSubstituted && $0.formula.utf8.count <= 60 })
    else { return nil }
    let name = outputs.count == 1 ? "∇\(outputs[0].output)" : "J"
    let symbol =
      outputs.count == 1
      ? MathText([.prefix("∇"), .name(outputs[0].output)]) : MathText([.text("J")])
    var sides = [symbol]
    if entries.count <= 12 {
      sides.append(.group(.matrix(columns: columns), entries.map(\.symbol)))
    }
    sides.append(.group(.matrix(columns: columns), entries.map(\.result)))
    return Step(
      kind: .gradient, name: name, sides: sides, before: nil,
      after: "[" + entries.map(\.formula).joined(separator: ", ") + "]", reason: nil, value: nil)
  }
}

extension DerivationContext {
  /// y = sin(x + x²)
  func problem(of output: NamedGraph.Output) -> [MathText]? {
    guard !sizes.isEmpty, sizes[output.node.index] <= 60 else { return nil }
    switch named.graph[output.node] {
    case .input: return nil
    case .constant(let value): return [.name(output.name), math(store.constant(value))]
    case .operation: return [.name(output.name), math(expansions[output.node.index])]
    }
  }

  /// u₂ = x
  var secondNamesIntroduced: [Derivation.Step] {
    guard inputDifferential == .partial else { return [] }
    return secondNames.all.map { variable, alias in
      let variable = NodeID(variable)
      return Derivation.Step(
        kind: .introduce, name: alias, sides: [.name(alias), .name(name(variable))], before: nil,
        after: name(variable), reason: nil, value: numbers?.values[variable.index])
    }
  }

  /// u₁ = x²
  func introduction(of node: NodeID) -> Derivation.Step {
    let definition = terms.definition(of: node)
    return Derivation.Step(
      kind: .introduce, name: name(node),
      sides: [.name(name(node))] + (definition.map { [math($0, of: node)] } ?? []), before: nil,
      after: definition?.programText, reason: nil, value: numbers?.values[node.index])
  }

  /// du₁/dx = d(x²)/dx = 2x, for each parameter.
  func partials(of node: NodeID) -> [Derivation.Step] {
    guard let definition = terms.definition(of: node),
      case .operation(let operation) = named.graph[node]
    else { return [] }
    let parameters = parameters(of: node)
    let operands = Array(named.graph.operands(of: node))
    return sources(of: node).map { source in
      let partial = partial(of: node, by: source)
      let rule = ScalarRule(
        operation, movedAt: operands.indices.filter { operands[$0] == source }, partial: partial)
      return Derivation.Step(
        kind: .differentiate, name: Derivation.programText(of: name(node), by: name(source)),
        sides: [
          symbol(of: node, by: source),
          .derivative(
            of: math(definition, of: node),
            by: shownSecondName(of: source, in: node) ?? name(source), differential(of: node)),
          math(partial, of: node),
        ], before: definition.programText, after: partial.programText,
        reason: .scalar(
          rule,
          held: parameters.filter { $0 != source }.map {
            shownSecondName(of: $0, in: node) ?? name($0)
          }),
        value: value(ofPartial: node, by: source))
    }
  }
}
