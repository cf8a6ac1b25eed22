import RealModule

/// Numbers with a power of ten split off.
enum Decade {
  /// The double nearest to `digits·10^exponent`.
  static func value(_ digits: Int, _ exponent: Int) -> Double {
    Double("\(digits)e\(exponent)") ?? 0
  }

  /// The largest e with 10^e ≤ number.
  static func exponent(below number: Double) -> Int {
    var exponent = Int(Double.log10(number).rounded(.down))
    while value(1, exponent) > number { exponent -= 1 }
    while value(1, exponent + 1) <= number { exponent += 1 }
    return exponent
  }

  /// `digits·10^exponent` with a true minus sign and no power of ten.
  static func plainText(_ digits: Int, _ exponent: Int) -> String {
    guard digits != 0 else { return "0" }
    let sign = digits < 0 ? "−" : ""
    var text = "\(digits.magnitude)"
    guard exponent < 0 else { return sign + text + String(repeating: "0", count: exponent) }
    let missing = 1 - exponent - text.count
    if missing > 0 { text = String(repeating: "0", count: missing) + text }
    let point = text.index(text.endIndex, offsetBy: exponent)
    return sign + text[..<point] + "." + text[point...]
  }

  /// `digits·10^exponent` as 1.5·10⁻⁷.
  static func scientificText(_ digits: Int, _ exponent: Int) -> String {
    guard digits != 0 else { return "0" }
    var text = "\(digits.magnitude)"
    let power = exponent + text.count - 1
    while text.count > 1, text.last == "0" { text.removeLast() }
    if text.count > 1 { text.insert(".", at: text.index(after: text.startIndex)) }
    let mantissa = text == "1" ? "" : text + "·"
    return (digits < 0 ? "−" : "") + mantissa + "10" + superscript(power)
  }

  static func superscript(_ exponent: Int) -> String {
    "\(exponent)".map { superscripts[$0] ?? String($0) }.joined()
  }

  private static let superscripts: [Character: String] = [
    "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
    "8": "⁸", "9": "⁹",
  ]
}
