import ChainruleCalculus

/// Numbers that stand together: the elements of a list, of an input or of an output.
struct Layer {
  let name: MathText
  /// What the numbers are called: `g[i]`, or the name of the only one.
  let anyElement: MathText
  let members: [VectorGraph.Operand]
}

extension VectorGraph {
  /// How many numbers a layer may have.
  private static let mostInLayer = 4

  /// The input, the lists that every path goes through once, and the output; nil where there is no
  /// such list between them.
  func layers(along paths: [[Int]]) -> [Layer]? {
    guard let path = paths.first, let input = path.first, let output = path.last,
      let first = layer(ofInput: input), let last = layer(ofOutput: output)
    else { return nil }
    let inner = paths.map { $0.dropFirst().dropLast() }
    let lists = inner[0].compactMap { place in
      nodes[place].listElement.flatMap { layer(ofList: $0.list) }
    }
    // Where each path meets each list: once, and in the same order.
    let layers = lists.filter { list in
      list.members != last.members
        && inner.allSatisfy { path in path.count { list.members.contains(.node($0)) } == 1 }
    }
    let areInOrder = inner.allSatisfy { path in
      let places = layers.compactMap { list in
        path.firstIndex { list.members.contains(.node($0)) }
      }
      return zip(places, places.dropFirst()).allSatisfy(<)
    }
    return layers.isEmpty || !areInOrder ? nil : [first] + layers + [last]
  }

  private func layer(ofInput place: Int) -> Layer? {
    let node = nodes[place]
    if node.shape.isScalar { return Layer(number: node.name, .node(place)) }
    guard node.shape.isVector, node.shape.count <= Self.mostInLayer else { return nil }
    return Layer(
      list: node.name, (0..<node.shape.count).map { VectorGraph.Operand.element($0, of: place) })
  }

  private func layer(ofOutput place: Int) -> Layer? {
    let node = nodes[place]
    if node.shape.isScalar { return Layer(number: node.name, .node(place)) }
    guard node.role == .operation(.list), node.shape.isVector,
      node.operands.count <= Self.mostInLayer,
      node.operands.allSatisfy({ shape(of: $0).isScalar })
    else { return nil }
    return Layer(list: node.name, node.operands)
  }

  /// All of `g[1]` to `g[n]`.
  private func layer(ofList list: String) -> Layer? {
    var members: [Int: Operand] = [:]
    for (place, node) in nodes.enumerated() {
      guard let (name, index) = node.listElement, name == list else { continue }
      members[index] = .node(place)
    }
    let inOrder = (1...max(members.count, 1)).compactMap { members[$0] }
    guard (2...Self.mostInLayer).contains(members.count), inOrder.count == members.count,
      listSizes[list] == members.count
    else { return nil }
    return Layer(list: list, inOrder)
  }
}

extension Layer {
  fileprivate init(number: String, _ member: VectorGraph.Operand) {
    self.init(name: .name(number), anyElement: .name(number), members: [member])
  }

  fileprivate init(list: String, _ members: [VectorGraph.Operand]) {
    self.init(
      name: MathText([.array(list)]), anyElement: .name(list + "[i]"), members: members)
  }
}

extension VectorGraph.Node {
  /// `g` and 1 of a number that is called `g[1]`.
  fileprivate var listElement: (list: String, index: Int)? {
    guard shape.isScalar, name.last == "]", let bracket = name.lastIndex(of: "["),
      let index = Int(name[name.index(after: bracket)...].dropLast())
    else { return nil }
    return (String(name[..<bracket]), index)
  }
}
