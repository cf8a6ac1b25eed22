import ChainruleSymbolics

extension JSON {
  /// The value as JSON text that ends with a new line.
  ///
  /// Each key of the outermost object has a line of its own, and so has each item of a list in it
  /// that holds objects or lists, and each of several objects beside each other; all else is
  /// written on one line.
  package var text: String {
    var text = ""
    var pending: [Part] = [.value(self, depth: 0, isOpen: true)]
    while let part = pending.popLast() {
      switch part {
      case .text(let written): text += written
      case .key(let key):
        Self.write(key, to: &text)
        text += ": "
      case .value(.array(let items), let depth, let isOpen):
        write(items.map { (nil, $0) }, "[", "]", depth, isOpen, &text, &pending)
      case .value(.object(let members), let depth, let isOpen):
        write(members.map { ($0.key, $0.value) }, "{", "}", depth, isOpen, &text, &pending)
      case .value(let scalar, _, _): scalar.writeScalar(to: &text)
      }
    }
    return text + "\n"
  }

  private enum Part {
    case text(String)
    case key(String)
    case value(JSON, depth: Int, isOpen: Bool)
  }

  /// Opens a list or object and leaves its parts to be written.
  private func write(
    _ items: [(key: String?, value: JSON)], _ open: String, _ close: String, _ depth: Int,
    _ isOpen: Bool, _ text: inout String, _ pending: inout [Part]
  ) {
    let isOpen = isOpen && !items.isEmpty
    let indent = isOpen ? "\n" + String(repeating: "  ", count: depth + 1) : ""
    let isList = open == "["
    text += open
    pending.append(.text((isOpen ? String(indent.dropLast(2)) : "") + close))
    for (place, item) in items.enumerated().reversed() {
      let isInner = isOpen && depth < 3 && item.value.isOpen(inList: isList, depth: depth)
      pending.append(.value(item.value, depth: depth + 1, isOpen: isInner))
      if let key = item.key { pending.append(.key(key)) }
      pending.append(.text(place == 0 ? indent : isOpen ? "," + indent : ", "))
    }
  }

  /// Whether the parts of a value inside an open one have lines of their own.
  private func isOpen(inList: Bool, depth: Int) -> Bool {
    switch self {
    case .array(let items): items.contains(where: \.isContainer)
    case .object(let members):
      inList ? depth == 0 : members.count > 1 && members.allSatisfy(\.value.isContainer)
    case .null, .bool, .number, .integer, .string: false
    }
  }

  private var isContainer: Bool {
    switch self {
    case .array, .object: true
    case .null, .bool, .number, .integer, .string: false
    }
  }

  private func writeScalar(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value):
      text += value.magnitude <= 1 << 53 ? "\(value)" : "\"\(value)\""
    case .number(let value):
      text +=
        value.isFinite
        ? NumberText.shortest(value)
        : value.isNaN ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\""
    case .string(let value): Self.write(value, to: &text)
    case .array, .object: preconditionFailure("lists and objects are written by their parts")
    }
  }
}

extension JSON {
  /// Writes a string with every sign escaped that JSON or JavaScript gives a meaning.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
