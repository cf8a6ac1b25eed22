import ChainruleLanguage

/// The wording of every mistake that is found after reading: names, numbers, sizes.
extension Diagnostic {
  static func unknownName(_ name: String, at span: Span, known: [String]) -> Diagnostic {
    let help: String? =
      if name == "T" {
        "for a transpose write x'; else define T before this line, or add it: input T"
      } else if let factors = factors(of: name, among: known) {
        "for the product write \(factors.joined(separator: "*"))"
      } else if let nearest = nearest(name, among: known) {
        "did you mean \(nearest)?"
      } else {
        "define \(name) before this line, or add it to the inputs: input \(name)"
      }
    return Diagnostic(
      code: "unknown-name", message: "\(name) is not defined", span: span, help: help)
  }

  /// The known names that stand side by side in a name, if they make it up.
  private static func factors(of name: String, among known: [String]) -> [String]? {
    let characters = Array(name)
    guard characters.count <= 12 else { return nil }
    let names = Set(known)
    var best: [[String]?] = [[]] + characters.map { _ in nil }
    for end in characters.indices {
      for start in 0...end {
        let part = String(characters[start...end])
        if let before = best[start], names.contains(part), best[end + 1] == nil {
          best[end + 1] = before + [part]
        }
      }
    }
    guard let factors = best[characters.count], factors.count > 1 else { return nil }
    return factors
  }

  static func unknownFunction(_ name: String, at span: Span, known: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-function", message: "there is no function \(name)", span: span,
      help: nearest(name, among: known).map { "did you mean \($0)?" }
        ?? "if \(name) is a variable, write \(name)*(…)")
  }

  static func functionWithoutArguments(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "function-without-arguments", message: "\(name) is a function", span: span,
      help: "write its argument in parentheses: \(name)(x)")
  }

  static func variableCalled(_ name: String, at span: Span, name nameSpan: Span) -> Diagnostic {
    Diagnostic(
      code: "not-a-function", message: "\(name) is a variable here, not a function",
      span: nameSpan,
      help: "for the product write \(name)*(…)")
  }

  static func usedBeforeDefinition(_ name: String, at span: Span, definition: Span) -> Diagnostic {
    Diagnostic(
      code: "used-before-definition", message: "\(name) is used before it is defined", span: span,
      labels: definition.start > span.start
        ? [Label(span: definition, text: "defined here")] : [],
      help: definition.start > span.start
        ? "move its definition above this line"
        : "it is known only inside the loop or function that defines it")
  }

  static func definedTwice(_ name: String, at span: Span, first: Span?) -> Diagnostic {
    Diagnostic(
      code: "defined-twice", message: "\(name) is defined already", span: span,
      labels: first.map { [Label(span: $0, text: "first defined here")] } ?? [],
      help: "give one of them another name; only a loop may give a name its next value")
  }

  static func outputTwice(_ name: String, at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      code: "defined-twice", message: "\(name) is an output already", span: span,
      labels: [Label(span: first, text: "first named here")], help: "name every output once")
  }

  static func keepsItsValue(_ name: String, _ slot: Slot, at span: Span) -> Diagnostic {
    let kind =
      switch slot.kind {
      case .input: "an input"
      case .data: "data"
      case .size: "a size"
      case .index: "the index of the loop"
      case .global, .local, .parameter: "a variable"
      }
    return Diagnostic(
      code: "cannot-redefine", message: "\(name) is \(kind) and keeps its value", span: span,
      labels: [Label(span: slot.span, text: "introduced here")],
      help: "start from a variable of its own: s = \(name) before the loop, and s = … inside")
  }

  static func onlyAtTop(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "only-at-top", message: "\(word) cannot stand inside a loop or function", span: span,
      help: "move it to the top of the program")
  }

  static func cannotRunOverIndex(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-a-fold", message: "\(name) does not run over an index", span: span,
      help: "sum, prod, mean, max and min do: sum(i in 1..3: …)")
  }

  static func wrongArity(_ name: String, at span: Span, expected: Int, found: Int) -> Diagnostic {
    wrongArity(
      name, at: span, expected: "\(expected) argument\(expected == 1 ? "" : "s")", found: found)
  }

  static func wrongArity(_ name: String, at span: Span, expected: String, found: Int) -> Diagnostic
  {
    Diagnostic(
      code: "wrong-arity",
      message: "\(name) takes \(expected), and \(found == 0 ? "none is" : "\(found) are") given",
      span: span,
      help: found == 0
        ? "write what it is of between the parentheses: \(name)(x)"
        : "arguments are parted by commas; a vector stands in brackets: [1, 2, 3]")
  }

  static func notAWholeNumber(_ what: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-a-whole-number",
      message: "\(what) has to be a whole number known when the program is read", span: span,
      help:
        "use a number, a size (size n = 10), length(x), the index of a loop, + - * max min of these"
    )
  }

  static func emptyFold(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "empty-range", message: "the \(name) of an empty range is not defined", span: span,
      help: "the range has to hold at least one number: its upper bound is below its lower one")
  }

  static func notConstant(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-constant", message: "the value of \(name) has to be a constant", span: span,
      help: "it may use numbers, pi, e and sizes, but no variable")
  }

  static func withoutValue(_ kind: String, _ name: String, at span: Span, help: String)
    -> Diagnostic
  {
    Diagnostic(
      code: "missing-value", message: "\(kind) \(name) has no value", span: span, help: help)
  }

  static func nothingToCompute(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "nothing-to-compute", message: "the program computes nothing", span: span,
      help: "add a formula, for example y = x^2")
  }

  static func tooLarge(_ count: Double?, at span: Span) -> Diagnostic {
    let size = count.map { "\(rounded($0)) operations" } ?? "more than 50 million operations"
    return Diagnostic(
      code: "too-large", message: "the program has \(size), and the limit is 50 million",
      span: span,
      help: "make its vectors and matrices smaller, or the ranges of its loops and sums shorter")
  }

  private static func rounded(_ count: Double) -> String {
    guard count.isFinite, count < 1e18 else { return "more than 10^18" }
    return "about \(Int(count))"
  }
}

extension Diagnostic {
  static func noSuchSize(_ name: String) -> Diagnostic {
    Diagnostic(
      code: "unknown-size", message: "--size names \(name), which is no size of the program",
      span: nil, help: "add size \(name) = 10 to the program")
  }

  static func noSuchVariable(_ name: String, known: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-variable", message: "--of names \(name), which the program does not have",
      span: nil,
      help: elementHelp(name, known) ?? nearest(name, among: known).map { "did you mean \($0)?" }
        ?? "its variables are \(listed(known))")
  }

  /// The first of many names.
  private static func listed(_ names: [String]) -> String {
    let most = 12
    return names.prefix(most).joined(separator: ", ") + (names.count > most ? ", …" : "")
  }

  /// What is right for an element that a variable does not have.
  private static func elementHelp(_ name: String, _ known: [String]) -> String? {
    guard let bracket = name.firstIndex(of: "[") else { return nil }
    let base = String(name[..<bracket])
    return known.contains(base) ? "\(base) has no such element; indices start at 1" : nil
  }
}
