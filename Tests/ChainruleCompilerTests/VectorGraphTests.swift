import ChainruleCalculus
import ChainruleCompiler
import Testing

@Suite("The vector graph shows what was written")
struct VectorGraphTests {
  private func listing(_ text: String) -> String {
    compile(text).program?.vectors?.listing ?? "none"
  }

  @Test("A program of scalars has none")
  func scalars() {
    #expect(listing("y = x*z") == "none")
  }

  @Test("An operation on arrays is one node, whatever it expands to")
  func neuron() {
    #expect(
      listing("input w: vector(3), x: vector(3), b; y = max(0, w·x + b)") == """
        w: vector(3) input
        x: vector(3) input
        b: scalar input
        u1: scalar dotProduct(w, x)
        u2: scalar addition(u1, b)
        y: scalar maximum(0.0, u2)

        """)
  }

  @Test("An element is taken from its array without a node of its own")
  func elements() {
    #expect(
      listing("input x: vector(2); z = [ln(x[1]), x[2], 3]; y = z[1]*z[2]") == """
        x: vector(2) input
        z[1]: scalar naturalLogarithm(x[1])
        z: vector(3) list(z[1], x[2], 3.0)
        y: scalar multiplication(z[1], z[2])

        """)
  }

  @Test("Named numbers are nodes, their parts stand in the formula")
  func data() {
    #expect(
      listing("input w: vector(2); data X = [[1, 2], [3, 4]]; y = sum(X@w) + X[1, :]·w") == """
        w: vector(2) input
        X: matrix(2, 2) constant
        u1: vector(2) matrixProduct(X, w)
        u2: scalar sum(u1)
        u3: scalar dotProduct(X[1,:], w)
        y: scalar addition(u2, u3)

        """)
  }

  @Test("A second name is a copy, a loop gives versions, a function its name")
  func names() {
    #expect(
      listing("f(v) = 2*v; input x: vector(2); s = x; for t in 1..2 { s = f(s) + x }; y = sum(s)")
        == """
        x: vector(2) input
        s.0: vector(2) identity(x)
        f.1: vector(2) multiplication(2.0, s.0)
        s.1: vector(2) addition(f.1, x)
        f.2: vector(2) multiplication(2.0, s.1)
        s.2: vector(2) addition(f.2, x)
        y: scalar sum(s.2)

        """)
  }

  @Test("Any variable that the vector graph shows can be asked for by the name that it shows")
  func chosen() {
    func chosen(_ name: String, expanding: Bool = false) -> [String] {
      var options = Compilation.Options()
      options.outputs = [name]
      options.expanding = expanding
      let program = compile("input w: vector(3), b; z = w*w; y = sum(w*b) + z[2]", options).program
      return program?.vectors?.listing.split(separator: "\n").suffix(1).map(String.init)
        ?? program.map { ["\($0.outputs.map(\.name)) of \($0.graph.operations.count)"] } ?? []
    }
    #expect(chosen("u1") == ["u1: vector(3) multiplication(w, b)"])
    #expect(chosen("u2") == ["u2: scalar sum(u1)"])
    #expect(chosen("z") == ["z: vector(3) multiplication(w, w)"])
    #expect(chosen("z[2]") == ["z[2]: scalar identity(z[2])"])
    #expect(chosen("u1[3]") == ["u1[3]: scalar identity(u1[3])"])
    #expect(chosen("u7") == [] && chosen("z[4]") == [])
    #expect(chosen("u1", expanding: true) == ["[\"u1\"] of 1"])
  }

  @Test("An unnamed vertex is not called like an element of a vector u")
  func elementsOfU() {
    let text = "input u: vector(2); y = sin(u[1]*u[2]) + sum(u)"
    #expect(
      listing(text) == """
        u: vector(2) input
        u3: scalar multiplication(u[1], u[2])
        u4: scalar sine(u3)
        u5: scalar sum(u)
        y: scalar addition(u4, u5)

        """)
    #expect(
      equations(text) == ["u3 = u[1]*u[2]", "u4 = sin(u3)", "u5 = u[1] + u[2]", "y = u4 + u5"])
  }

  @Test("With sharing an equal operation on arrays is one node, whatever it is called")
  func sharing() throws {
    var options = Compilation.Options()
    options.sharing = true
    let text = "input w: vector(3), x: vector(3); s = w*x; t = w*x; y = sum(s) + norm(w*x)*sum(t)"
    let graph = try #require(compile(text, options).program?.vectors)
    #expect(
      graph.listing == """
        w: vector(3) input
        x: vector(3) input
        s: vector(3) multiplication(w, x)
        u1: scalar sum(s)
        u2: scalar norm(s)
        u3: scalar multiplication(u2, u1)
        y: scalar addition(u1, u3)

        """)
    #expect(graph.nodes[2].aliases == ["t"])
  }
}
