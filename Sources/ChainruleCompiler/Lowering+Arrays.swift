import ChainruleCalculus
import ChainruleLanguage

// MARK: Making arrays

extension Lowering {
  func shape(of value: Value) -> Shape {
    if case .array(let array) = value { arrays[array].shape } else { .scalar }
  }

  func shaped(_ value: Value) -> ShapedArray<Value> {
    guard case .array(let array) = value else { return ShapedArray(scalar: value) }
    return ShapedArray(arrays[array].shape, arrays[array].elements)
  }

  mutating func add(_ node: ArrayNode) -> Int {
    elementCount += node.elements.count
    arrays.append(node)
    return arrays.count - 1
  }

  /// The value of an operation on arrays; what was made since the mark belongs to it.
  private mutating func add(
    _ operation: ArrayOperation, _ operands: [Value], _ result: ShapedArray<Value>, since first: Int
  ) -> Value {
    let shared = SharedArray(operation: operation, operands: operands)
    if builder.sharing, let array = sharedArrays[shared] {
      return arrays[array].shape.isScalar ? arrays[array].elements[0] : .array(array)
    }
    let array = add(
      ArrayNode(
        operation: operation, operands: operands, shape: result.shape, elements: result.elements,
        owned: first..<builder.operationCount))
    if builder.sharing { sharedArrays[shared] = array }
    return result.shape.isScalar ? result.elements[0] : .array(array)
  }

  /// Whether so many more elements or operations are within the limit; if not, the run ends.
  private mutating func hasRoom(for count: Double) -> Bool {
    if Double(max(builder.operationCount, elementCount)) + count <= Double(Self.limit) {
      return true
    }
    isTooLarge = true
    return false
  }
}

// MARK: Operations

extension Lowering {
  mutating func elementwise(_ operation: Operation, _ operands: [Value], at node: Int) -> Value {
    let arrays = operands.map { operand in shaped(operand) }
    let shapes = arrays.map(\.shape)
    let shape: Shape
    do throws(ShapeMismatch) {
      shape = try Shape.elementwise(shapes)
    } catch {
      note(mismatch(error, shapes, at: node), of: operands)
      return .nothing
    }
    guard hasRoom(for: Double(shape.count)) else { return .nothing }
    let first = builder.operationCount
    let elements = ArrayOperation.elementwise(operation).expand(arrays, shape: shape, in: &self)
    return add(.elementwise(operation), operands, ShapedArray(shape, elements), since: first)
  }

  mutating func applyStructural(_ operation: StructuralOperation, arity: Int, at node: Int) {
    let operands = Array(values.suffix(arity))
    values.removeLast(arity)
    if operation == .transpose, arity == 1, shape(of: operands[0]).isScalar {
      return values.append(operands[0])
    }
    let shapes = operands.map { operand in shape(of: operand) }
    do throws(ShapeMismatch) {
      let shape = try operation.definition.shape(of: shapes)
      guard
        hasRoom(for: max(operation.definition.operationCount(shapes), Double(shape.count)))
      else { return values.append(.nothing) }
      let first = builder.operationCount
      let elements = operation.definition.expand(
        operands.map { operand in shaped(operand) }, in: &self)
      values.append(
        add(.structural(operation), operands, ShapedArray(shape, elements), since: first))
    } catch {
      note(mismatch(error, shapes, at: node), of: operands)
      values.append(.nothing)
    }
  }

  mutating func applyList(_ count: Int, at node: Int) {
    let items = Array(values.suffix(count))
    values.removeLast(count)
    guard !items.isEmpty else {
      diagnostics.append(.emptyList(at: tree.expressions[node].span))
      return values.append(.nothing)
    }
    let shapes = items.map { item in shape(of: item) }
    guard let shape = Shape.list(of: shapes) else {
      note(ragged(shapes, at: node), of: items)
      return values.append(.nothing)
    }
    guard hasRoom(for: Double(shape.count)) else { return values.append(.nothing) }
    let elements = shapes[0].isScalar ? items : items.flatMap { shaped($0).elements }
    values.append(
      add(.list, items, ShapedArray(shape, elements), since: builder.operationCount))
  }
}

extension Lowering: Expansion {
  mutating func literal(_ value: Double) -> Value { .number(value) }

  mutating func apply(_ operation: Operation, to operand: Value) -> Value {
    combined(operation, [operand])
  }

  mutating func apply(_ operation: Operation, to first: Value, _ second: Value) -> Value {
    combined(operation, [first, second])
  }

  mutating func select(_ condition: Value, _ first: Value, _ second: Value) -> Value {
    combined(.selection, [condition, first, second])
  }
}

// MARK: Parts

extension Lowering {
  mutating func applySubscripts(at node: Int) {
    let operands = tree.operands(of: ExpressionID(node))
    var subscripts: [Subscript?] = []
    for operand in operands.dropFirst().reversed() {
      subscripts.append(popSubscript(operand))
    }
    subscripts.reverse()
    let whole = values.removeLast()
    guard case .array(let place) = whole else {
      note(.scalarSubscripted(at: tree.expressions[node].span), of: [whole])
      return values.append(.nothing)
    }
    let shape = arrays[place].shape
    guard subscripts.count == (shape.isMatrix ? 2 : 1) else {
      diagnostics.append(
        .subscriptCount(shape, found: subscripts.count, at: tree.expressions[node].span))
      return values.append(.nothing)
    }
    let limits = shape.isMatrix ? [shape.rows, shape.columns] : [shape.count]
    for (place, limit) in limits.enumerated() {
      guard let mistake = check(subscripts[place], limit, shape, at: operands[place + 1]) else {
        continue
      }
      diagnostics.append(mistake)
    }
    guard diagnostics.isEmpty else { return values.append(.nothing) }
    let known = subscripts.compactMap(\.self)
    let part = shape.part(known)
    guard hasRoom(for: Double(part.places.count)) else { return values.append(.nothing) }
    let elements = part.places.map { arrays[place].elements[$0] }
    guard !part.shape.isScalar else { return values.append(elements[0]) }
    values.append(
      add(
        .part(known), [whole], ShapedArray(part.shape, elements), since: builder.operationCount))
  }

  /// The subscript whose values are on top of the stack; nil where it is no whole number.
  private mutating func popSubscript(_ operand: ExpressionID) -> Subscript? {
    switch tree[operand].kind {
    case .everything: return .everything
    case .range:
      let last = values.removeLast()
      let first = values.removeLast()
      guard let first = integer(first), let last = integer(last) else { return nil }
      return .range(first, last)
    case _:
      return integer(values.removeLast()).map(Subscript.index)
    }
  }

  private func check(_ part: Subscript?, _ limit: Int, _ shape: Shape, at operand: ExpressionID)
    -> Diagnostic?
  {
    let span = tree[operand].span
    switch part {
    case nil: return .notAWholeNumber("an index", at: span)
    case .everything: return nil
    case .index(let index):
      return (1...limit).contains(index) ? nil : .outOfRange(index, limit, shape, at: span)
    case .range(let first, let last):
      guard first <= last else { return .emptyPart(first, last, at: span) }
      let wrong = [first, last].first { !(1...limit).contains($0) }
      return wrong.map { .outOfRange($0, limit, shape, at: span) }
    }
  }
}

// MARK: Sizes and constants

extension Lowering {
  mutating func apply(_ measure: Builtin.Measure, at node: Int) {
    let shape = shape(of: values.removeLast())
    guard !shape.isScalar else {
      diagnostics.append(
        .wrongShape(
          "\(measure)", shape, needed: "a vector or a matrix", at: node, in: tree,
          help: "a vector is [1, 2, 3], and input x: vector(3) declares one"))
      return values.append(.nothing)
    }
    switch measure {
    case .length:
      guard !shape.isMatrix else {
        diagnostics.append(
          .wrongShape(
            "length", shape, needed: "a vector", at: node, in: tree,
            help: "a matrix A has rows(A) and columns(A)"))
        return values.append(.nothing)
      }
      values.append(.integer(shape.count))
    case .rows: values.append(.integer(shape.rows))
    case .columns: values.append(.integer(shape.columns))
    }
  }

  mutating func applyFilling(_ filling: Builtin.Filling, arity: Int, at node: Int) {
    let most = filling == .identity ? 1 : 2
    guard (1...most).contains(arity) else {
      let expected = most == 1 ? "1 argument" : "1 or 2 arguments"
      return replace(
        arity,
        by: .wrongArity(
          "\(filling)", at: tree.expressions[node].span, expected: expected, found: arity))
    }
    let sizes = values.suffix(arity).map { value in integer(value) }
    values.removeLast(arity)
    let operands = tree.operands(of: ExpressionID(node))
    for (size, operand) in zip(sizes, operands) where (size ?? 0) < 1 {
      diagnostics.append(
        size == nil
          ? .notAWholeNumber("a size", at: tree[operand].span)
          : .emptyShape(at: tree[operand].span))
      return values.append(.nothing)
    }
    let known = sizes.compactMap(\.self)
    let columns = filling == .identity ? known[0] : known.count == 2 ? known[1] : 1
    let shape: Shape =
      filling == .identity || known.count == 2
      ? .matrix(rows: known[0], columns: columns) : .vector(known[0])
    guard hasRoom(for: Double(known[0]) * Double(columns)) else { return values.append(.nothing) }
    let elements = (0..<shape.count).map { place -> Value in
      switch filling {
      case .ones: .integer(1)
      case .zeros: .integer(0)
      case .identity: .integer(place % (columns + 1) == 0 ? 1 : 0)
      }
    }
    values.append(constantArray(ShapedArray(shape, elements)))
  }

  /// A known array that no operation has made.
  mutating func constantArray(_ array: ShapedArray<Value>) -> Value {
    let here = builder.operationCount
    return .array(
      add(
        ArrayNode(
          operation: nil, operands: [], shape: array.shape, elements: array.elements,
          owned: here..<here)))
  }
}
