import ChainruleLanguage

/// A variable of a program: one declaration, whatever values it takes.
struct Slot {
  enum Kind: Equatable {
    case input, data, size
    /// Defined at the top of the program.
    case global
    /// Defined inside a loop or function.
    case local
    case parameter
    /// Of a loop, or of `sum(i in …)`.
    case index
  }

  let name: NameID
  let kind: Kind
  /// Where the variable is introduced; an input that is not stated, where it first occurs.
  var span: Span
  /// How many loops and functions its definition is inside of.
  var depth = 0
  /// Whether a loop gives the variable its next value.
  var isRedefined = false
}

/// A function that is called somewhere; its statements are run at each call.
struct Function {
  let name: NameID
  let statement: Int
  let parameters: [Int]
}

/// What the names of a program refer to.
struct Resolution {
  /// What a name or call in an expression means.
  enum Reference {
    case none
    case slot(Int)
    case function(Int)
    case builtin(Builtin)
  }

  /// Where evaluation leaves the plain order of the nodes.
  enum Control {
    /// The node ends the condition of this conditional.
    case condition(of: Int)
    /// The node ends the first branch of this conditional.
    case thenBranch(of: Int)
    /// The node ends the bounds of this fold or comprehension.
    case bounds(of: Int)
  }

  var slots: [Slot] = []
  /// For the slot of an index, the expressions of its bounds.
  var bounds: [Int: (lower: ExpressionID, upper: ExpressionID)] = [:]
  var functions: [Function] = []
  /// For each expression.
  var references = ReferenceTable()
  /// For each statement: the slot or function it introduces, the loop its index.
  var introduced = ReferenceTable()
  var controls: [Int: Control] = [:]
  /// The slots of inputs in the order of the point.
  var inputs: [Int] = []
  var outputs: [Int] = []
}
