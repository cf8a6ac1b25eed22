package import ChainruleCalculus

/// A formula: the algebra in which rules of differentiation give derivatives to be read.
///
/// A constant needs no store; any other term is a place in one, so that equal terms are the same
/// term and nothing is ever nested.
package struct Term: ScalarAlgebra {
  private enum Form {
    case constant(Double)
    case stored(TermStore, Int)
  }

  private let form: Form

  package init(constant: Double) {
    form = .constant(constant)
  }

  init(store: TermStore, place: Int) {
    if case .constant(let value) = store.nodes[place] {
      form = .constant(value)
    } else {
      form = .stored(store, place)
    }
  }

  /// The number, where the term is one.
  package var primal: Double? {
    if case .constant(let value) = form { value } else { nil }
  }

  var store: TermStore? {
    if case .stored(let store, _) = form { store } else { nil }
  }

  /// The place of the term in a store, to which it is copied if it lives in another.
  ///
  /// Terms of constants alone, such as √π in the derivative of erf, arise without a store to go to
  /// and get one of their own.
  func place(in store: TermStore) -> Int {
    switch form {
    case .constant(let value): store.place(of: .constant(value))
    case .stored(let home, let place): home === store ? place : store.copy(home, upTo: place)
    }
  }

  /// The operation at the head and its operands, unless the term is a constant or variable.
  package var application: (operation: Operation, operands: [Term])? {
    guard case .stored(let store, let place) = form,
      case .application(let operation, let operands) = store.nodes[place]
    else { return nil }
    return (operation, operands.map { Term(store: store, place: $0) })
  }
}

extension Term: Equatable {
  /// The constants that are no numbers are one term, though as numbers they equal nothing.
  package static func == (a: Term, b: Term) -> Bool {
    switch (a.form, b.form) {
    case (.constant(let a), .constant(let b)): a == b || (a.isNaN && b.isNaN)
    case (.stored(let storeA, let a), .stored(let storeB, let b)): storeA === storeB && a == b
    case (.constant, .stored), (.stored, .constant): false
    }
  }
}

extension Term {
  var facts: TermFacts {
    switch form {
    case .constant(let number): TermFacts(constant: number)
    case .stored(let store, let place): store.facts[place]
    }
  }
}

extension Term {
  package static func applying<F: UnaryOperation>(_: F.Type, to x: Term) -> Term {
    applying(Operation(F.self), to: [x])
  }

  package static func applying<F: BinaryOperation>(_: F.Type, to x: Term, _ y: Term) -> Term {
    applying(Operation(F.self), to: [x, y])
  }

  /// A formula holds in general: where an equality decides, which it does at isolated points only,
  /// the formula is that of all other points.
  package static func selecting(_ condition: Term, _ a: Term, _ b: Term) -> Term {
    if let condition = condition.primal { return condition != 0 ? a : b }
    if a == b || condition.application?.operation == .equal { return b }
    return applying(.selection, to: [condition, a, b])
  }

  private static func applying(_ operation: Operation, to operands: [Term]) -> Term {
    if let known = folded(operation, operands) { return known }
    guard let store = operands.lazy.compactMap(\.store).first else {
      let store = TermStore()
      return store.application(operation, to: operands)
    }
    return store.application(operation, to: operands)
  }
}

// MARK: What a term is made of

extension Term {
  /// Whether a variable of this kind occurs.
  func containsSymbol(where isWanted: (Symbol) -> Bool) -> Bool {
    firstSymbol(where: isWanted) != nil
  }

  /// The first variable of this kind from the left.
  ///
  /// - Complexity: one look at each distinct part.
  func firstSymbol(where isWanted: (Symbol) -> Bool) -> Symbol? {
    guard case .stored(let store, let place) = form else { return nil }
    var pending = [place]
    var seen: Set<Int> = []
    while let place = pending.popLast() {
      guard seen.insert(place).inserted else { continue }
      switch store.nodes[place] {
      case .constant: continue
      case .variable(let symbol): if isWanted(symbol) { return symbol }
      case .application(_, let operands): pending += operands.reversed()
      }
    }
    return nil
  }
}
