/// The mistakes found in a program, as JSON.
package struct ErrorReport: Sendable, Equatable {
  package struct Position: Sendable, Equatable {
    /// From 1.
    package let line: Int
    /// Unicode scalars from 1.
    package let column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  package struct Entry: Sendable, Equatable {
    package let code: String
    package let message: String
    /// Nil for a mistake that lies in no file, such as one on the command line.
    package let file: String?
    package let start: Position?
    package let end: Position?
    package let help: String?

    package init(
      code: String, message: String, file: String?, start: Position?, end: Position?,
      help: String?
    ) {
      self.code = code
      self.message = message
      self.file = file
      self.start = start
      self.end = end
      self.help = help
    }
  }

  package let errors: [Entry]

  package init(_ errors: [Entry]) {
    self.errors = errors
  }

  package var json: JSON {
    ["errors": .array(errors.map(object))]
  }

  private func object(_ entry: Entry) -> JSON {
    [
      "code": .string(entry.code), "message": .string(entry.message), "file": .optional(entry.file),
      "start": position(entry.start), "end": position(entry.end), "help": .optional(entry.help),
    ]
  }

  private func position(_ position: Position?) -> JSON {
    guard let position else { return nil }
    return ["line": .integer(position.line), "column": .integer(position.column)]
  }
}
