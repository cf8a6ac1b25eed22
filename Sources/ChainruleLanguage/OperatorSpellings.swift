/// The spellings of an operator table, to be matched against the bytes of a text.
struct OperatorSpellings {
  /// One spelling and the operators it may stand for, told apart by where it stands.
  struct Sign {
    let text: String
    var prefix: OperatorID?
    var infix: OperatorID?
    var postfix: OperatorID?
  }

  private(set) var signs: [Sign] = []
  /// For each first byte the signs that begin with it, the longest first.
  private var candidates: [[(bytes: [UInt8], sign: Int)]] = Array(repeating: [], count: 256)

  init(_ operators: OperatorTable) {
    var places: [String: Int] = [:]
    for (index, entry) in operators.entries.enumerated() {
      for text in entry.spellings where !text.isEmpty {
        let place = places[text] ?? signs.count
        if place == signs.count {
          places[text] = place
          signs.append(Sign(text: text))
        }
        signs[place].add(entry.fixity, OperatorID(index))
      }
    }
    for (place, sign) in signs.enumerated() {
      let bytes = Array(sign.text.utf8)
      candidates[Int(bytes[0])].append((bytes, place))
    }
    for byte in Set(signs.map { Int($0.text.utf8.first ?? 0) }) {
      candidates[byte].sort { $0.bytes.count > $1.bytes.count }
    }
  }

  /// The longest sign that stands at an offset, and its length.
  func match(_ bytes: [UInt8], at offset: Int) -> (sign: Int, length: Int)? {
    for candidate in candidates[Int(bytes[offset])]
    where bytes[offset...].starts(with: candidate.bytes) {
      return (candidate.sign, candidate.bytes.count)
    }
    return nil
  }
}

extension OperatorSpellings.Sign {
  fileprivate mutating func add(_ fixity: OperatorTable.Fixity, _ id: OperatorID) {
    switch fixity {
    case .prefix: prefix = prefix ?? id
    case .infix: infix = infix ?? id
    case .postfix: postfix = postfix ?? id
    }
  }
}
