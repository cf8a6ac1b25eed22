import ChainruleCalculus
import ChainruleLanguage

/// The graph of the outputs, once every statement has been run.
extension Compiler {
  /// A value that the graph is made for.
  private struct Output {
    let name: String
    let shape: Shape
    let references: [ScalarGraphBuilder.Reference]
    let value: Value

    var part: VectorGraphAssembly.Output { .init(name: name, value: value) }
  }

  mutating func program() -> Compilation {
    let own = ownOutputs()
    guard !own.isEmpty else {
      return Compilation(diagnostics: [.nothingToCompute(at: end)])
    }
    guard !options.outputs.isEmpty else { return Compilation(program: graph(of: own)) }
    let whole = lowering.builder.graph(of: own.flatMap(\.references))
    let assembly = assembly(whole)
    let names =
      assembly?.graph(of: own.map(\.part)).nodes.map(\.name)
      ?? lowering.naming.names(in: whole, inputs: inputs).names
    var chosen: [Output] = []
    for name in options.outputs {
      let output =
        variable(name)
        ?? (assembly.map { vertex(name, of: own, $0) } ?? vertex(name, in: whole, names))
      guard let output else {
        let known = names.filter { !$0.isEmpty } + own.map(\.name).filter { !names.contains($0) }
        return Compilation(diagnostics: [.noSuchVariable(name, known: known)])
      }
      if !chosen.contains(where: { $0.name == output.name }) { chosen.append(output) }
    }
    return Compilation(program: graph(of: chosen))
  }

  /// The outputs that the program names, or its last definition.
  private mutating func ownOutputs() -> [Output] {
    var slots = resolution.outputs
    if slots.isEmpty {
      let last = tree.statements.indices.last { index in
        guard case .slot(let slot) = resolution.introduced[index] else { return false }
        return resolution.slots[slot].kind == .global
      }
      if let last, case .slot(let slot) = resolution.introduced[last] { slots = [slot] }
    }
    return slots.compactMap { output(of: $0) }
  }

  /// The last value of a variable; a size becomes a constant of its name.
  private mutating func output(of slot: Int) -> Output? {
    guard var value = lowering.bindings[slot] else { return nil }
    if case .integer = value {
      value = lowering.named(value, lowering.naming.label(slot: slot), since: lowering.mark)
    }
    let array = lowering.shaped(value)
    return Output(
      name: tree.names[resolution.slots[slot].name], shape: array.shape,
      references: array.elements.map { element in lowering.reference(of: element) },
      value: value)
  }

  /// The last value of a variable of the whole program.
  private mutating func variable(_ name: String) -> Output? {
    guard let id = tree.names.find(name) else { return nil }
    let slot = resolution.slots.firstIndex { slot in
      slot.name == id && slot.kind != .local && slot.kind != .parameter && slot.kind != .index
    }
    return slot.flatMap { output(of: $0) }
  }

  /// What bears this name in the vector graph of the program's own outputs.
  private mutating func vertex(_ name: String, of own: [Output], _ assembly: VectorGraphAssembly)
    -> Output?
  {
    guard let found = assembly.value(named: name, behind: own.map(\.part)) else { return nil }
    let array = lowering.shaped(found.value)
    return Output(
      name: found.name, shape: array.shape,
      references: array.elements.map { element in lowering.reference(of: element) },
      value: found.value)
  }

  /// The vertex that bears this name in the graph of the program's own outputs.
  private func vertex(
    _ name: String, in whole: ScalarGraphBuilder.Numbering, _ names: [String]
  ) -> Output? {
    let key = NameTable.canonical(name)
    let place =
      names.firstIndex { $0 == name } ?? names.firstIndex { NameTable.canonical($0) == key }
    guard let place, let reference = whole.reference(of: NodeID(place)) else { return nil }
    return Output(
      name: names[place], shape: .scalar, references: [reference], value: .node(reference))
  }

  private func graph(of outputs: [Output]) -> NamedGraph {
    let numbering = lowering.builder.graph(of: outputs.flatMap(\.references))
    var kept: [NodeID: String] = [:]
    let named = outputs.map { output in
      let nodes = output.references.compactMap { numbering[$0] }
      if !options.outputs.isEmpty, output.name.hasPrefix("u"), output.shape.isScalar {
        kept[nodes[0]] = output.name
      }
      return Variable(name: output.name, shape: output.shape, nodes: nodes)
    }
    let (names, generated, aliases) = lowering.naming.names(
      in: numbering, inputs: inputs, keeping: kept)
    return NamedGraph(
      graph: numbering.graph, names: names, generated: generated, aliases: aliases, inputs: inputs,
      outputs: named, vectors: assembly(numbering)?.graph(of: outputs.map(\.part)),
      defaults: defaults, openData: openData, filledData: filledData, loops: loops,
      calls: calls(numbering), constants: constants, title: tree.title)
  }

  private var constants: [NamedGraph.Constant] {
    tree.statements.indices.compactMap { index in
      let statement = tree.statements[index]
      guard case .slot(let slot) = resolution.introduced[index], let value = lowering.bindings[slot]
      else {
        return nil
      }
      let (id, isSize): (NameID, Bool)
      switch statement.kind {
      case .size(let name): (id, isSize) = (name, true)
      case .data(let name): (id, isSize) = (name, false)
      case .input, .definition, .bare, .function, .loop, .output: return nil
      }
      let array = lowering.shaped(value)
      let numbers = array.elements.compactMap { lowering.number($0) }
      guard numbers.count == array.shape.count else { return nil }
      return NamedGraph.Constant(
        name: tree.names[id], value: ShapedArray(array.shape, numbers), isSize: isSize)
    }
  }

  private var loops: [UnrolledLoop] {
    lowering.loops.map { loop in
      let values = loop.carried.compactMap { lowering.bindings[$0] }
      let elements = values.flatMap { lowering.shaped($0).elements }
      return UnrolledLoop(
        index: tree.names[loop.index], passes: loop.passes,
        stateSize: elements.count { if case .node = $0 { true } else { false } })
    }.filter { $0.stateSize > 0 }
  }

  /// The calls of which the outputs need something.
  private func calls(_ numbering: ScalarGraphBuilder.Numbering) -> [NamedGraph.Call] {
    guard !lowering.calls.isEmpty else { return [] }
    // For each operation the first node that is it or comes after it.
    var nodes = [NodeID(numbering.graph.nodeCount)]
    for operation in (0..<lowering.builder.operationCount).reversed() {
      nodes.append(numbering.node(ofOperation: operation) ?? nodes[nodes.count - 1])
    }
    nodes.reverse()
    return lowering.calls.compactMap { call in
      let operations = nodes[call.operations.lowerBound]..<nodes[call.operations.upperBound]
      return operations.isEmpty
        ? nil
        : NamedGraph.Call(
          function: tree.names[resolution.functions[call.function].name], operations: operations)
    }
  }

  /// How the program is shown as it was written; nil where it has no arrays, or they are shown by
  /// their elements.
  private func assembly(_ numbering: ScalarGraphBuilder.Numbering) -> VectorGraphAssembly? {
    guard !lowering.arrays.isEmpty, !options.expanding else { return nil }
    let inputNames = inputs.flatMap { input in input.nodes.map { _ in input.name } }
    let open = inputs.filter { openData.contains($0.name) }.flatMap(\.nodes).map(\.index)
    return VectorGraphAssembly(
      lowering, numbering, inputNames: inputNames, openInputs: Set(open))
  }
}
