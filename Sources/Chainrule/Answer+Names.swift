import ChainruleCalculus
import ChainruleLanguage

/// A name of a program that an answer may use.
struct KnownName {
  let name: String
  let shape: Shape
  /// What each element is; empty for a size.
  let sources: [AnswerFormula.Source]
  /// The statement that makes the name known: `input x: vector(3); `.
  let declaration: String

  fileprivate init(_ name: String, _ shape: Shape, _ sources: [AnswerFormula.Source]) {
    self.name = name
    self.shape = shape
    self.sources = sources
    declaration = "input \(name)\(shape.isScalar ? "" : ": " + shape.programText); "
  }

  fileprivate init(_ constant: NamedGraph.Constant) {
    name = constant.name
    shape = constant.value.shape
    sources = constant.isSize ? [] : constant.value.elements.map(AnswerFormula.Source.number)
    declaration =
      constant.isSize
      ? "size \(name) = \(Int(constant.value.elements[0])); "
      : "input \(name)\(shape.isScalar ? "" : ": " + shape.programText); "
  }
}

extension NamedGraph {
  /// Every name with what it stands for: inputs, sizes and data, outputs, vertices, further names.
  ///
  /// - Parameter isWanted: whether a name is offered, of so many vertices.
  func knownNames(where isWanted: (_ name: String, _ count: Int) -> Bool) -> [KnownName] {
    let count = vectors?.nodes.count ?? graph.nodeCount
    var seen: Set<String> = []
    return allNames.filter { known in
      !known.name.isEmpty && isWanted(known.name, count)
        && seen.insert(NameTable.canonical(known.name)).inserted
    }
  }

  private var allNames: [KnownName] {
    let sources = AnswerFormula.Source.node
    let constants = constants.map(KnownName.init)
    let ends = (outputVariables + inputVariables).map {
      KnownName($0.name, $0.shape, $0.nodes.map(sources))
    }
    guard let vectors else {
      let vertices = names.indices.map { KnownName(names[$0], .scalar, [sources(NodeID($0))]) }
      let further = aliases.sorted { $0.key < $1.key }.flatMap { node, names in
        names.map { KnownName($0, .scalar, [sources(node)]) }
      }
      return ends + vertices + further + constants
    }
    let nodes = vectors.nodes.compactMap { node -> KnownName? in
      let elements = node.elements.compactMap { element -> AnswerFormula.Source? in
        switch element {
        case .node(let node): .node(node)
        case .number(let number): .number(number)
        case .dropped: nil
        }
      }
      return elements.count == node.shape.count
        ? KnownName(node.name, node.shape, elements) : nil
    }
    return ends + nodes + constants
  }

  /// The variable of a name in any of its spellings, or one element of it.
  func variable(spelled name: String) -> Variable? {
    let key = NameTable.canonical(name)
    let known = knownNames { _, _ in true }
    if let whole = known.first(where: { NameTable.canonical($0.name) == key }) {
      return whole.variable
    }
    let parts = name.split(separator: "[", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let base = NameTable.canonical(String(parts[0]))
    guard let whole = known.first(where: { NameTable.canonical($0.name) == base })?.variable
    else { return nil }
    return whole.nodes.indices
      .first { whole.shape.subscriptText(of: $0).dropFirst() == parts[1] }
      .map { Variable(name: whole.name(ofElement: $0), nodes: [whole.nodes[$0]]) }
  }
}

extension KnownName {
  /// The name as a variable, where all of it is computed.
  fileprivate var variable: Variable? {
    let nodes = sources.compactMap { source -> NodeID? in
      if case .node(let node) = source { node } else { nil }
    }
    return nodes.count == shape.count ? Variable(name: name, shape: shape, nodes: nodes) : nil
  }
}
