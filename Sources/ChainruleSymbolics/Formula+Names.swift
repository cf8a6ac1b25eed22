extension Formula {
  /// A name as mathematics sets it: `x1` with a subscript, `eta` as η, `x.2` as the value x⁽²⁾ of a
  /// name that has several, `w_out` with a subscript word, `A[1,2]` with the indices of an element.
  ///
  /// - Parameter style: that of the letters; an element of a vector is a variable like any other.
  package init(name: String, style: Style = .variable) {
    var stem = Substring(name)
    var element = ""
    if stem.last == "]", let bracket = stem.lastIndex(of: "["), bracket > stem.startIndex {
      element = String(stem[stem.index(after: bracket)...].dropLast())
      stem = stem[..<bracket]
    }
    var version = ""
    if let point = stem.lastIndex(of: "."), stem[stem.index(after: point)...].allSatisfy(isDigit) {
      version = String(stem[stem.index(after: point)...])
      stem = stem[..<point]
    }
    var index = ""
    if let digits = stem.lastIndex(where: { !isDigit($0) && !isSubscriptDigit($0) }) {
      index = String(stem[stem.index(after: digits)...].map(plainDigit))
      stem = stem[...digits]
    }
    if !index.isEmpty, stem.count > 1, stem.last == "_" { stem.removeLast() }
    if let line = stem.firstIndex(of: "_"), line > stem.startIndex {
      let word = stem[stem.index(after: line)...]
      index = word.isEmpty ? index : index.isEmpty ? String(word) : "\(word),\(index)"
      stem = stem[..<line]
    }
    if !element.isEmpty { index = index.isEmpty ? element : "\(index),\(element)" }
    self.init(greekLetters[String(stem)] ?? String(stem), style)
    append(Run(index, .upright, scripts: [.subscript]))
    if !version.isEmpty { append(Run("(\(version))", .upright, scripts: [.superscript])) }
  }
}

private func isDigit(_ character: Character) -> Bool {
  character.isASCII && character.isNumber
}

private func isSubscriptDigit(_ character: Character) -> Bool {
  ("₀"..."₉").contains(character)
}

private func plainDigit(_ character: Character) -> Character {
  isSubscriptDigit(character) ? Character("\(character.wholeNumberValue ?? 0)") : character
}

private let greekLetters: [String: String] = [
  "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η",
  "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
  "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "chi": "χ", "psi": "ψ",
  "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
  "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
]
