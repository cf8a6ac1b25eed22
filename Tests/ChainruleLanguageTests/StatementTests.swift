import ChainruleLanguage
import Testing

@Suite("How statements are read")
struct StatementTests {
  @Test("The comment lines at the head of a program are its title")
  func title() {
    #expect(parse("# One\n#  Two  \n\n# not three\nx").tree.title == ["One", " Two"])
    #expect(parse("\n\r\n # One\r\n#\r\n# Two").tree.title == ["One", "", "Two"])
    #expect(parse("#!/usr/bin/env chainrule\n# One").tree.title == ["One"])
    #expect(parse("x = 1 # no title").tree.title == [])
    #expect(parse("").tree.title == [])
  }

  @Test("Each listed name is a statement of its own, with its own shape and value")
  func declarations() {
    let text = """
      input x1 = 2, x2, w: vector(3)
      input A: matrix(2, 3) = [[1, 2, 3], [4, 5, 6]],
        b: scalar = -1
      data X = csv("iris.csv", 1..4), Y: matrix(100, n)
      size m = 2, n = m + 1
      output y, z
      """
    #expect(
      listing(text) == """
        input x1 = 2
        input x2
        input w: (call vector 3)
        input A: (call matrix 2 3) = (list (list 1 2 3) (list 4 5 6))
        input b: scalar = (- 1)
        data X = (csv "iris.csv" (.. 1 4))
        data Y: (call matrix 100 n)
        size m = 2
        size n = (+ m 1)
        output y
        output z
        """)
  }

  @Test("The words that open statements are names where no name follows")
  func contextualWords() {
    #expect(
      listing("data = 1; for(data)\n") == """
        data = 1
        (call for data)
        """)
    #expect(listing("input data, size, output") == "input data\ninput size\ninput output")
    #expect(listing("y = input + size*for") == "y = (+ input (* size for))")
    #expect(listing("size = 2\noutput\n") == "size = 2\noutput")
  }

  @Test("A function's value is an expression or the last line of a block")
  func functions() {
    let text = """
      f(a, b) = a*b
      g(x) = {
        u = x^2; v = u + 1

        h(t) = { t }
        u*v
      }
      f(1, 2) + g(3)
      """
    #expect(
      listing(text) == """
        f(a, b) = (* a b)
        g(x) = {
          u = (^ x 2)
          v = (+ u 1)
          h(t) = t
          (* u v)
        }
        (+ (call f 1 2) (call g 3))
        """)
    let tree = parse(text).tree
    #expect(tree.parameters.map { tree.names[$0.name] } == ["a", "b", "x", "t"])
    #expect(tree.statements.map(\.end) == [1, 5, 3, 4, 5, 6])
  }

  @Test("A loop holds the statements between its braces")
  func loops() {
    let text = """
      x = a; for t in 1..k { x = (x + a/x)/2 }
      for i in 1..2
      {
        for j in i + 1..3 { s = i*j; r = s }; q = i
      }
      x
      """
    #expect(
      listing(text) == """
        x = a
        for t in (.. 1 k) {
          x = (/ (+ x (/ a x)) 2)
        }
        for i in (.. 1 2) {
          for j in (.. (+ i 1) 3) {
            s = (* i j)
            r = s
          }
          q = i
        }
        x
        """)
    #expect(parse(text).tree.statements.map(\.end) == [1, 3, 3, 8, 7, 6, 7, 8, 9])
  }

  @Test("A line end inside brackets, or after an operator, comma or =, is a blank")
  func newlines() {
    let text = """
      y = a +  # goes on
        b
      z = [1,
        2

        , 3]
      q =

       f(
         1)
      u = if a
        then b
        else
          c
      v = a
      -v
      """
    #expect(
      listing(text) == """
        y = (+ a b)
        z = (list 1 2 3)
        q = (call f 1)
        u = (if a b c)
        v = a
        (- v)
        """)
  }

  @Test("A program may be empty, and semicolons may be too many")
  func emptiness() {
    #expect(listing("") == "")
    #expect(listing("# only a title") == "# only a title")
    #expect(listing(" ;; x = 1 ;\n; ") == "x = 1")
  }

  @Test("A point is given as names with values")
  func bindings() {
    func read(_ text: String) -> String {
      let source = SourceText(name: "--at", bytes: Array(text.utf8))
      let program = SyntaxTree.parseBindings(source, operators: .sample)
      let codes = program.diagnostics.map { "error[\($0.code)]" }
      return ([program.tree.listing(operators: .sample)] + codes).joined(separator: "\n")
    }
    #expect(
      read("x=pi/4, w=[1,2,3]") == """
        input x = (/ pi 4)
        input w = (list 1 2 3)
        """)
    #expect(read("x = 1,\n y = -2;z=3") == "input x = 1\ninput y = (- 2)\ninput z = 3")
    #expect(read("") == "")
    #expect(read("x") == "input x = <missing>\nerror[missing-value]")
    #expect(read("w[2]=1") == "input w = <missing>\nerror[misplaced-equals]")
    #expect(read("3=x") == "<missing>\nerror[missing-name]")
    #expect(read("x=1, y=2)") == "input x = 1\ninput y = <missing>\nerror[stray-bracket]")
  }
}
