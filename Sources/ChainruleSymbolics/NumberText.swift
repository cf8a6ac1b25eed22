#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// How numbers are shown to people: in full, or rounded and in a way that shows that they are.
///
/// A number that needs no more than the wanted digits is written in full. Any other is rounded to
/// that many digits after the point and keeps its final zeros, so 0.5000 is a rounded number and
/// 0.5 an exact one. Where the point would leave too few digits, or too many before it, powers of
/// ten are split off.
package struct NumberText: Sendable, Hashable {
  /// Digits after the point; nil for as many as identify the number.
  package let digits: Int?

  /// Every number with the digits that identify it.
  package static let full = NumberText(digits: nil)

  package init(digits: Int) {
    precondition((0...17).contains(digits), "a double has at most 17 digits to show")
    self.digits = digits
  }

  private init(digits: Int?) {
    self.digits = digits
  }

  /// The number with a true minus sign, powers of ten as `1.5·10⁻⁷`.
  package func callAsFunction(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    let magnitude = number.magnitude
    let sign = number.sign == .minus && number != 0 ? "−" : ""
    return sign + (magnitude.isInfinite ? "∞" : text(of: magnitude))
  }

  private func text(of magnitude: Double) -> String {
    let exact = Self.shortest(magnitude)
    let parts = exact.split(separator: "e")
    if parts.count == 2 {
      guard let digits, Self.digitsAfterPoint(parts[0]) > digits else {
        return Self.scientific(String(parts[0]), exponent: String(parts[1]))
      }
      return rounded(magnitude, digits: digits)
    }
    guard let digits, Self.digitsAfterPoint(parts[0]) > digits else { return exact }
    if magnitude >= 1e7 || magnitude < 1e-4 { return rounded(magnitude, digits: digits) }
    guard magnitude < 1 else { return Self.formatted("%.*f", digits, magnitude) }
    // Zeros after the point are no digits; 0.09999… may round to 0.1000, which has none.
    for zeros in 0..<3 {
      let text = Self.formatted("%.*f", max(digits, 1) + zeros, magnitude)
      if !text.hasPrefix("0.0") || text.dropFirst(2).prefix(while: { $0 == "0" }).count <= zeros {
        return text
      }
    }
    return Self.formatted("%.*f", max(digits, 1) + 3, magnitude)
  }

  private func rounded(_ magnitude: Double, digits: Int) -> String {
    let parts = Self.formatted("%.*e", digits, magnitude).split(separator: "e")
    // One digit that is not the whole number is no exact power of ten: 1·10⁷, not 10⁷.
    return "\(parts[0])·10\(Self.superscript(String(parts[1])))"
  }

  private static func scientific(_ mantissa: String, exponent: String) -> String {
    (mantissa == "1" ? "" : mantissa + "·") + "10" + superscript(exponent)
  }

  private static func superscript(_ exponent: String) -> String {
    "\(Int(exponent) ?? 0)".map { superscripts[$0] ?? String($0) }.joined()
  }

  private static func digitsAfterPoint(_ text: Substring) -> Int {
    text.utf8.firstIndex(of: UInt8(ascii: ".")).map { text.utf8[$0...].count - 1 } ?? 0
  }

  /// The shortest digits that read back as the number, as programs and JSON write them: whole
  /// numbers without a point, exponents without a plus.
  package static func shortest(_ number: Double) -> String {
    let text = "\(number)"
    if text.hasSuffix(".0") { return String(text.dropLast(2)) }
    guard text.utf8.contains(UInt8(ascii: "e")) else { return text }
    return String(text.filter { $0 != "+" })
  }

  /// The C library rounds the exact binary value, as Swift's own printing cannot yet.
  private static func formatted(_ format: String, _ digits: Int, _ number: Double) -> String {
    withVaList([Int32(digits), number]) { arguments in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
        guard let start = buffer.baseAddress else { return "" }
        vsnprintf(start, buffer.count, format, arguments)
        return String(cString: start)
      }
    }
  }
}

private let superscripts: [Character: String] = [
  "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
  "8": "⁸", "9": "⁹",
]
