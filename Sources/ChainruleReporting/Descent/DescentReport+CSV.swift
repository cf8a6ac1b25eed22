import ChainruleCalculus

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
