import ChainruleCalculus
import ChainruleLanguage

/// How values come by the names of variables and functions.
extension Lowering {
  mutating func define(_ index: Int, _ value: Value, since mark: Mark) {
    guard case .slot(let slot) = resolution.introduced[index] else { return }
    let label = naming.label(slot: slot)
    switch value {
    case .array(let array): bindings[slot] = .array(named(array: array, label, since: mark))
    case .integer, .number, .constant, .node:
      bindings[slot] = named(value, label, since: mark)
    }
  }

  /// The value under a name: an operation just made bears the name itself, a constant is given an
  /// identity of its own, and what is older or has a name is drawn once more as a copy.
  mutating func named(_ value: Value, _ label: Naming.Label, since mark: Mark) -> Value {
    if let number = number(value) {
      let constant = builder.constant(number)
      naming.name(constant, label)
      return .constant(constant, isInteger: integer(value) != nil)
    }
    let reference = reference(of: value)
    if isNew(reference, since: mark) {
      naming.name(reference, label)
      return value
    }
    if builder.sharing, reference.kind == .operation {
      naming.nameOrAlias(reference, label)
      return value
    }
    let copy = builder.apply(.identity, to: reference)
    naming.nameOrAlias(copy, label)
    return .node(copy)
  }

  /// An array under a name: one just made bears the name itself, any other is drawn once more.
  mutating func named(array place: Int, _ label: Naming.Label, since mark: Mark) -> Int {
    var node = arrays[place]
    let first = builder.operationCount
    node.elements = node.elements.enumerated().map { element, value in
      named(value, label.element(element, of: node.shape), since: mark)
    }
    if place >= mark.arrays, node.label == nil {
      node.owned = node.owned.lowerBound..<builder.operationCount
      node.label = label
      arrays[place] = node
      return place
    }
    if builder.sharing, node.operation != nil {
      if node.label == nil {
        arrays[place].label = label
      } else {
        arrays[place].aliases.append(label)
      }
      return place
    }
    node.operation = .elementwise(.identity)
    node.operands = [.array(place)]
    node.owned = first..<builder.operationCount
    node.label = label
    return add(node)
  }

  /// Whether an operation was made since a mark and bears no variable's name.
  func isNew(_ reference: ScalarGraphBuilder.Reference, since mark: Mark) -> Bool {
    reference.kind == .operation && reference.index >= mark.operations
      && !naming.bearsVariable(reference)
  }

  /// The result of a call bears the name of the function, if the call made it and nothing else
  /// names it at once.
  mutating func leave(_ function: Int, since mark: Mark) {
    passes += 1
    if builder.operationCount > mark.operations {
      calls.append(Call(function: function, operations: mark.operations..<builder.operationCount))
    }
    guard let value = values.last, !isNamedNext else { return }
    switch value {
    case .integer, .number, .constant: break
    case .node(let reference):
      guard reference.kind == .operation, reference.index >= mark.operations,
        isNew(reference, since: mark) || !builder.sharing
      else { return }
      let label = naming.label(function: function)
      if isNew(reference, since: mark) {
        naming.name(reference, label)
      } else {
        values[values.count - 1] = named(value, label, since: mark)
      }
    case .array(let array):
      guard array >= mark.arrays, arrays[array].elements.contains(where: { number($0) == nil })
      else { return }
      let label = naming.label(function: function)
      values[values.count - 1] = .array(named(array: array, label, since: mark))
    }
  }

  /// Whether the value on the stack is all that a definition or function is made of.
  private var isNamedNext: Bool {
    guard frames.count >= 2, case .resume(let call, let root)? = frames.last, call == root
    else { return false }
    switch frames[frames.count - 2] {
    case .define, .leave: return true
    case .block, .loop, .expression, .resume: return false
    }
  }
}
