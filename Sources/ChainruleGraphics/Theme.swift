/// Which colours a picture has.
package enum Theme: String, Sendable, CaseIterable {
  case light, dark
  /// Light or dark, as the reader's system is set.
  case auto
  /// Black on white.
  case print
}

extension Theme {
  /// The one style sheet of a picture.
  ///
  /// The light colours stand in attributes, which every viewer understands; those of another theme
  /// are rules, which win over attributes where a viewer reads them.
  ///
  /// - Parameters:
  ///   - base: the rules of every theme.
  ///   - dark: the colours of the dark theme.
  ///   - print: the colours and dashes of the theme for paper.
  package func styleSheet(
    base: String, dark: @autoclosure () -> String, print: @autoclosure () -> String
  ) -> String {
    let base = "svg{font-family:\(TextMetrics.fontFamily)}" + base
    return switch self {
    case .light: base
    case .dark: base + dark()
    case .auto: base + "@media (prefers-color-scheme:dark){" + dark() + "}"
    case .print: base + print()
    }
  }
}
