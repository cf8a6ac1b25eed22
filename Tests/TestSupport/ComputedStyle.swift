import Foundation

/// What a viewer that reads style sheets makes of a picture: attributes, and over them the rules.
package struct ComputedStyle {
  private struct Rule {
    /// Each part of the selector: an element's name or a class with its point.
    let selector: [Substring]
    let properties: [Substring: Substring]

    /// Classes before names of elements, as CSS weighs them.
    var weight: Int { selector.reduce(0) { $0 + ($1.hasPrefix(".") ? 10 : 1) } }
  }

  private let document: Document
  private let rules: [Rule]

  /// - Precondition: selectors are names and classes with blanks between them.
  package init(_ document: Document) {
    self.document = document
    let sheet = document.elements.first { $0.name == "style" }?.text ?? ""
    var rules: [Rule] = []
    for block in sheet.split(separator: "}") {
      let parts = block.split(separator: "{")
      guard parts.count == 2 else { continue }
      let properties = parts[1].split(separator: ";").map { $0.split(separator: ":", maxSplits: 1) }
      for selector in parts[0].split(separator: ",") {
        rules.append(
          Rule(
            selector: selector.split(separator: " "),
            properties: Dictionary(uniqueKeysWithValues: properties.map { ($0[0], $0[1]) })))
      }
    }
    self.rules = rules
  }

  /// The value of an inherited property, such as a fill.
  package func value(_ property: String, of element: Int) -> String? {
    var place: Int? = element
    while let current = place {
      let winner = rules.enumerated().filter {
        $0.element.properties[property[...]] != nil && applies($0.element, to: current)
      }.max { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }
      if let value = winner?.element.properties[property[...]] { return String(value) }
      if let value = document.elements[current].attributes[property] { return value }
      place = document.elements[current].parent
    }
    return nil
  }

  private func applies(_ rule: Rule, to element: Int) -> Bool {
    var parts = rule.selector[...]
    guard let last = parts.popLast(), matches(last, element) else { return false }
    var place = document.elements[element].parent
    while let part = parts.last {
      guard let current = place else { return false }
      if matches(part, current) { parts.removeLast() }
      place = document.elements[current].parent
    }
    return true
  }

  private func matches(_ part: Substring, _ element: Int) -> Bool {
    let element = document.elements[element]
    return part.hasPrefix(".")
      ? element.classes.contains(String(part.dropFirst())) : element.name == part
  }
}

/// The contrast of two colours, from 1 to 21; not a number where one is no `#rrggbb`.
///
/// - SeeAlso: Web Content Accessibility Guidelines 2.2, definition of contrast ratio.
package func contrast(_ a: String, _ b: String) -> Double {
  let (first, second) = (luminance(a), luminance(b))
  return (max(first, second) + 0.05) / (min(first, second) + 0.05)
}

private func luminance(_ color: String) -> Double {
  guard color.hasPrefix("#"), color.count == 7, let code = Int(color.dropFirst(), radix: 16) else {
    return .nan
  }
  let parts = [code >> 16, code >> 8 & 255, code & 255].map { part -> Double in
    let share = Double(part) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
}
