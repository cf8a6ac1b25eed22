/// A program of vectors as the chain rule for vectors sees it: variables joined by whole Jacobians.
///
/// A block is a chosen input, or a variable that the program names with everything unnamed that it
/// alone is made of: `h = tanh(W@x + b)` is one block of the size of h. A second name is none. An
/// edge is the Jacobian of a block by one that it is made of, diagonal where the one is made of the
/// other element by element, and dense otherwise.
package struct BlockGraph: Sendable {
  package struct Block: Sendable, Equatable {
    package let name: String
    /// How many numbers it has; of an input those that are chosen.
    package let size: Int
    package let isOutput: Bool
    /// What it is made of.
    package let edges: [Edge]
  }

  package struct Edge: Sendable, Equatable {
    package let source: Int
    package let isDiagonal: Bool
  }

  /// Operands before what is made of them.
  package let blocks: [Block]
  /// The blocks that are eliminated: those with edges in and out, in the order of evaluation.
  package let eliminable: [Int]
}

extension BlockGraph {
  /// The blocks that lead from chosen inputs to outputs.
  ///
  /// - Parameter isActive: whether each node of the scalar graph depends on a chosen input.
  /// - Complexity: for each node of the graph, the blocks that it is made of.
  package init(_ graph: VectorGraph, isActive: [Bool]) {
    let reading = BlockReading(graph, isActive: isActive)
    var blocks: [Block] = []
    var numbers = [Int](repeating: -1, count: graph.nodes.count)
    var isUsed: [Bool] = []
    for place in graph.nodes.indices where reading.isBlock(place) {
      numbers[place] = blocks.count
      let edges = reading.origins[place].map {
        Edge(source: numbers[$0.block], isDiagonal: $0.isDiagonal)
      }
      for edge in edges { isUsed[edge.source] = true }
      isUsed.append(false)
      blocks.append(
        Block(
          name: graph.nodes[place].name, size: reading.size(of: place),
          isOutput: reading.isOutput[place], edges: edges))
    }
    self.blocks = blocks
    eliminable = blocks.indices.filter { isUsed[$0] && !blocks[$0].edges.isEmpty }
  }

  /// Whether each block is made of the one before it and of no other.
  package var isChain: Bool {
    blocks.indices.dropFirst().allSatisfy { blocks[$0].edges.map(\.source) == [$0 - 1] }
      && !blocks.dropLast().contains(where: \.isOutput)
  }
}

/// Finds the blocks of a vector graph and what each is made of.
private struct BlockReading {
  /// A block of which something is made, by its place in the vector graph.
  struct Origin {
    let block: Int
    var isDiagonal: Bool
  }

  private let graph: VectorGraph
  private let isActive: [Bool]
  /// The node whose value each node is: itself, unless it is a second name.
  private var originals: [Int]
  /// The node that names the block of each node; −1 for what is part of none.
  private var heads: [Int]
  private(set) var isOutput: [Bool]
  /// What each node is made of: blocks in the order of evaluation.
  private(set) var origins: [[Origin]]

  init(_ graph: VectorGraph, isActive: [Bool]) {
    self.graph = graph
    self.isActive = isActive
    originals = Array(graph.nodes.indices)
    heads = [Int](repeating: -1, count: graph.nodes.count)
    isOutput = [Bool](repeating: false, count: graph.nodes.count)
    origins = [[Origin]](repeating: [], count: graph.nodes.count)
    findOriginals()
    for output in graph.outputs { isOutput[originals[output]] = true }
    findHeads()
    findOrigins()
  }

  func isBlock(_ place: Int) -> Bool { heads[place] == place }

  func size(of place: Int) -> Int {
    let node = graph.nodes[place]
    return node.role == .input ? node.elements.count(where: isActive) : node.shape.count
  }

  private func isActive(_ element: VectorGraph.Element) -> Bool {
    if case .node(let node) = element { isActive[node.index] } else { false }
  }

  /// The nodes that a node passes derivatives to, each with the position of the operand.
  private func operands(of place: Int) -> [(operand: VectorGraph.Operand, source: Int)] {
    let node = graph.nodes[place]
    let isSelection = node.role == .operation(.elementwise(.selection))
    return node.operands.dropFirst(isSelection ? 1 : 0).compactMap { operand in
      operand.source.map { (operand, originals[$0]) }
    }
  }

  private mutating func findOriginals() {
    for (place, node) in graph.nodes.enumerated()
    where node.role == .operation(.elementwise(.identity)) {
      if case .node(let source)? = node.operands.first { originals[place] = originals[source] }
    }
  }

  /// A node that the program does not name belongs to the block of its only user.
  private mutating func findHeads() {
    var isUsedByBlocks = [Bool](repeating: false, count: heads.count)
    for place in graph.nodes.indices.reversed()
    where originals[place] == place && graph.nodes[place].elements.contains(where: isActive) {
      let node = graph.nodes[place]
      guard isOutput[place] || heads[place] >= 0 else { continue }
      if isOutput[place] || node.isNamed || node.role == .input || isUsedByBlocks[place] {
        heads[place] = place
      }
      for (_, source) in operands(of: place) {
        if heads[source] >= 0, heads[source] != heads[place] { isUsedByBlocks[source] = true }
        heads[source] = heads[place]
      }
    }
    for place in heads.indices where !graph.nodes[place].elements.contains(where: isActive) {
      heads[place] = -1
    }
  }

  private mutating func findOrigins() {
    for place in graph.nodes.indices where heads[place] >= 0 && originals[place] == place {
      guard case .operation(let operation) = graph.nodes[place].role else { continue }
      var found: [Origin] = []
      for (operand, source) in operands(of: place) where heads[source] >= 0 {
        let isAlongside = isAlongside(operand, in: place, operation)
        let origins = isBlock(source) ? [Origin(block: source, isDiagonal: true)] : origins[source]
        for origin in origins {
          let isDiagonal =
            origin.isDiagonal && isAlongside && size(of: origin.block) == size(of: place)
          if let known = found.firstIndex(where: { $0.block == origin.block }) {
            found[known].isDiagonal = found[known].isDiagonal && isDiagonal
          } else {
            found.append(Origin(block: origin.block, isDiagonal: isDiagonal))
          }
        }
      }
      origins[place] = found.sorted { $0.block < $1.block }
    }
  }

  /// Whether each element of a node is made of the element of the operand at the same place.
  private func isAlongside(
    _ operand: VectorGraph.Operand, in place: Int, _ operation: ArrayOperation
  ) -> Bool {
    guard case .elementwise = operation, case .node(let source) = operand else { return false }
    return graph.nodes[source].shape == graph.nodes[place].shape
  }
}
