import ChainruleCalculus
import ChainruleSymbolics
import Testing

@Suite("Every rule of products and sums of Jacobians")
struct MatrixRuleTests {
  /// What a rule makes of a sum of products.
  private struct Example {
    var left: [[[[MatrixFactor]]]]
    var right: [(Term, [MatrixFactor])]
    var kind = JacobianProduct.Kind.other
    /// The shape of the whole.
    var rows = 1
    var columns = 3
    /// Rules that cannot be kept away.
    var others: [MatrixRule] = []
    var expansion: (MatrixFactor) -> [MatrixFactor]? = { _ in nil }
  }

  private let store = TermStore()

  private func vector(_ name: String) -> Term { store.variable(.array(name, .vector(3))) }

  private func matrix(_ name: String) -> Term {
    store.variable(.array(name, .matrix(rows: 3, columns: 3)))
  }

  private func factor(_ name: String, isTransposed: Bool = false) -> MatrixFactor {
    .matrix(MatrixTerm(matrix(name), isTransposed: isTransposed))
  }

  private func unit(_ place: Int) -> Term { store.variable(.unit(place, count: 3)) }

  /// One path of factors that are no sums.
  private func path(_ factors: MatrixFactor...) -> [[[[MatrixFactor]]]] { [factors.map { [[$0]] }] }

  private func paths(_ products: [MatrixFactor]...) -> [[[[MatrixFactor]]]] {
    products.map { $0.map { [[$0]] } }
  }

  private func example(of rule: MatrixRule) -> Example {
    let (v, w, x) = (vector("v"), vector("w"), vector("x"))
    let (z, two) = (store.variable("z"), Term(constant: 2))
    let (a, b) = (factor("A"), factor("B"))
    let f = matrix("F")
    switch rule {
    case .identity: return Example(left: path(.identity, a), right: [(1, [a])], rows: 3)
    case .scalars:
      return Example(left: path(a, .scalar(z), b), right: [(z, [a, b])], rows: 3)
    case .onesAndDiagonal:
      return Example(left: path(.row(1), .diagonal(v)), right: [(1, [.row(v)])])
    case .rowAndDiagonal:
      return Example(left: path(.row(v), .diagonal(w)), right: [(1, [.row(v * w)])])
    case .diagonals:
      return Example(
        left: path(.diagonal(v), .diagonal(w)), right: [(1, [.diagonal(v * w)])], rows: 3)
    case .diagonalAndColumn:
      return Example(
        left: path(.diagonal(v), .column(w)), right: [(1, [.column(v * w)])], rows: 3, columns: 1)
    case .rowAndColumn:
      return Example(left: path(.row(v), .column(w)), right: [(1, [.sum(v * w)])], columns: 1)
    case .unitAndColumn:
      let element = store.variable(.element(of: .array("v", .vector(3)), at: 1))
      return Example(left: path(.row(unit(1)), .column(v)), right: [(element, [])], columns: 1)
    case .rowAndBlock:
      return Example(
        left: path(.row(v), .rightBlock(x)), right: [(1, [.column(v), .row(x)])],
        kind: .numberByMatrix, columns: 9)
    case .byFirst:
      return Example(
        left: path(.row(f), .map(.byFirst(b, isColumn: false))),
        right: [(1, [factor("F"), factor("B", isTransposed: true)])], kind: .numberByMatrix,
        columns: 9)
    case .byColumn:
      return Example(
        left: path(.row(f), .map(.byFirst(.row(w), isColumn: true))),
        right: [(1, [.row(w), factor("F", isTransposed: true)])], kind: .number)
    case .bySecond:
      return Example(
        left: path(.row(f), .map(.bySecond(a))),
        right: [(1, [factor("A", isTransposed: true), factor("F")])], kind: .numberByMatrix,
        columns: 9)
    case .transposition:
      return Example(
        left: path(.row(f), .map(.transposition)), right: [(1, [factor("F", isTransposed: true)])],
        kind: .numberByMatrix, columns: 9)
    case .elementwise:
      return Example(
        left: path(.row(v), .rightBlock(x), .diagonal(f)),
        right: [(1, [.hadamard([.column(v), .row(x)], MatrixTerm(f))])], kind: .numberByMatrix,
        columns: 9, others: [.rowAndBlock])
    case .elementsAdded:
      return Example(
        left: path(.row(v), .rightBlock(x), .column(f)),
        right: [(1, [.row(v), factor("F"), .column(x)])], kind: .number, columns: 1,
        others: [.rowAndBlock])
    case .trace:
      return Example(left: path(.map(.trace)), right: [(1, [])], kind: .numberByMatrix, columns: 9)
    case .rowOfMatrix:
      return Example(
        left: path(.row(v), .map(.row(unit(1)))), right: [(1, [.column(unit(1)), .row(v)])],
        kind: .numberByMatrix, columns: 9)
    case .columnOfMatrix:
      return Example(
        left: path(.row(v), .map(.column(unit(1)))), right: [(1, [.column(v), .row(unit(1))])],
        kind: .numberByMatrix, columns: 9)
    case .elementOfMatrix:
      return Example(
        left: path(.map(.element(unit(0), unit(2)))),
        right: [(1, [.column(unit(0)), .row(unit(2))])], kind: .numberByMatrix, columns: 9)
    case .byRow:
      return Example(
        left: path(.row(f), .map(.byRow(unit(2)))), right: [(1, [.row(unit(2)), factor("F")])],
        kind: .number)
    case .toDiagonal:
      return Example(
        left: path(.row(v), .rightBlock(x), .map(.toDiagonal)),
        right: [(1, [.row(v * x)])], kind: .number, others: [.rowAndBlock])
    case .fromDiagonal:
      return Example(
        left: path(.row(v), .map(.fromDiagonal)), right: [(1, [.diagonal(v)])],
        kind: .numberByMatrix, columns: 9)
    case .distribution:
      return Example(
        left: [[[[a], [.column(x), .row(w)]], [[.column(v)]]]],
        right: [(1, [a, .column(v)]), (1, [.column(x), .sum(v * w)])], rows: 3, columns: 1,
        others: [.rowAndColumn])
    case .likeProducts:
      return Example(
        left: paths([.row(v), a], [.row(v), a]), right: [(two, [.row(v), a])])
    case .sameKind: return Example(left: paths([.row(v)], [.row(w)]), right: [(1, [.row(v + w)])])
    case .diagonalsAdded:
      return Example(
        left: paths([.diagonal(v)], [.diagonal(w)]), right: [(1, [.diagonal(v + w)])], rows: 3)
    case .columnsAdded:
      return Example(
        left: paths([.column(v)], [.column(w)]), right: [(1, [.column(v + w)])], rows: 3,
        columns: 1)
    case .sumsAdded:
      return Example(
        left: paths([.sum(v)], [.sum(w)]), right: [(1, [.sum(v + w)])], columns: 1)
    case .transposedProduct:
      let whole = [MatrixFactor.row(x), factor("A", isTransposed: true)]
      return Example(
        left: paths([.row(v)], whole), right: [(two, whole)], others: [.likeProducts],
        expansion: { $0 == .row(v) ? whole : nil })
    case .commonFactor:
      return Example(
        left: paths([a, factor("F")], [a, b]),
        right: [
          (
            1,
            [
              a,
              .total([
                JacobianProduct([factor("F")], in: store), JacobianProduct([b], in: store),
              ]),
            ]
          )
        ], rows: 3)
    }
  }

  private var evaluation: JacobianEvaluation {
    func matrix(_ elements: [Double]) -> Matrix { Matrix(rows: 3, columns: 3, elements) }
    func vector(_ elements: [Double]) -> Matrix { Matrix(rows: 3, columns: 1, elements) }
    let (a, x) = (
      matrix([0.2, 0.7, -0.3, 1.1, 0.4, 0.8, -0.5, 0.6, 0.9]), vector([0.3, 0.9, 0.5])
    )
    return JacobianEvaluation([
      "A": a, "B": matrix([1, 2, 0.5, 0.3, -1, 0.4, 2, 1, -0.2]),
      "F": matrix([0, 1, 2, 3, 0.1, 2, 1, 1, -1]), "v": a * x, "w": vector([2, -1, 0.5]), "x": x,
      "z": Matrix(rows: 1, columns: 1, [0.7]),
    ])
  }

  @Test("turns its left side into its right side", arguments: MatrixRule.allCases)
  func sides(rule: MatrixRule) {
    let example = example(of: rule)
    let sum = JacobianSum(
      example.left, in: store, kind: example.kind, expansion: example.expansion)
    #expect(
      sum.products == example.right.map { JacobianProduct([.scalar($0)] + $1, in: store) })
    #expect(Set(sum.used) == Set(example.others + [rule]))
  }

  @Test("has two sides that are equal in numbers", arguments: MatrixRule.allCases)
  func numbers(rule: MatrixRule) throws {
    let example = example(of: rule)
    var left = [Double](repeating: 0, count: example.rows * example.columns)
    for path in example.left {
      let choices = path.reduce([[]]) { choices, sum in
        choices.flatMap { choice in sum.map { choice + $0 } }
      }
      for product in choices {
        let value = try #require(
          evaluation.flat(product, rows: example.rows, columns: example.columns))
        left = zip(left, value.elements).map(+)
      }
    }
    let isOfMatrix = example.columns == 9
    let right = try #require(
      evaluation.matrix(
        example.right.map { JacobianProduct([.scalar($0)] + $1, in: store) },
        from: isOfMatrix
          ? .matrix(rows: 3, columns: 3) : example.columns == 1 ? .scalar : .vector(3),
        to: example.rows == 1 ? .scalar : .vector(3)))
    #expect(right.elements.count == left.count)
    for (right, left) in zip(right.elements, left) {
      #expect((right - left).magnitude < 1e-12, "\(right) for \(left)")
    }
  }
}
