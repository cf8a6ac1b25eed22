import ChainruleCompiler
import ChainruleLanguage
import ChainruleReporting

/// Why a program, a point or a question about them cannot be used.
public struct ProgramError: Error, Sendable {
  /// What kind of error it is.
  public enum Kind: Sendable {
    /// The text, the point or the question is wrong.
    case mistakes
    /// The program is larger than the limit.
    case tooLarge
    /// A file that the program names cannot be read.
    case missingFile
    /// The program is right and this library is not.
    case defect
  }

  /// One mistake: what is wrong, where, and what would be right.
  public struct Mistake: Sendable, Equatable {
    /// A stable name of the kind of mistake.
    public let code: String
    /// What is wrong.
    public let message: String
    /// Where the text came from; nil for a mistake that stands in no text.
    public let file: String?
    /// The first line and column of the place.
    public let start: Position?
    /// The line and column just past the place.
    public let end: Position?
    /// What would be right, where that is known.
    public let help: String?
  }

  /// A line and column, counted from 1; columns count Unicode scalars.
  public struct Position: Sendable, Equatable {
    /// The line.
    public let line: Int
    /// The column.
    public let column: Int
  }

  /// What kind of error it is.
  public let kind: Kind
  /// Every mistake, in the order of the text.
  public let mistakes: [Mistake]
  /// The mistakes as a person reads them, each with its line and a picture of the place.
  public let text: String

  /// What stands against a program, in its own text or in a file of its data.
  init(_ compilation: Compilation, of source: SourceText) {
    let file = compilation.file.map { SourceText(name: $0.name, bytes: $0.bytes) }
    let kind: Kind =
      switch compilation.obstacle {
      case .tooLarge: .tooLarge
      case .missingFile: .missingFile
      case .mistakes, nil: .mistakes
      }
    self.init(compilation.diagnostics, in: file ?? source, kind: kind)
  }

  init(_ diagnostics: [Diagnostic], in source: SourceText, kind: Kind = .mistakes) {
    self.kind = kind
    mistakes = diagnostics.map { Mistake($0, in: source) }
    text = diagnostics.map { $0.rendered(in: source) }.joined(separator: "\n")
  }

  /// An error that stands in no text, such as a wrong option.
  ///
  /// - Parameters:
  ///   - code: a stable name of the kind of error.
  ///   - message: what is wrong.
  ///   - help: what would be right.
  public init(code: String, message: String, help: String? = nil) {
    self.init(code: code, message: message, help: help, kind: .mistakes)
  }

  init(code: String, message: String, help: String?, kind: Kind) {
    self.kind = kind
    mistakes = [
      Mistake(
        code: code, message: message, file: nil, start: nil, end: nil, help: help)
    ]
    text = "error[\(code)]: \(message)\n" + (help.map { "help: \($0)\n" } ?? "")
  }
}

extension ProgramError.Mistake {
  init(_ diagnostic: Diagnostic, in source: SourceText) {
    let place = diagnostic.span.map(source.location)
    self.init(
      code: diagnostic.code, message: diagnostic.message, file: place.map { _ in source.name },
      start: place.map { .init(line: $0.start.line, column: $0.start.column) },
      end: place.map { .init(line: $0.end.line, column: $0.end.column) },
      help: diagnostic.help)
  }
}

extension ProgramError {
  /// The mistakes as JSON, with the keys of the other reports.
  public var json: String {
    let entries = mistakes.map { mistake in
      ErrorReport.Entry(
        code: mistake.code, message: mistake.message, file: mistake.file,
        start: mistake.start.map { .init(line: $0.line, column: $0.column) },
        end: mistake.end.map { .init(line: $0.line, column: $0.column) }, help: mistake.help)
    }
    return ErrorReport(entries).json.text
  }
}
