import ChainruleCalculus
import ChainruleLanguage

extension Lowering {
  mutating func applyOperator(_ id: OperatorID, arity: Int, at node: Int) {
    let span = tree.expressions[node].span
    switch OperatorTable.catalogue[id] {
    case .elementary(let operation): applyElementary(operation, arity: arity)
    case .dotProduct: applyElementary(.multiplication, arity: arity)
    case .matrixProduct: replace(arity, by: .notYet("a product with @", at: span))
    case .transpose: replace(arity, by: .notYet("a transpose", at: span))
    }
  }

  mutating func applyBuiltin(_ name: String, _ arity: Int, at node: Int) {
    let span = tree.expressions[node].span
    guard case .builtin(let builtin) = resolution.references[node] else {
      return replace(arity, by: nil)
    }
    switch builtin {
    case .operation(let operation) where operation.isFold:
      guard arity >= 2 else {
        return replace(
          arity, by: .wrongArity(name, at: span, expected: "at least 2 arguments", found: arity))
      }
      let arguments = Array(values.suffix(arity))
      values.removeLast(arity - 1)
      for argument in arguments.dropFirst() {
        values.append(argument)
        applyElementary(operation, arity: 2)
      }
    case .operation(let operation):
      guard arity == operation.arity else {
        return replace(
          arity, by: .wrongArity(name, at: span, expected: operation.arity, found: arity))
      }
      if operation == .selection { return applySelection() }
      applyElementary(operation, arity: arity)
    case .fold, .structural:
      replace(arity, by: .notYet("\(name) of a vector", at: span))
    case .constant:
      replace(arity, by: nil)
    }
  }

  private mutating func replace(_ count: Int, by diagnostic: Diagnostic?) {
    if let diagnostic { diagnostics.append(diagnostic) }
    values.removeLast(min(count, values.count))
    values.append(Value(integer: 0))
  }

  /// `where(condition, a, b)` with a condition that is known now is one of its branches.
  private mutating func applySelection() {
    let operands = Array(values.suffix(3))
    let condition = reference(of: operands[0])
    guard condition.kind == .constant else { return applyElementary(.selection, arity: 3) }
    values.removeLast(3)
    values.append(operands[builder.value(of: condition) != 0 ? 1 : 2])
  }

  /// Replaces the operands on the stack by the operation on them.
  mutating func applyElementary(_ operation: Operation, arity: Int) {
    let operands = Array(values.suffix(arity))  // A slice would make the stack be copied.
    values.removeLast(arity)
    let integers = operands.compactMap(\.integer)
    if integers.count == arity, let value = StaticInteger(operation)?.value(integers) {
      values.append(Value(integer: value))
      return
    }
    let first = reference(of: operands[0])
    let result =
      switch arity {
      case 1: builder.apply(operation, to: first)
      case 2: builder.apply(operation, to: first, reference(of: operands[1]))
      case _:
        builder.apply(
          operation, to: first, reference(of: operands[1]),
          reference(of: operands[2]))
      }
    values.append(Value(result))
  }
}

extension Operation {
  /// Whether the operation takes any number of arguments, joined from the left.
  fileprivate var isFold: Bool { self == .maximum || self == .minimum }
}
