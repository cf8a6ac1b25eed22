import ChainruleCalculus
import ChainruleLanguage

/// Finds the nodes of the vector graph behind the outputs of a scalar one.
///
/// Where an array has made a scalar operation, the operation is an element of the array's node;
/// every other scalar operation is a node by itself.
struct VectorGraphAssembly {
  /// A value that the graph is made for, and what it is called.
  struct Output {
    let name: String
    let value: Value
  }

  /// What becomes a node.
  private enum Source: Hashable {
    case array(Int)
    case scalar(ScalarGraphBuilder.Reference)
  }

  /// Which element of which array a reference is.
  private struct Home {
    var array: Int32 = -1
    var element: Int32 = 0
  }

  private let arrays: [ArrayNode]
  private let builder: ScalarGraphBuilder
  private let naming: Naming
  private let labelText: (Naming.Label) -> String
  private let numbering: ScalarGraphBuilder.Numbering
  private let inputNames: [String]
  /// The places of data without values among the inputs.
  private let openInputs: Set<Int>
  private var operationHomes: [Home]
  private var constantHomes: [Home]
  private var inputHomes: [Home]

  init(
    _ lowering: Lowering, _ numbering: ScalarGraphBuilder.Numbering, inputNames: [String],
    openInputs: Set<Int>
  ) {
    arrays = lowering.arrays
    builder = lowering.builder
    naming = lowering.naming
    labelText = naming.labelText()
    self.numbering = numbering
    self.inputNames = inputNames
    self.openInputs = openInputs
    operationHomes = [Home](repeating: Home(), count: builder.operationCount)
    constantHomes = [Home](repeating: Home(), count: builder.constantCount)
    inputHomes = [Home](repeating: Home(), count: numbering.graph.inputCount)
    for (place, array) in arrays.enumerated() { settle(array, at: place) }
  }

  /// Notes which references are elements of an array that has made or introduced them.
  private mutating func settle(_ array: ArrayNode, at place: Int) {
    for (element, value) in array.elements.enumerated() {
      let home = Home(array: Int32(place), element: Int32(element))
      switch value {
      case .node(let reference) where reference.kind == .operation:
        if array.owned.contains(reference.index) { operationHomes[reference.index] = home }
      case .node(let reference):
        if array.operation == nil { inputHomes[reference.index] = home }
      case .constant(let reference, _):
        if array.label != nil { constantHomes[reference.index] = home }
      case .integer, .number, .array: break
      }
    }
  }

  /// The graph of everything that the outputs are made of.
  ///
  /// An output that is one element of an array is a node of its own.
  func graph(of outputs: [Output]) -> VectorGraph {
    let found = sources(behind: outputs.map(\.value))
    var places: [Source: Int] = [:]
    for (place, source) in found.enumerated() { places[source] = place }
    var names = found.map(name)
    for output in outputs {
      guard let (source, element) = source(of: output.value), element == nil,
        let place = places[source], names[place].isEmpty
      else { continue }
      names[place] = output.name
    }
    let vector = zip(found, names).first { $1 == "u" }.map { shape($0.0) } ?? .scalar
    let isGenerated = naming.nameTheRest(&names, elements: vector.isLine ? vector.count : 0)
    var nodes = found.enumerated().map { place, source in
      VectorGraph.Node(
        name: names[place], isNamed: isGenerated.isEmpty || !isGenerated[place],
        aliases: aliases(source), role: role(source), shape: shape(source),
        operands: operands(of: source).map { operand($0, places) }, elements: elements(source))
    }
    var ends: [Int] = []
    for output in outputs {
      guard let (source, element) = source(of: output.value), let place = places[source] else {
        continue
      }
      guard let element else {
        ends.append(place)
        continue
      }
      ends.append(nodes.count)
      nodes.append(
        VectorGraph.Node(
          name: output.name, role: .operation(.elementwise(.identity)), shape: .scalar,
          operands: [.element(element, of: place)], elements: [nodes[place].elements[element]]))
    }
    return VectorGraph(nodes: nodes, outputs: ends, listSizes: listSizes)
  }

  private var listSizes: [String: Int] {
    var sizes: [String: Int] = [:]
    for array in arrays where array.operation == .list {
      if let label = array.label { sizes[labelText(label)] = array.elements.count }
    }
    return sizes
  }

  /// What the graph of the outputs calls by a name, a node or one of its elements.
  func value(named name: String, behind outputs: [Output]) -> Output? {
    let graph = graph(of: outputs)
    let found = sources(behind: outputs.map(\.value))
    let key = NameTable.canonical(name.filter { $0 != " " })
    for (source, node) in zip(found, graph.nodes) {
      let own = NameTable.canonical(node.name)
      guard key.hasPrefix(own) else { continue }
      if key == own { return Output(name: node.name, value: value(of: source)) }
      let subscriptText = key.dropFirst(own.count)
      guard case .array(let place) = source,
        let element = (0..<node.shape.count).first(where: {
          node.shape.subscriptText(of: $0) == subscriptText
        })
      else { continue }
      return Output(
        name: node.name + subscriptText, value: arrays[place].elements[element])
    }
    return nil
  }

  private func value(of source: Source) -> Value {
    switch source {
    case .array(let place):
      arrays[place].shape.isScalar ? arrays[place].elements[0] : .array(place)
    case .scalar(let reference): .node(reference)
    }
  }

  // MARK: What there is

  /// All inputs, and what the outputs are made of, in the order of evaluation.
  private func sources(behind outputs: [Value]) -> [Source] {
    var seen: Set<Source> = []
    var pending: [Source] = outputs.compactMap { source(of: $0)?.source }
    for input in numbering.graph.inputs {
      guard let reference = numbering.reference(of: input) else { continue }
      pending.append(source(of: .node(reference))?.source ?? .scalar(reference))
    }
    while let source = pending.popLast() {
      guard seen.insert(source).inserted else { continue }
      for operand in operands(of: source) {
        if let before = self.source(of: operand)?.source { pending.append(before) }
      }
    }
    return seen.sorted { order($0) < order($1) }
  }

  /// Inputs and constants first, then what was done earlier; an array after its elements.
  private func order(_ source: Source) -> (Int, Int, Int) {
    switch source {
    case .array(let array):
      guard role(source) != .input else {
        return (-2, firstInput(of: arrays[array]), 0)
      }
      let node = arrays[array]
      return role(source) == .constant
        ? (-1, 1, array) : (node.owned.upperBound, 1, array)
    case .scalar(let reference):
      switch reference.kind {
      case .input: return (-2, reference.index, 0)
      case .constant: return (-1, 0, reference.index)
      case .operation: return (reference.index + 1, 0, 0)
      }
    }
  }

  private func firstInput(of array: ArrayNode) -> Int {
    if case .node(let reference)? = array.elements.first { reference.index } else { 0 }
  }

  /// The node that a value is or belongs to, and which element; nil for numbers in a formula.
  private func source(of value: Value) -> (source: Source, element: Int?)? {
    switch value {
    case .integer, .number: return nil
    case .array(let place):
      let array = arrays[place]
      return array.label == nil && isKnown(array) ? nil : (.array(place), nil)
    case .constant(let reference, _), .node(let reference):
      let home =
        switch reference.kind {
        case .input: inputHomes[reference.index]
        case .constant: constantHomes[reference.index]
        case .operation: operationHomes[reference.index]
        }
      if home.array >= 0 {
        let isWhole = arrays[Int(home.array)].shape.isScalar
        return (.array(Int(home.array)), isWhole ? nil : Int(home.element))
      }
      if reference.kind == .constant, naming.label(of: reference) == nil { return nil }
      return (.scalar(reference), nil)
    }
  }

  private func isKnown(_ array: ArrayNode) -> Bool {
    array.elements.allSatisfy { if case .node = $0 { false } else { true } }
  }

  private func operands(of source: Source) -> [Value] {
    switch source {
    case .array(let place):
      return role(source) == .constant ? [] : arrays[place].operands
    case .scalar(let reference):
      guard reference.kind == .operation else { return [] }
      return builder.application(reference).operands.map { operand in
        operand.kind == .constant && naming.label(of: operand) == nil
          ? .number(builder.value(of: operand)) : .node(operand)
      }
    }
  }

  // MARK: What it is

  private func role(_ source: Source) -> VectorGraph.Role {
    switch source {
    case .array(let place):
      let array = arrays[place]
      if isKnown(array) { return .constant }
      if let operation = array.operation { return .operation(operation) }
      return openInputs.contains(firstInput(of: array)) ? .constant : .input
    case .scalar(let reference):
      switch reference.kind {
      case .input: return openInputs.contains(reference.index) ? .constant : .input
      case .constant: return .constant
      case .operation: return .operation(.elementwise(builder.application(reference).0))
      }
    }
  }

  private func shape(_ source: Source) -> Shape {
    if case .array(let place) = source { arrays[place].shape } else { .scalar }
  }

  private func elements(_ source: Source) -> [VectorGraph.Element] {
    switch source {
    case .array(let place): arrays[place].elements.map(element)
    case .scalar(let reference): [element(.node(reference))]
    }
  }

  private func element(_ value: Value) -> VectorGraph.Element {
    switch value {
    case .integer(let integer): .number(Double(integer))
    case .number(let number): .number(number)
    case .constant(let reference, _): .number(builder.value(of: reference))
    case .node(let reference):
      reference.kind == .constant
        ? .number(builder.value(of: reference))
        : numbering[reference].map(VectorGraph.Element.node) ?? .dropped
    case .array: preconditionFailure("the elements of an array are scalars")
    }
  }

  private func operand(_ value: Value, _ places: [Source: Int]) -> VectorGraph.Operand {
    if let (source, element) = source(of: value), let place = places[source] {
      return element.map { .element($0, of: place) } ?? .node(place)
    }
    if case .array(let place) = value {
      let numbers = arrays[place].elements.map { number in known(number) }
      return .numbers(ShapedArray(arrays[place].shape, numbers), name: name(of: arrays[place]))
    }
    return .numbers(ShapedArray(scalar: known(value)), name: nil)
  }

  private func known(_ value: Value) -> Double {
    if case .number(let number) = element(value) { number } else { .nan }
  }

  // MARK: What it is called

  private func name(_ source: Source) -> String {
    let label: Naming.Label?
    switch source {
    case .array(let place):
      let array = arrays[place]
      if array.operation == nil, !isKnown(array) { return inputNames[firstInput(of: array)] }
      if array.shape.isScalar, case .node(let reference) = array.elements[0] {
        label = naming.label(of: reference)
      } else {
        label = array.label
      }
    case .scalar(let reference):
      if reference.kind == .input { return inputNames[reference.index] }
      label = naming.label(of: reference)
    }
    return label.map(labelText) ?? ""
  }

  private func aliases(_ source: Source) -> [String] {
    if case .array(let place) = source { arrays[place].aliases.map(labelText) } else { [] }
  }

  /// `X[1, :]` or `Xᵀ` for a part or transpose of named numbers.
  private func name(of array: ArrayNode) -> VectorGraph.NumbersName? {
    guard case .array(let whole)? = array.operands.first, array.operands.count == 1,
      let label = arrays[whole].label
    else { return nil }
    let name = labelText(label)
    switch array.operation {
    case .part(let subscripts):
      return .part(of: name, subscripts)
    case .structural(.transpose): return .transpose(of: name)
    case .elementwise, .structural, .list, nil: return nil
    }
  }
}
