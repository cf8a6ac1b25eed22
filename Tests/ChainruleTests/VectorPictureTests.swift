import Chainrule
import Foundation
import Testing

@Suite("The picture of a program of vectors")
struct VectorPictureTests {
  private let program: Program

  init() throws {
    program = try Program(
      "input w = [1, 2, 3], x = [0.5, -1, 2], b = 1; z = sum(w*x) + b; y = z*dot(w, x)")
  }

  private struct Picture: Decodable {
    struct Node: Decodable {
      let name: String
      let role: String
    }
    struct Path: Decodable {
      let nodes: [String]
    }
    let nodes: [Node]
    let paths: [Path]

    init(_ drawing: Drawing) throws {
      self = try JSONDecoder().decode(Picture.self, from: Data(drawing.json().utf8))
    }
  }

  @Test("Traced paths are those of the vector graph, with Jacobians by structure and their sum")
  func traced() throws {
    let drawing = try program.drawing(tracing: ("w", "y"))
    #expect(try Picture(drawing).paths.map(\.nodes.count) == [3, 5])
    let text = try drawing.svg().replacing(/<[^>]*>/, with: "")
    for line in [
      "w → u3 → y   z · xT = [2.75, −5.5, 11]",
      "u3 · 1 · 1T · diag(x) = [2.25, −4.5, 9]",
      "∂y/∂w = [5, −10, 20]   summed over 2 paths",
    ] {
      let plain = line.filter { $0 != " " }
      #expect(text.filter { $0 != " " && $0 != "\u{2009}" }.contains(plain), "\(line)")
    }
  }

  @Test("Paths may be traced to any variable that the picture shows, and without a point")
  func tracedAnywhere() throws {
    #expect(try Picture(program.drawing(tracing: ("x", "u1"))).paths.map(\.nodes.count) == [2])
    let open = try Program("input A: matrix(2, 2), x: vector(2); y = sum((A@x)^2)")
    #expect(try Picture(open.drawing(tracing: ("x", "y"))).paths.map(\.nodes.count) == [4])
    #expect(throws: ProgramError.self) { try program.drawing(tracing: ("w", "q")) }
    #expect(throws: ProgramError.self) { try program.drawing(tracing: ("z", "y")) }
    // An element is a node of the scalar graph only.
    #expect(try Picture(program.drawing(tracing: ("w[2]", "y"))).nodes.count > 12)
  }

  static let repeated = [
    "C = sum(i in 1..n: (t[i] - max(0, w·X[i, :] + b))^2)/n",
    "C = mean(i in 1..n: (t[i] - neuron(X[i, :]))^2)",
    "C = 0; for i in 1..n { e = t[i] - neuron(X[i, :]); C = C + e^2/n }",
    "z = [i in 1..n: t[i] - neuron(X[i, :])]; C = z·z/n",
    "s = [i in 1..n: X[i, :]*w]; C = sum(i in 1..n: (sum(s[i, :]) - t[i])^2)",
  ]

  @Test(
    "A loss summed over samples has a card for each step, however many samples there are",
    arguments: repeated, [20, 100])
  func repetitions(loss: String, count: Int) throws {
    let rows = (1...count).map { "[\($0), 1, \(-$0)]" }.joined(separator: ",")
    let program = try Program(
      "size n = \(count); data X = [\(rows)], t = X[:, 1]; input w = [1, 2, 3], b = 0; "
        + (loss.contains("neuron") ? "neuron(x) = max(0, w·x + b); " : "") + loss)
    let picture = try Picture(program.drawing())
    #expect((6...14).contains(picture.nodes.count), "\(picture.nodes.map(\.name))")
    #expect(picture.nodes.contains { $0.role == "output" })
    #expect(picture.nodes.filter { $0.role == "input" }.map(\.name) == ["w", "b"])
    let whole = try program.drawing(folding: .none).mermaid
    #expect(whole.split(separator: "\n").count > 4 * count)
  }

  @Test("Nothing is folded where there is room for everything")
  func room() throws {
    let few = try Program("input x: vector(3); y = sum(i in 1..3: (x[i] - i)^2)")
    #expect(try Picture(few.drawing()).nodes.map(\.name).contains("u1"))
    #expect(try Picture(few.drawing()).nodes.count == 9)
  }

  @Test("Variables of vectors fold by name")
  func folding() throws {
    let names = try Picture(program.drawing(folding: .names(["z"]))).nodes.map(\.name)
    #expect(names == ["w", "x", "b", "z", "u3", "y"])
  }

  @Test("Denominator layout turns Jacobians and the order of their product, and leaves JSON alone")
  func denominator() throws {
    var query = Query()
    query.layout = .denominator
    let turned = try program.drawing(query, tracing: ("w", "y"))
    let text = try turned.svg().replacing(/<[^>]*>/, with: "").filter { $0 != " " }
    #expect(text.contains("diag(x)·1·1·u3=[2.25,−4.5,9]"))
    #expect(try turned.json() == program.drawing(tracing: ("w", "y")).json())
    #expect(try program.evaluation(query).text.contains("scalar by vector (a column, n × 1)"))
    #expect(
      try program.evaluation().text.contains(
        "factors of the chain rule f(u(x)) at the outputs: "
          + "scalar f, scalar u, vector x: (1 × 1)(1 × n)"))
  }
}
