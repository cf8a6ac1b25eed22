/// A name's place in the table of names.
package struct NameID: Sendable, Hashable {
  package let index: UInt32

  package init(_ index: Int) {
    self.index = UInt32(index)
  }
}

/// The names of a program, each once; spellings of one name share its place.
///
/// `x₁` and `x_1` are spellings of `x1`, and canonically equivalent Unicode is one name. The first
/// spelling is kept for output.
package struct NameTable: Sendable, Equatable {
  package private(set) var spellings: [String] = []
  private var places: [String: NameID] = [:]

  package init() {}

  package mutating func intern(_ spelling: String) -> NameID {
    let key = Self.canonical(spelling)
    if let place = places[key] { return place }
    let place = NameID(spellings.count)
    spellings.append(spelling)
    places[key] = place
    return place
  }

  package func find(_ spelling: String) -> NameID? {
    places[Self.canonical(spelling)]
  }

  package subscript(name: NameID) -> String { spellings[Int(name.index)] }

  /// The key under which a spelling is filed: final subscript digits as digits, no `_` before them.
  ///
  ///     x₁, x_1  →  x1        x1_2, x1₂  →  x1_2
  ///
  /// The `_` stays where digits would otherwise run together with others: `x1_2` is not `x12`.
  /// Canonically equivalent keys are equal because strings are compared so.
  package static func canonical(_ spelling: String) -> String {
    guard mayHaveOtherSpellings(spelling) else { return spelling }
    var stem = Substring(spelling).unicodeScalars
    var digits = takeDigits(&stem, from: "₀")
    let isSubscript = !digits.isEmpty
    if !isSubscript {
      digits = takeDigits(&stem, from: "0")
      guard stem.last == "_" else { return spelling }
      stem.removeLast()
    }
    guard let before = stem.last, !digits.isEmpty else { return spelling }
    let wouldRunTogether = before == "_" || ("0"..."9").contains(before)
    return String(stem) + (wouldRunTogether ? "_" : "") + String(digits.reversed())
  }

  /// Whether a name may end in a subscript digit or in `_` and digits; spares most names the
  /// closer look.
  private static func mayHaveOtherSpellings(_ spelling: String) -> Bool {
    var isNumbered = false
    for byte in spelling.utf8.reversed() {
      if byte >= 0x80 { return true }
      guard (0x30...0x39).contains(byte) else { return isNumbered && byte == UInt8(ascii: "_") }
      isNumbered = true
    }
    return false
  }

  /// Removes final digits of the ten that begin at `zero`; returns them as ASCII, the last first.
  private static func takeDigits(
    _ stem: inout Substring.UnicodeScalarView, from zero: Unicode.Scalar
  ) -> [Character] {
    var digits: [Character] = []
    while let last = stem.last, last.value >= zero.value, last.value < zero.value + 10 {
      digits.append(Character(String(last.value - zero.value)))
      stem.removeLast()
    }
    return digits
  }
}
