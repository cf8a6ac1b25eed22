import ChainruleCalculus
import ChainruleLanguage

/// The names that a program gives to operations and constants while its graph is built.
///
/// A name with several values is numbered in the order of its values: from 0 where a loop gives
/// the next ones, so that x.0 is the value before the loop, else from 1.
struct Naming {
  /// A value of a variable, or the result of a call of a function.
  struct Label {
    fileprivate var group: Int32
    fileprivate var occurrence: Int32
    /// Of an element of an array, counted from 1; 0 where there is none.
    fileprivate var row: Int32 = 0
    fileprivate var column: Int32 = 0

    fileprivate static let none = Label(group: -1, occurrence: 0)

    /// The label of one element of an array of this label, counted from 0.
    func element(_ element: Int, of shape: Shape) -> Label {
      var label = self
      switch shape {
      case .scalar: break
      case .vector, .row: label.row = Int32(element + 1)
      case .matrix(_, let columns):
        label.row = Int32(element / columns + 1)
        label.column = Int32(element % columns + 1)
      }
      return label
    }

    fileprivate var subscriptText: String {
      row == 0 ? "" : column == 0 ? "[\(row)]" : "[\(row),\(column)]"
    }
  }

  private let tree: SyntaxTree
  private let resolution: Resolution
  private var operations: [Label] = []
  private var constants: [Label] = []
  private var aliases: [(operation: Int, label: Label)] = []
  /// How many labels each slot, and after the slots each function, has given out.
  private var occurrences: [Int32]

  init(_ tree: SyntaxTree, _ resolution: Resolution) {
    self.tree = tree
    self.resolution = resolution
    occurrences = [Int32](
      repeating: 0, count: resolution.slots.count + resolution.functions.count)
  }

  /// The label of the next value of a variable.
  mutating func label(slot: Int) -> Label { nextLabel(group: slot) }

  /// The label of the next result of a function.
  mutating func label(function: Int) -> Label {
    nextLabel(group: resolution.slots.count + function)
  }

  private mutating func nextLabel(group: Int) -> Label {
    occurrences[group] += 1
    return Label(group: Int32(group), occurrence: occurrences[group] - 1)
  }

  mutating func name(_ reference: ScalarGraphBuilder.Reference, _ label: Label) {
    switch reference.kind {
    case .input: break
    case .constant: Self.set(label, at: reference.index, in: &constants)
    case .operation: Self.set(label, at: reference.index, in: &operations)
    }
  }

  private static func set(_ label: Label, at index: Int, in labels: inout [Label]) {
    while labels.count <= index { labels.append(.none) }
    labels[index] = label
  }

  /// A name for an operation, or a further one where it bears a name already.
  mutating func nameOrAlias(_ reference: ScalarGraphBuilder.Reference, _ label: Label) {
    if group(of: reference) != nil {
      aliases.append((reference.index, label))
    } else {
      name(reference, label)
    }
  }

  /// Whether an operation bears the name of a variable.
  func bearsVariable(_ reference: ScalarGraphBuilder.Reference) -> Bool {
    group(of: reference).map { $0 < resolution.slots.count } ?? false
  }

  /// The label of an operation or constant, if it has one.
  func label(of reference: ScalarGraphBuilder.Reference) -> Label? {
    let labels = reference.kind == .constant ? constants : operations
    guard reference.kind != .input, labels.indices.contains(reference.index),
      labels[reference.index].group >= 0
    else { return nil }
    return labels[reference.index]
  }

  private func group(of operation: ScalarGraphBuilder.Reference) -> Int? {
    guard operations.indices.contains(operation.index) else { return nil }
    let group = operations[operation.index].group
    return group < 0 ? nil : Int(group)
  }
}

// MARK: Final names

extension Naming {
  /// A name for every node of a graph, whether it was made up, and the further names of shared nodes.
  ///
  /// Operations without a name are u1, u2, … in the order of evaluation, past names in use.
  func names(
    in numbering: ScalarGraphBuilder.Numbering, inputs: [Variable],
    keeping kept: [NodeID: String] = [:]
  ) -> (names: [String], generated: [Bool], aliases: [NodeID: [String]]) {
    var names = [String](repeating: "", count: numbering.graph.nodeCount)
    for input in inputs {
      for (element, node) in input.nodes.enumerated() {
        names[node.index] = input.name(ofElement: element)
      }
    }
    let text = labelText()
    for (index, label) in constants.enumerated() where label.group >= 0 {
      guard let node = numbering.node(ofConstant: index) else { continue }
      names[node.index] = text(label)
    }
    for (index, label) in operations.enumerated() where label.group >= 0 {
      guard let node = numbering.node(ofOperation: index) else { continue }
      names[node.index] = text(label)
    }
    for (node, name) in kept { names[node.index] = name }
    let generated = nameTheRest(&names, from: numbering.graph.firstOperation)
    var further: [NodeID: [String]] = [:]
    for (operation, label) in aliases {
      guard let node = numbering.node(ofOperation: operation) else { continue }
      further[node, default: []].append(
        spelling(ofGroup: Int(label.group)) + label.subscriptText)
    }
    return (names, generated, further)
  }

  /// What the labels say, once all of them are known.
  func labelText() -> (Label) -> String {
    let first = firstNumbers()
    return { label in
      let name = spelling(ofGroup: Int(label.group))
      let version = first[Int(label.group)].map { ".\($0 + Int(label.occurrence))" } ?? ""
      return name + version + label.subscriptText
    }
  }

  /// Names without one are u1, u2, …, past names in use; tells which these are, nothing where none.
  ///
  /// - Parameter elements: how many elements a vector called u has, which are set as u₁, u₂, … too.
  @discardableResult
  func nameTheRest(_ names: inout [String], from first: Int = 0, elements: Int = 0) -> [Bool] {
    let unnamed = (first..<max(first, names.count)).filter { names[$0].isEmpty }
    guard !unnamed.isEmpty else { return [] }
    var generated = [Bool](repeating: false, count: names.count)
    var used = Set(1..<elements + 1)
    for name in names { Self.mark(name, in: &used) }
    for spelling in tree.names.spellings where spelling.utf8.first == UInt8(ascii: "u") {
      Self.mark(NameTable.canonical(spelling), in: &used)
    }
    var number = 0
    for index in unnamed {
      repeat { number += 1 } while used.contains(number)
      names[index] = "u\(number)"
      generated[index] = true
    }
    return generated
  }

  /// Notes the number of u3, and of u[3], which is set like it.
  private static func mark(_ name: String, in used: inout Set<Int>) {
    guard name.utf8.first == UInt8(ascii: "u") else { return }
    var digits = name.dropFirst()
    if digits.first == "[", digits.last == "]" { digits = digits.dropFirst().dropLast() }
    if let number = Int(digits) { used.insert(number) }
  }

  /// For each group the number of its first label; nil where its name stands alone.
  private func firstNumbers() -> [Int?] {
    var first = [Int?](repeating: nil, count: occurrences.count)
    let groups = occurrences.indices.filter { occurrences[$0] > 0 && !isPlain($0) }
    guard !groups.isEmpty else { return first }
    var next = [Int?](repeating: nil, count: tree.names.spellings.count)
    var owners = [Int](repeating: 0, count: tree.names.spellings.count)
    for slot in resolution.inputs { owners[Int(resolution.slots[slot].name.index)] += 1 }
    for group in occurrences.indices where occurrences[group] > 0 {
      owners[Int(nameID(ofGroup: group).index)] += 1
    }
    for group in groups {
      let name = Int(nameID(ofGroup: group).index)
      if occurrences[group] == 1, owners[name] == 1 { continue }
      let number = next[name] ?? (hasValueBeforeLoop(group) ? 0 : 1)
      first[group] = number
      next[name] = number + Int(occurrences[group])
    }
    return first
  }

  /// Whether a group is a variable of the whole program that has one value.
  private func isPlain(_ group: Int) -> Bool {
    guard group < resolution.slots.count else { return false }
    let slot = resolution.slots[group]
    return (slot.kind == .global || slot.kind == .data) && !slot.isRedefined
  }

  /// Whether the first value of a group is that before a loop; a parameter's is its argument, which
  /// bears another name.
  private func hasValueBeforeLoop(_ group: Int) -> Bool {
    guard group < resolution.slots.count else { return false }
    let slot = resolution.slots[group]
    return slot.isRedefined && slot.kind != .parameter
  }

  private func nameID(ofGroup group: Int) -> NameID {
    group < resolution.slots.count
      ? resolution.slots[group].name
      : resolution.functions[group - resolution.slots.count].name
  }

  private func spelling(ofGroup group: Int) -> String { tree.names[nameID(ofGroup: group)] }
}
