import ChainruleCalculus
import ChainruleSymbolics

extension CheckReport {
  /// The verdict, a line for each comparison, and why nothing could be said where it could not.
  package var text: String {
    legs.isEmpty
      ? String(answerText.dropFirst())
      : "\(verdict.rawValue): \(reason)\n\n" + table.text() + answerText
  }

  package var markdown: String {
    "**\(verdict.rawValue)**: \(Markdown.text(reason))\n\n" + table.markdown
      + Markdown.text(answerText)
  }

  private var table: TextTable {
    var table = TextTable([
      .init("compared with"), .init("verdict"), .init("error"), .init("what was found"),
    ])
    for leg in legs {
      let words = LegWords.all[leg.name]
      table.append([
        words?.title ?? leg.name, leg.verdict.rawValue, NumberText(digits: 1)(leg.error),
        words?.meaning(leg.verdict) ?? "",
      ])
    }
    return table
  }

  private var reason: String {
    switch verdict {
    case .agree: "the derivatives of reverse mode are confirmed"
    case .disagree: "the derivatives of reverse mode are not confirmed"
    case .inconclusive: whyInconclusive
    }
  }

  private var whyInconclusive: String {
    if let notFinite {
      return "\(Formula(name: notFinite.name).unicodeText) is not finite: "
        + NumberText.full(notFinite.value)
    }
    if let kink = kinks.first {
      let vertex = Formula(name: kink.vertex.name).unicodeText
      let value = NumberText(digits: 4)(kink.vertex.value)
      let others = kinks.count == 1 ? "" : ", and at \(kinks.count - 1) more"
      return "the point lies on a kink of \(kink.operation) (\(vertex) = \(value))\(others)"
    }
    return legs.contains { $0.verdict == .disagree }
      ? "the comparisons contradict each other"
      : "rounding leaves nothing to compare"
  }

  private var answerText: String {
    guard let answer else { return "" }
    var text = "\nyour answer: \(answer.verdict.rawValue)"
    if let point = answer.point, !point.isEmpty { text += ", for example at " + point }
    if let values = answer.values {
      text += ": " + (answer.element.map { "\($0.unicodeText) is " } ?? "") + values.text
    }
    for mistake in answer.mistakes {
      text += "\n" + mistake.name.printable
      text += mistake.place.map { ", in \($0.printable)" } ?? ""
    }
    if case .otherLayout(let shape) = answer.note {
      text +=
        "\nwritten as the transpose: in this layout the derivative is a "
        + shape.programText
    }
    return text + "\n"
  }
}

extension CheckReport.Answer.Values {
  /// In as few digits as tell the two apart.
  fileprivate var text: String {
    let short = NumberText(digits: 6)
    let number = short(found) == short(right) ? NumberText.full : short
    return "\(number(found)) in place of \(number(right))"
  }
}

/// What the verdict of a comparison means.
private struct LegWords: Sendable {
  let title: String
  let agree: String
  let disagree: String
  let inconclusive: String

  func meaning(_ verdict: Verdict) -> String {
    switch verdict {
    case .agree: agree
    case .disagree: disagree
    case .inconclusive: inconclusive
    }
  }

  static let all = [
    "forward": LegWords(
      title: "forward mode", agree: "the tangents equal the adjoints",
      disagree: "the tangents differ from the adjoints",
      inconclusive: "the tangents are not finite"),
    "symbolic": LegWords(
      title: "formulas", agree: "the formulas give the same numbers",
      disagree: "the formulas give other numbers",
      inconclusive: "the formulas do not hold here"),
    "finite-differences": LegWords(
      title: "finite differences", agree: "differences approach the adjoints",
      disagree: "differences approach other numbers",
      inconclusive: "differences do not settle"),
    "taylor-remainder": LegWords(
      title: "Taylor remainder", agree: "the error falls as the step squared",
      disagree: "the error falls no faster than the step",
      inconclusive: "the error shows no clear order"),
  ]
}
