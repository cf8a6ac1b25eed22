import ChainruleCalculus

/// A reference for each expression or statement, in four bytes.
struct ReferenceTable {
  /// Four bits that say what is referred to, and which of them it is.
  private var codes: [UInt32]

  private enum Tag: UInt32 {
    case none, slot, function, operation, fold, constant, structural, measure, filling
  }

  init(count: Int = 0) {
    codes = [UInt32](repeating: 0, count: count)
  }

  subscript(index: Int) -> Resolution.Reference {
    get {
      let place = Int(codes[index] >> 4)
      guard let tag = Tag(rawValue: codes[index] & 15) else { return .none }
      switch tag {
      case .none: return .none
      case .slot: return .slot(place)
      case .function: return .function(place)
      case .operation: return .builtin(.operation(Operation.allCases[place]))
      case .fold: return .builtin(.fold(Builtin.Fold.allCases[place]))
      case .constant: return .builtin(.constant(Builtin.Constant.allCases[place]))
      case .structural: return .builtin(.structural(StructuralOperation.allCases[place]))
      case .measure: return .builtin(.measure(Builtin.Measure.allCases[place]))
      case .filling: return .builtin(.filling(Builtin.Filling.allCases[place]))
      }
    }
    set {
      switch newValue {
      case .none: set(index, .none, 0)
      case .slot(let slot): set(index, .slot, slot)
      case .function(let function): set(index, .function, function)
      case .builtin(.operation(let operation)): set(index, .operation, Int(operation.rawValue))
      case .builtin(.fold(let fold)): set(index, .fold, fold.rawValue)
      case .builtin(.constant(let constant)): set(index, .constant, constant.rawValue)
      case .builtin(.structural(let operation)):
        set(index, .structural, Int(operation.rawValue))
      case .builtin(.measure(let measure)): set(index, .measure, measure.rawValue)
      case .builtin(.filling(let filling)): set(index, .filling, filling.rawValue)
      }
    }
  }

  private mutating func set(_ index: Int, _ tag: Tag, _ place: Int) {
    precondition(place < 1 << 28, "a program has fewer variables than its text has bytes")
    codes[index] = UInt32(place) << 4 | tag.rawValue
  }
}
