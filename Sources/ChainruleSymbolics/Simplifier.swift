import ChainruleCalculus

/// Brings terms into a plainer form by ordered rules, and remembers which were used and what they
/// assume.
///
/// Operands are simplified before what is made of them, by a loop; what a rule makes is simplified
/// again until no rule applies.
package struct Simplifier {
  private let store: TermStore
  private let rules: [SimplificationRule]
  private var known: [Int: Term] = [:]
  /// The rules that were used, in the order of their first use.
  package private(set) var used: [SimplificationRule.Name] = []
  package private(set) var assumptions: [Assumption] = []

  package init(_ store: TermStore, rules: [SimplificationRule] = SimplificationRule.all) {
    self.store = store
    self.rules = rules
  }

  private enum Task {
    case visit(Term)
    case rewrite(Term)
    /// What the first is simplified to is what the second is.
    case settle(Term, as: Term)
  }

  /// - Complexity: a rule may be tried on every new term; `rewritings` bounds their number.
  package mutating func simplify(_ term: Term, rewritings limit: Int = 100_000) -> Term {
    var tasks: [Task] = [.visit(term)]
    var open: Set<Int> = []
    var rewritings = 0
    while let task = tasks.popLast() {
      switch task {
      case .visit(let term):
        let place = term.place(in: store)
        guard known[place] == nil, let (_, operands) = term.application else { continue }
        guard open.insert(place).inserted else { continue }
        tasks.append(.rewrite(term))
        tasks.append(contentsOf: operands.map(Task.visit))
      case .rewrite(let term):
        guard let (operation, operands) = term.application else { continue }
        let rebuilt = store.application(operation, to: operands.map(plain))
        rewritings += 1
        guard rewritings <= limit, let plainer = rewritten(rebuilt) else {
          known[term.place(in: store)] = rebuilt
          known[rebuilt.place(in: store)] = rebuilt
          continue
        }
        tasks.append(.settle(term, as: plainer))
        tasks.append(.visit(plainer))
      case .settle(let term, let plainer):
        known[term.place(in: store)] = plain(plainer)
      }
    }
    return plain(term)
  }

  /// A term that is written by hand in its plain form, and a longer one as it is: as a path grows,
  /// every rule would look at all of its product again at every step.
  mutating func simplifyShort(_ term: Term) -> Term {
    term.operationCount <= SimplificationRule.longestRewritten ? simplify(term) : term
  }

  private func plain(_ term: Term) -> Term { known[term.place(in: store)] ?? term }

  private mutating func rewritten(_ term: Term) -> Term? {
    let subject = SimplificationRule.Subject(term, store)
    for rule in rules {
      guard let rewriting = rule.rewrite(subject), rewriting.term != term else { continue }
      if !used.contains(rule.name) { used.append(rule.name) }
      for assumption in rewriting.assumptions where !assumptions.contains(assumption) {
        assumptions.append(assumption)
      }
      return rewriting.term
    }
    return nil
  }
}
