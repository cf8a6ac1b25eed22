package import ChainruleSymbolics

extension PathsReport {
  /// A section for each input, for a terminal of 80 columns.
  package func text(_ number: NumberText = NumberText(digits: 4)) -> String {
    let parts = sections.map { section in
      caption(section) + "\n"
        + (section.paths.isEmpty ? "" : "\n" + table(section, number).text() + remark(section))
    }
    return title.titleText + parts.joined(separator: "\n")
  }

  package func markdown(_ number: NumberText = NumberText(digits: 4)) -> String {
    let parts = sections.map { section in
      Markdown.heading(caption(section), level: 3)
        + (section.paths.isEmpty ? "" : table(section, number).markdown + remark(section))
    }
    return title.titleMarkdown + parts.joined(separator: "\n")
  }

  private func derivative(_ section: Section) -> String {
    DerivativeText(inputCount: inputCount)(output, by: section.input)
  }

  private func caption(_ section: Section) -> String {
    let derivative = derivative(section)
    return switch section.count {
    case "0":
      "\(derivative) = 0: no path leads from \(Formula(name: section.input).unicodeText) "
        + "to \(Formula(name: output).unicodeText)"
    case "1": "\(derivative) is the product along the only path"
    default: "\(derivative) is the sum over \(groupedDigits(section.count)) paths"
    }
  }

  /// How many paths are not in the table.
  private func remark(_ section: Section) -> String {
    switch section.unlisted {
    case "0": ""
    case "1": "\n1 more path is not shown\n"
    default: "\n\(groupedDigits(section.unlisted)) more paths are not shown\n"
    }
  }

  private func table(_ section: Section, _ number: NumberText) -> TextTable {
    var table = TextTable([
      .init("path"), .init("partials", .right), .init("", gap: 1), .init("product", .point, gap: 1),
    ])
    for path in section.paths {
      let names = elided(path.nodes, keeping: 3) { Formula(name: $0).unicodeText }
      let factors = elided(Array(path.partials.enumerated()), keeping: 2) { place, partial in
        factor(partial, at: place, number)
      }
      table.append([
        names.joined(separator: " → "), factors.joined(separator: " · "), "=",
        number(path.product),
      ])
    }
    table.append([derivative(section), "", "=", number(section.sum)])
    return table
  }

  private func factor(_ partial: Double, at place: Int, _ number: NumberText) -> String {
    let text = number(partial)
    return place > 0 && text.hasPrefix("−") ? "(\(text))" : text
  }
}

/// The first and last few of a long list, with what lies between left out.
func elided<Item>(_ items: [Item], keeping few: Int, _ text: (Item) -> String) -> [String] {
  guard items.count > 2 * few + 1 else { return items.map(text) }
  return items.prefix(few).map(text) + ["…"] + items.suffix(few).map(text)
}

/// The digits of a whole number in groups of three; of a number beyond all reading, its size.
func groupedDigits(_ digits: String) -> String {
  let digits = Array(digits)
  guard digits.count <= 60 else {
    let power = Formula([.init("\(digits.count - 1)", .upright, scripts: [.superscript])])
    return "about \(digits[0]).\(String(digits[1...3]))·10\(power.unicodeText)"
  }
  var grouped = ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place).isMultiple(of: 3) { grouped += "," }
    grouped.append(digit)
  }
  return grouped
}
