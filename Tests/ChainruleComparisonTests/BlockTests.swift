import ChainruleCalculus
import ChainruleComparison
import Testing

@Suite("Multiplying whole Jacobians")
struct BlockTests {
  private func blocks(_ text: String, wrt names: [String] = []) throws -> CostComparison.Blocks? {
    let program = try compile(text)
    let chosen = program.inputVariables.filter { names.contains($0.name) }.flatMap(\.nodes)
    return CostComparison.Blocks(program, wrt: names.isEmpty ? program.differentiable : chosen)
  }

  private func counts(_ blocks: CostComparison.Blocks?) -> [Int?] {
    [blocks?.forward, blocks?.reverse, blocks?.best].map { $0?.multiplications }
  }

  /// A chain of steps, each a matrix times the one before it, through a function if one is given.
  private func chain(_ sizes: [Int], through function: String = "") -> String {
    var text = "input v0: vector(\(sizes[0]))\n"
    for step in 1..<sizes.count {
      text += "data A\(step): matrix(\(sizes[step]), \(sizes[step - 1]))\n"
      text += "v\(step) = \(function)(A\(step) @ v\(step - 1))\n"
    }
    return text
  }

  @Test(
    "A chain of dense Jacobians costs what is published",
    arguments: [
      // Cormen, Leiserson, Rivest and Stein, "Introduction to Algorithms", section 15.2.
      ([30, 35, 15, 5, 10, 20, 25], [40_500, 47_500, 15_125]),
      ([10, 2, 10, 2, 10], [600, 600, 280]),
    ])
  func published(sizes: [Int], wanted: [Int]) throws {
    #expect(try counts(blocks(chain(sizes))) == wanted)
    #expect(try counts(blocks(chain(sizes, through: "tanh"))) == wanted)
    #expect(try blocks(chain(sizes))?.best?.isOptimal == true)
  }

  @Test("An element-wise step is diagonal: a multiplication for each entry of the other factor")
  func diagonal() throws {
    let text = """
      data A: matrix(4, 3), B: matrix(2, 4)
      input x: vector(3)
      z = A@x
      h = tanh(z)
      y = B@h
      """
    // From the inputs: diag·dense 4·3, then 2·4·3; from the outputs: dense·diag 2·4, then 2·4·3.
    #expect(try counts(blocks(text)) == [36, 32, 32])
    let product = "input x: vector(5)\na = sin(x)\nb = exp(a)\ny = b*x"
    #expect(try counts(blocks(product)) == [10, 10, 10])
    #expect(try counts(blocks("input x: vector(5)\na = sin(x)\ny = a*norm(a)")) == [25, 25, 25])
  }

  @Test("What has no name is part of the step that alone uses it, and a second name is no step")
  func steps() throws {
    let graph = try blocks(
      """
      data A: matrix(2, 2)
      input x: vector(2), b: vector(2)
      h = tanh(A@x + b)
      k = h
      y = sum(k^2)
      """)?.graph
    #expect(graph?.blocks.map(\.name) == ["x", "b", "h", "y"])
    #expect(graph?.blocks[2].edges.map(\.isDiagonal) == [false, true])
  }

  @Test("Reverse is best for the loss of a network, and the best of all orders is known")
  func network() throws {
    let text = """
      data x: vector(3)
      input W: matrix(4, 3), b: vector(4), V: matrix(2, 4)
      h = tanh(W@x + b)
      o = V@h
      C = sum(o^2)
      """
    // h: (12 + 4 diagonal) into 4, out to 2; o: from 4 and 8 to 1.
    let found = try blocks(text)
    #expect(counts(found) == [12 * 4 * 2 + 4 * 2 + 2 * (12 + 4 + 8), 2 * (4 + 8) + 4 * 12 + 4, 76])
    #expect(found?.best?.isOptimal == true)
    #expect(try counts(blocks(text, wrt: ["V"])) == [16, 16, 16])
  }

  @Test("Scalars, single steps and chosen inputs that reach nothing have nothing to multiply")
  func nothing() throws {
    #expect(try blocks("input x\na = sin(x)\ny = a*x") == nil)
    #expect(try blocks("input x: vector(3)\ny = sin(x)") == nil)
    #expect(try blocks("input x: vector(3), z\na = 2*x\ny = sum(a*a)\noutput y", wrt: ["z"]) == nil)
  }

  @Test(
    "Where vectors are made of elements or taken apart, no Jacobians are multiplied",
    arguments: [
      "size n = 5\ninput x: vector(n)\na = 2*x\ny = [i in 1..n: a[max(i-1,1)]*a[i]]",
      "input x: vector(4)\na = x[1..2]\nb = x[3..4]\ny = a*b",
      "input x: vector(3)\nh = [x[1]*x[2], sin(x[3])]\ny = sum(h)",
    ])
  func pieces(text: String) throws {
    #expect(try blocks(text) == nil)
  }

  @Test(
    "Checkpoints cost the steps that are published",
    // Griewank and Walther, "Algorithm 799: revolve" (2000), the step's own recording included.
    arguments: zip(1...5, [55, 30, 25, 24, 23]))
  func checkpoints(states: Int, steps: Int) throws {
    #expect(BinomialCheckpoints.forwardSteps(10, keeping: states) == steps)
    let program = try compile("size n = 10\ninput a\nx = a\nfor t in 1..n { x = (x + a/x)/2 }")
    var request = CostComparison.Request(program, wrt: program.graph.inputs)
    request.proof = (steps: 0, sets: 0)
    let memory = try CostComparison(request).memory
    let plan = try #require(memory.checkpoints.first?.plans.first { $0.states == states })
    #expect(plan.forwardPasses == steps)
    #expect(memory.checkpoints.first?.loop == UnrolledLoop(index: "t", passes: 10, stateSize: 1))
  }

  @Test("No way to place checkpoints takes fewer steps")
  func leastSteps() {
    // The least over the place of the next checkpoint: advance k steps, then both parts.
    var least = [[Int]](repeating: [Int](repeating: 0, count: 6), count: 25)
    for steps in 1..<25 {
      for states in 1...5 {
        least[steps][states] = steps * (steps + 1) / 2
        if steps > 1, states > 1 {
          least[steps][states] =
            (1..<steps).map { $0 + least[steps - $0][states - 1] + least[$0][states] }.min() ?? 0
        }
        #expect(
          BinomialCheckpoints.forwardSteps(steps, keeping: states) == least[steps][states])
      }
    }
  }

  @Test("Only loops that hand on what depends on an input have states to keep")
  func loops() throws {
    #expect(try compile("input a\ns = 0\nfor t in 1..3 { s = s + t }\ny = a*s").loops.isEmpty)
    let nested = try compile(
      """
      input a: vector(3)
      x = a
      w = 1
      for t in 1..4 { for u in 1..2 { x = sin(x) }; w = w*x[1] }
      y = sum(x)*w
      """)
    #expect(nested.loops == [UnrolledLoop(index: "t", passes: 4, stateSize: 4)])
  }
}
