extension Formula {
  /// The formula in one line of Unicode text: `x₁²`, `u⁽²⁾`, `wₒᵤₜ`, `x^(a/b)`.
  ///
  /// A subscript or superscript is set in Unicode's own characters where every one of its
  /// characters has one and an exponent is a number or one letter, else after `_` or `^`.
  package var unicodeText: String {
    var scripts: [OpenScript] = []
    var line = ""
    func close() {
      guard let script = scripts.popLast() else { return }
      if scripts.isEmpty {
        line += script.text
      } else {
        scripts[scripts.count - 1].append(nested: script.text)
      }
    }
    for run in runs {
      let common = zip(scripts, run.scripts).prefix { $0.kind == $1 }.count
      while scripts.count > common { close() }
      for kind in run.scripts[common...] { scripts.append(OpenScript(kind: kind)) }
      if scripts.isEmpty { line += run.text } else { scripts[scripts.count - 1].append(run.text) }
    }
    while !scripts.isEmpty { close() }
    return line
  }
}

/// A subscript or superscript that is being collected.
private struct OpenScript {
  let kind: Formula.Script
  private var plain = ""
  /// The text in characters of the script, as long as each has one.
  private var set: String? = ""

  init(kind: Formula.Script) {
    self.kind = kind
  }

  mutating func append(_ text: String) {
    plain += text
    guard var set else { return }
    let characters = kind == .subscript ? subscripts : superscripts
    for character in text where !(kind == .superscript && character == " ") {
      guard let small = characters[character] else {
        self.set = nil
        return
      }
      set.append(small)
    }
    self.set = set
  }

  /// Whether a superscript is read as one thing: a number, a letter, or a number of a layer in
  /// parentheses; the letters of x^(sin x) are not.
  private var isOneToken: Bool { plain.count == 1 || !plain.contains(where: \.isLetter) }

  mutating func append(nested text: String) {
    plain += text
    set = nil
  }

  var text: String {
    if let set, kind == .subscript || isOneToken { return set }
    switch kind {
    case .superscript: return "^(\(plain))"
    case .subscript:
      let isWord = plain.allSatisfy { $0.isLetter || $0.isNumber }
      return isWord ? "_\(plain)" : "_(\(plain))"
    }
  }
}

private let subscripts = Dictionary(
  uniqueKeysWithValues: zip("0123456789+−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"))

private let superscripts = Dictionary(
  uniqueKeysWithValues: zip(
    "0123456789+−=()abcdefghijklmnoprstuvwxyzT", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ"))
