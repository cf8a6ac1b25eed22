import BigInt
import ChainruleCalculus

/// What is known of the derivatives by one input, or of one output, while the graph is passed over.
struct Accumulation {
  /// Which factor of a product comes first: the partial, or what lies beyond it.
  enum Order {
    case forward, backward
  }

  let context: DerivationContext
  private let order: Order
  private var simplifier: Simplifier
  /// For each node the derivative in the intermediate variables, or a sign for it where it is
  /// long.
  private(set) var formulas: [NodeID: Term] = [:]
  /// The same without signs: every part once, however often it would be written out.
  private(set) var wholes: [NodeID: Term] = [:]
  /// What the signs stand for.
  private(set) var signs: [String: MathText] = [:]

  /// What the lines so far assume.
  var assumptions: [Assumption] { simplifier.assumptions }

  /// The formula of the last line.
  private(set) var last: Term = 1

  /// A derivative of more signs than this is called by its name in the next.
  private static let longest = 24

  init(_ context: DerivationContext, _ order: Order) {
    self.context = context
    self.order = order
    simplifier = Simplifier(context.store)
  }

  mutating func start(at node: NodeID) {
    formulas[node] = 1
    wholes[node] = 1
  }

  /// A product of an edge's partial and the derivative beyond the edge.
  struct Addend {
    let symbols: [MathText]
    let partial: Term
    let beyond: NodeID
  }

  /// The sum of products as a line, whose result is the formula of a node from then on.
  mutating func append(
    _ addends: [Addend], to node: NodeID, name: String, symbol: MathText, value: Double?
  ) -> Derivation.Step {
    let store = context.store
    let products = addends.map { ($0, beyond: formulas[$0.beyond] ?? 0) }
    let sum = sum(of: addends, formulas)
    let plain = simplifier.simplify(sum)
    var sides = [symbol, MathText.sum(addends.map { MathText.product($0.symbols) })]
    sides.append(
      .sum(
        products.map { addend, beyond in
          guard addend.symbols.count > 1 else {
            return context.math(addend.partial, in: addends.count == 1 ? .alone : .product)
          }
          let factors = order == .forward ? [addend.partial, beyond] : [beyond, addend.partial]
          return .product([
            context.math(factors[0], in: .product), context.math(factors[1], in: .factor),
          ])
        }))
    if plain != sum { sides.append(context.math(plain)) }
    let step = Derivation.Step(
      kind: .total, name: name, sides: sides.map { $0.replacing(signs) }.withoutRepeats,
      before: sum.programText, after: plain.programText, reason: nil,
      value: value)
    let isLong = plain.operationCount > Self.longest
    formulas[node] = isLong ? store.variable(name) : plain
    if isLong { signs[name] = symbol }
    wholes[node] =
      isLong || addends.contains { wholes[$0.beyond] != formulas[$0.beyond] }
      ? self.sum(of: addends.filter { passes($0) }, wholes) : plain
    last = plain
    return step
  }

  /// Whether anything comes through: what is 0 by its form is 0 beside what is not a number.
  private func passes(_ addend: Addend) -> Bool {
    addend.partial != 0 && wholes[addend.beyond] != 0
  }

  private func sum(of addends: [Addend], _ formulas: [NodeID: Term]) -> Term {
    let store = context.store
    let products = addends.map {
      store.application(.multiplication, to: [$0.partial, formulas[$0.beyond] ?? 0])
    }
    return products.dropFirst().reduce(products.first ?? 0) {
      store.application(.addition, to: [$0, $1])
    }
  }

  func math(_ term: Term) -> MathText { context.math(term).replacing(signs) }
}

extension [MathText] {
  /// The sides of an equation without those that equal the one before.
  var withoutRepeats: [MathText] {
    reduce(into: []) { sides, side in
      if sides.last != side { sides.append(side) }
    }
  }
}
