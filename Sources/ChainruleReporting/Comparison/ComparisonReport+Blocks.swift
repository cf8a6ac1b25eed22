import ChainruleCalculus
import ChainruleComparison
import ChainruleSymbolics

extension ComparisonReport {
  /// What multiplying whole Jacobians takes; nothing for programs of scalars.
  var blockSection: [Document.Block] {
    guard let blocks = comparison.blocks else { return [] }
    var table = Document.Table(columns: [
      .init(heading: ["product"], isNumeric: false),
      .init(heading: ["multiplications"], isNumeric: true),
    ])
    for (words, order) in [
      ("forward, from the inputs on", blocks.forward),
      ("reverse, from the outputs back", blocks.reverse),
      (blocks.best?.isOptimal == true ? "the best" : "the best found", blocks.best),
    ] {
      table.rows.append([
        [.text(words)], [.text(order.map { grouped($0.multiplications) } ?? "not counted")],
      ])
    }
    return [
      .heading("Multiplying whole Jacobians", level: 2),
      .paragraph([
        .text(
          "Each variable that the program names is a step, and each step has a Jacobian by what it "
            + "is made of: diagonal where it works element by element, else taken as dense.")
      ]), .table(table),
    ] + (sentence(on: blocks).map { [.paragraph([.text($0)])] } ?? [])
  }

  private func sentence(on blocks: CostComparison.Blocks) -> String? {
    guard let best = blocks.best else { return nil }
    for (name, order) in [("reverse", blocks.reverse), ("forward", blocks.forward)]
    where order?.multiplications == best.multiplications {
      return best.isOptimal
        ? "No product takes fewer multiplications than \(name)."
        : "No product was found that takes fewer multiplications than \(name)."
    }
    if let product = blocks.graph.product(best, name: blockName) { return "The best: \(product)." }
    let names = best.blocks.prefix(8).map { blockName(blocks.graph.blocks[$0]) }
    let rest = best.blocks.count > names.count ? ", …" : ""
    return "The best removes the steps in this order: \(names.joined(separator: ", "))\(rest)."
  }

  private func blockName(_ block: BlockGraph.Block) -> String {
    Formula(name: block.name).unicodeText
  }

  /// The counts and the best order, for programs of vectors.
  var blocks: [JSON.Member] {
    guard let blocks = comparison.blocks else { return [] }
    let graph = blocks.graph
    func json(_ order: BlockGraph.Order?) -> JSON {
      guard let order else { return ["skipped": "it takes too much to count"] }
      return ["multiplications": .integer(order.multiplications)]
    }
    var members: [JSON.Member] = [
      .init(
        "steps",
        .array(
          graph.blocks.map { ["name": .string($0.name), "size": .integer($0.size)] })),
      .init("forward", json(blocks.forward)), .init("reverse", json(blocks.reverse)),
    ]
    if let best = blocks.best {
      var found: [JSON.Member] = [
        .init("multiplications", .integer(best.multiplications)),
        .init("isOptimal", .bool(best.isOptimal)),
        .init("order", .array(best.blocks.map { .string(graph.blocks[$0].name) })),
      ]
      if let product = graph.product(best, name: { $0.name }) {
        found.append(.init("product", .string(product)))
      }
      members.append(.init("best", .object(found)))
    }
    return [.init("blocks", .object(members))]
  }
}

extension BlockGraph {
  /// The product of the Jacobians of a short chain, with parentheses; nil for other graphs.
  ///
  ///     (∂y/∂b · ∂b/∂a) · ∂a/∂x
  fileprivate func product(_ order: Order, name: (Block) -> String) -> String? {
    guard isChain, blocks.count <= 9 else { return nil }
    // The factor that leads to each block from the one that is left before it.
    var factors = blocks.indices.map { place in
      place == 0 ? "" : "∂\(name(blocks[place]))/∂\(name(blocks[place - 1]))"
    }
    var left = Array(blocks.indices)
    for block in order.blocks {
      guard let place = left.firstIndex(of: block) else { continue }
      let next = left[place + 1]
      let product = "\(factors[next]) · \(factors[block])"
      left.remove(at: place)
      factors[next] = left.count > 2 ? "(\(product))" : product
    }
    return factors[left[left.count - 1]]
  }
}
