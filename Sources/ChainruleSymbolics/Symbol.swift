package import ChainruleCalculus

/// What a variable of a formula stands for.
package indirect enum Symbol: Hashable, Sendable {
  /// A number, by its name.
  case number(String)
  /// A vector, row or matrix, by its name.
  case array(String, Shape)
  /// `X[1,:]`
  case part(of: String, [Subscript], Shape)
  /// `X'`, of the shape that it has itself.
  case transpose(of: String, Shape)
  /// Numbers that stand in the formula itself.
  case list([Double], Shape)
  /// A vector with 1 at a place counted from 0, and else 0.
  case unit(Int, count: Int)
  case softmax(of: Symbol)
  /// A formula in the language of programs.
  case written(String, Shape, isProduct: Bool)
  /// A·x
  case product(Symbol, Symbol)
  /// The element at a place, counted from 0.
  case element(of: Symbol, at: Int)
  /// xᵢ, under a sum over i.
  case everyElement(of: Symbol)
}

extension Symbol {
  package var shape: Shape {
    switch self {
    case .number, .element, .everyElement: .scalar
    case .array(_, let shape), .part(_, _, let shape), .transpose(_, let shape),
      .list(_, let shape), .written(_, let shape, _):
      shape
    case .unit(_, let count): .vector(count)
    case .softmax(let symbol): symbol.shape
    case .product(let matrix, _): .vector(matrix.shape.rows)
    }
  }

  /// The symbol in the language of programs.
  package var programText: String {
    switch self {
    case .number(let name), .array(let name, _): return name
    case .part(let name, let subscripts, _):
      return name + "[" + subscripts.map(\.text).joined(separator: ",") + "]"
    case .transpose(let name, _): return name + "'"
    case .list(let numbers, let shape):
      return Self.text(numbers, shape, number: Term.programText) + (shape.isRow ? "'" : "")
    case .unit(let place, let count): return "identity(\(count))[\(place + 1),:]"
    case .softmax(let symbol): return "softmax(\(symbol.programText))"
    case .written(let text, _, _): return text
    case .product(let matrix, let vector):
      return "(\(matrix.programText)@\(vector.programText))"
    case .element(let symbol, let place):
      return symbol.programText + symbol.shape.subscriptText(of: place)
    case .everyElement(let symbol): return symbol.programText + "[i]"
    }
  }
}

extension Symbol {
  /// The symbol as it is set; `number` sets the numbers of a list.
  func mathText(number: (Double) -> String) -> MathText {
    switch self {
    case .number(let name): return .name(name)
    case .array(let name, _): return MathText([.array(name)])
    case .part(let name, let subscripts, _):
      let places = subscripts.map(\.text).joined(separator: ",")
      return MathText([.array(name), .text("[\(places)]")])
    case .transpose(let name, _): return MathText([.array(name)]).transposed
    case .list(let numbers, let shape):
      return MathText([.text(Self.text(numbers, shape, number: number))])
    case .unit(let place, _): return MathText([.array("e[\(place + 1)]")])
    case .softmax(let symbol): return symbol.mathText(number: number).in("softmax")
    case .written(let text, _, _): return MathText([.text(text)])
    case .product(let matrix, let vector):
      return matrix.mathText(number: number) + vector.mathText(number: number)
    case .element(.array(let name, let shape), let place):
      return .name(name + shape.subscriptText(of: place))
    case .element(let symbol, let place):
      return symbol.mathText(number: number)
        + MathText([.text(symbol.shape.subscriptText(of: place))])
    case .everyElement(.array(let name, _)): return .name(name + "[i]")
    case .everyElement(.product(let matrix, let vector)):
      return matrix.mathText(number: number) + MathText([.text("[i,:]"), .times(.close)])
        + vector.mathText(number: number)
    case .everyElement(let symbol):
      return symbol.mathText(number: number) + MathText([.text("[i]")])
    }
  }

  /// The numbers of a list, of many the first and the last.
  private static func text(_ numbers: [Double], _ shape: Shape, number: (Double) -> String)
    -> String
  {
    func list(_ items: [String]) -> String {
      let shown = items.count > mostItems ? items.prefix(2) + ["…"] + items.suffix(1) : items[...]
      return "[" + shown.joined(separator: ", ") + "]"
    }
    guard shape.isMatrix else { return list(numbers.map(number)) }
    return list(ShapedArray(shape, numbers).lines.map { list($0.map(number)) })
  }

  /// Of a list of more only a few are shown.
  private static let mostItems = 4

  /// How tightly the symbol binds: the value x⁽²⁾ of a name that has several is raised.
  var level: BindingLevel {
    switch self {
    case .number(let name), .array(let name, _):
      Formula(name: name).runs.contains { $0.scripts.first == .superscript } ? .power : .primary
    case .everyElement(.product), .product: .product
    case .element(let symbol, _), .everyElement(let symbol): symbol.level
    case .written(_, _, let isProduct): isProduct ? .product : .primary
    case .part, .transpose, .list, .unit, .softmax: .primary
    }
  }

  /// Whether the text in the language of programs leaves something out.
  var isShortened: Bool {
    switch self {
    case .list(let numbers, let shape):
      numbers.count > Self.mostItems * (shape.isMatrix ? Self.mostItems : 1)
        || max(shape.rows, shape.columns) > Self.mostItems
    case .softmax(let symbol), .element(let symbol, _), .everyElement(let symbol):
      symbol.isShortened
    case .product(let matrix, let vector): matrix.isShortened || vector.isShortened
    case .number, .array, .part, .transpose, .unit, .written: false
    }
  }
}
