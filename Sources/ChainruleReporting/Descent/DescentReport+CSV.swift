import ChainruleCalculus
import ChainruleSymbolics

extension DescentReport {
  /// Every step with all its numbers, as RFC 4180 has tables; what is not finite as in JSON.
  package var csv: String {
    var text =
      (["step", "value", "gradientNorm"] + numberNames.map(CSV.cell))
      .joined(separator: ",") + "\n"
    for (number, step) in descent.steps.enumerated() {
      let numbers = [step.value, step.gradientNorm] + descent.position(at: number)
      text += "\(number)," + numbers.map(CSV.number).joined(separator: ",") + "\n"
    }
    return text
  }
}

/// The writing of comma-separated values, and the only place where their signs are escaped.
enum CSV {
  static func cell(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { !"\",\r\n".utf8.contains($0) }
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  static func number(_ number: Double) -> String {
    number.isFinite
      ? NumberText.shortest(number) : number.isNaN ? "NaN" : number > 0 ? "Infinity" : "-Infinity"
  }
}
