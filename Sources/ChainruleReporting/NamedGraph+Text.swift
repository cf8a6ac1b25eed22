import ChainruleCalculus
import ChainruleSymbolics

extension NamedGraph {
  /// The name of a vertex as programs write it; the number of a constant without a name.
  func programName(of node: NodeID) -> String {
    let name = name(of: node)
    if !name.isEmpty { return name }
    if let output = outputs.first(where: { $0.node == node }) { return output.name }
    guard case .constant(let value) = graph[node] else { return "" }
    return Term.programText(of: value)
  }
}

/// The lines of a program's title.
extension [String] {
  /// The lines, and a blank one after them; nothing where there are none.
  var titleText: String {
    isEmpty ? "" : map(\.printable).joined(separator: "\n") + "\n\n"
  }

  var titleMarkdown: String {
    guard let first else { return "" }
    let rest = dropFirst().map { Markdown.text($0) + "\n" }.joined()
    return Markdown.heading(first, level: 2) + (rest.isEmpty ? "" : rest + "\n")
  }
}

/// A derivative as it is written: dy/dx for one input, ∂y/∂x for several.
struct DerivativeText {
  private let sign: String

  init(inputCount: Int) {
    sign = inputCount == 1 ? "d" : "∂"
  }

  func callAsFunction(_ output: String, by input: String) -> String {
    "\(sign)\(Formula(name: output).unicodeText)/\(sign)\(Formula(name: input).unicodeText)"
  }
}

extension Formula {
  /// A name with a mark on it, as a bar for its adjoint: x̄₁.
  ///
  /// Each letter of a longer name bears the mark, so that it reads as one.
  init(name: String, mark: Mark) {
    var runs = Formula(name: name).runs
    guard let first = runs.first else {
      self.init()
      return
    }
    runs[0].text =
      first.text.count == 1
      ? first.text + mark.single : first.text.map { String($0) + mark.joined }.joined()
    self.init(runs)
  }

  enum Mark {
    /// The adjoint's bar.
    case bar
    /// The tangent's dot.
    case dot
    /// The hat of a value elsewhere.
    case hat

    fileprivate var single: String {
      switch self {
      case .bar: "\u{304}"
      case .dot: "\u{307}"
      case .hat: "\u{302}"
      }
    }

    /// A bar that meets those of the letters beside it.
    fileprivate var joined: String { self == .bar ? "\u{305}" : single }
  }
}
