import ChainruleCalculus

/// A part of a printed term: finished output, or a term still to be printed.
enum TermPiece<Output> {
  case output(Output)
  /// Parenthesised where the term binds less tightly than the level asks.
  case term(Term, atLeast: BindingLevel, before: Follower = .end)
}

/// What stands directly to the right of a printed term.
enum Follower {
  /// Nothing, a bracket, or a sign between blanks.
  case end
  /// A sign without blanks: before it `cos x` would seem to go on, and has to be `cos(x)`.
  case tightSign
}

/// How tightly the printed form of a term binds, loosest first.
enum BindingLevel: Int, Comparable {
  case conditional, comparison, sum, product, sign, application, power, primary

  init(_ precedence: Notation.Precedence) {
    self =
      switch precedence {
      case .comparison: .comparison
      case .sum: .sum
      case .product: .product
      case .sign: .sign
      case .power: .power
      case .application: .primary
      }
  }

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// The next tighter level.
  var above: BindingLevel { BindingLevel(rawValue: rawValue + 1) ?? .primary }
}

extension Term {
  /// Prints a term by a loop: `pieces` splits one term into output and operands, and says how
  /// tightly the whole binds.
  func print<Output>(
    atLeast level: BindingLevel = .conditional, before follower: Follower = .end,
    parentheses: (open: Output, close: Output),
    pieces: (Term, Follower) -> (level: BindingLevel, pieces: [TermPiece<Output>]),
    to emit: (Output) -> Void
  ) {
    var pending: [TermPiece<Output>] = [.term(self, atLeast: level, before: follower)]
    while let next = pending.popLast() {
      switch next {
      case .output(let output): emit(output)
      case .term(let term, let required, let follower):
        let whole = pieces(term, follower)
        if whole.level < required {
          pending.append(.output(parentheses.close))
          let inside = follower == .end ? whole : pieces(term, .end)
          pending.append(contentsOf: inside.pieces.reversed())
          emit(parentheses.open)
        } else {
          pending.append(contentsOf: whole.pieces.reversed())
        }
      }
    }
  }

  /// The term behind second names of it.
  var named: Term {
    var term = self
    while let (operation, operands) = term.application, operation == .identity {
      term = operands[0]
    }
    return term
  }
}
