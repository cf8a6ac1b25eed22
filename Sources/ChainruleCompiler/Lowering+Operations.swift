import ChainruleCalculus
import ChainruleLanguage

// MARK: Numbers

extension Lowering {
  /// The number that a scalar is, where it is known.
  func number(_ value: Value) -> Double? {
    switch value {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    case .constant(let reference, _): builder.value(of: reference)
    case .node, .array: nil
    }
  }

  /// The whole number that a scalar is, where it may be a bound, an index or a shape.
  func integer(_ value: Value) -> Int? {
    switch value {
    case .integer(let integer): integer
    case .constant(let reference, isInteger: true): Int(builder.value(of: reference))
    case .number, .constant, .node, .array: nil
    }
  }

  /// The node of a scalar; a number becomes a constant.
  mutating func reference(of value: Value) -> ScalarGraphBuilder.Reference {
    switch value {
    case .integer(let integer): builder.literal(Double(integer))
    case .number(let number): builder.literal(number)
    case .constant(let reference, _), .node(let reference): reference
    case .array: preconditionFailure("an array has a node for each element")
    }
  }

  /// An elementary operation on scalars, carried out at once where all of them are known.
  mutating func combined(_ operation: Operation, _ operands: [Value]) -> Value {
    let numbers = operands.compactMap { number($0) }
    if operation == .selection, let condition = number(operands[0]) {
      return operands[condition != 0 ? 1 : 2]
    }
    if numbers.count == operands.count {
      let integers = operands.compactMap { integer($0) }
      if integers.count == operands.count, let value = StaticInteger(operation)?.value(integers) {
        return .integer(value)
      }
      return .number(operation.value(numbers))
    }
    let references = operands.map { operand in reference(of: operand) }
    switch references.count {
    case 1: return .node(builder.apply(operation, to: references[0]))
    case 2: return .node(builder.apply(operation, to: references[0], references[1]))
    case _:
      return .node(builder.apply(operation, to: references[0], references[1], references[2]))
    }
  }
}

// MARK: Operators and functions

extension Lowering {
  mutating func applyOperator(_ id: OperatorID, arity: Int, at node: Int) {
    switch OperatorTable.catalogue[id] {
    case .elementary(let operation): applyElementary(operation, arity: arity, at: node)
    case .dotProduct:
      if values.suffix(2).allSatisfy({ shape(of: $0).isVector }) {
        applyStructural(.dotProduct, arity: arity, at: node)
      } else {
        applyElementary(.multiplication, arity: arity, at: node)
      }
    case .matrixProduct: applyStructural(.matrixProduct, arity: arity, at: node)
    case .transpose: applyStructural(.transpose, arity: arity, at: node)
    }
  }

  mutating func applyBuiltin(_ name: String, _ arity: Int, at node: Int) {
    guard case .builtin(let builtin) = resolution.references[node] else {
      return replace(arity, by: nil)
    }
    switch builtin {
    case .operation(let operation):
      if let reduction = operation.reduction {
        return applyExtremum(operation, reduction, arity, node)
      }
      guard isArity(arity, operation.arity, name, at: node) else { return }
      applyElementary(operation, arity: arity, at: node)
    case .fold(let fold):
      guard isArity(arity, 1, name, at: node) else { return }
      applyStructural(fold.reduction, arity: 1, at: node)
    case .structural(let operation):
      guard isArity(arity, operation.definition.arity, name, at: node) else { return }
      applyStructural(operation, arity: arity, at: node)
    case .measure(let measure):
      guard isArity(arity, 1, name, at: node) else { return }
      apply(measure, at: node)
    case .filling(let filling):
      applyFilling(filling, arity: arity, at: node)
    case .constant:
      replace(arity, by: nil)
    }
  }

  /// `max` and `min`: of the elements of one array, or of two and more values.
  private mutating func applyExtremum(
    _ operation: Operation, _ reduction: StructuralOperation, _ arity: Int, _ node: Int
  ) {
    if arity == 1, case .array? = values.last {
      return applyStructural(reduction, arity: 1, at: node)
    }
    guard arity >= 2 else {
      let expected = "a vector, or at least 2 arguments"
      return replace(
        arity,
        by: .wrongArity(
          reduction.name, at: tree.expressions[node].span, expected: expected, found: arity))
    }
    let arguments = Array(values.suffix(arity))
    values.removeLast(arity - 1)
    for argument in arguments.dropFirst() {
      values.append(argument)
      applyElementary(operation, arity: 2, at: node)
    }
  }

  /// Whether a function is given as many arguments as it takes; if not, that is said.
  mutating func isArity(_ found: Int, _ expected: Int?, _ name: String, at node: Int) -> Bool {
    let span = tree.expressions[node].span
    guard let expected else {
      if found >= 1 { return true }
      replace(
        found, by: .wrongArity(name, at: span, expected: "at least 1 argument", found: found))
      return false
    }
    if found == expected { return true }
    replace(found, by: .wrongArity(name, at: span, expected: expected, found: found))
    return false
  }

  mutating func replace(_ count: Int, by diagnostic: Diagnostic?) {
    if let diagnostic { diagnostics.append(diagnostic) }
    values.removeLast(min(count, values.count))
    values.append(.nothing)
  }

  /// Replaces the operands on the stack by the operation on them, element by element.
  mutating func applyElementary(_ operation: Operation, arity: Int, at node: Int) {
    let operands = Array(values.suffix(arity))  // A slice would make the stack be copied.
    let hasArray = operands.contains { if case .array = $0 { true } else { false } }
    values.removeLast(arity)
    values.append(
      hasArray ? elementwise(operation, operands, at: node) : combined(operation, operands))
  }
}

extension Operation {
  /// The operation on all elements of one array that the function of the same name is.
  fileprivate var reduction: StructuralOperation? {
    self == .maximum ? .largest : self == .minimum ? .smallest : nil
  }
}
