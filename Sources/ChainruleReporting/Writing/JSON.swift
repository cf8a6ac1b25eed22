/// A value to be written as JSON; the members of an object keep their order.
package enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  /// A whole number; a string of digits where a double could not hold it.
  case integer(Int)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Sendable, Equatable {
    package let key: String
    package let value: JSON

    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// A count without a limit, as a string of digits whatever its size.
  package static func count(_ count: some BinaryInteger) -> JSON { .string(String(count)) }

  package static func strings(_ strings: [String]) -> JSON { .array(strings.map(JSON.string)) }

  package static func numbers(_ numbers: [Double]) -> JSON { .array(numbers.map(JSON.number)) }

  package static func optional(_ string: String?) -> JSON { string.map(JSON.string) ?? .null }

  /// An object with a number for each name.
  static func numbers(_ numbers: some Sequence<(String, Double)>) -> JSON {
    .object(numbers.map { Member($0, .number($1)) })
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByNilLiteral {
  package init(stringLiteral value: String) { self = .string(value) }
  package init(nilLiteral: ()) { self = .null }
}

extension JSON: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0, $1) })
  }
}
