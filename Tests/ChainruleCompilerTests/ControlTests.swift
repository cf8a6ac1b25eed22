import ChainruleCompiler
import ChainruleLanguage
import Testing

@Suite("Calls, folds and decided conditionals stand wherever an expression may")
struct ControlTests {
  @Test("A decided conditional whose branches are calls takes one of them")
  func callsInBranches() {
    let functions = "input x; f(t) = t^2; g(t) = sin(t); "
    #expect(equations(functions + "y = if 2 > 1 then f(x) else g(x)") == ["y = x^2"])
    #expect(equations(functions + "y = if 1 > 2 then f(x) else g(x)") == ["y = sin(x)"])
    #expect(
      equations(functions + "y = if x > 1 then f(x) else g(x)") == [
        "u1 = x > 1", "f = x^2", "g = sin(x)", "y = if u1 then f else g",
      ])
    #expect(
      equations(functions + "y = (if 2 > 1 then f(x) else g(x)) + (if 0 then f(x) else 3)")
        == ["f = x^2", "y = f + 3"])
  }

  @Test("A call or a fold may be a condition")
  func conditions() {
    let functions = "input x; f(t) = t - 1; "
    #expect(equations(functions + "y = if f(2) then x^2 else x^3") == ["y = x^2"])
    #expect(equations(functions + "y = if f(1) then x^2 else x^3") == ["y = x^3"])
    #expect(
      equations(functions + "y = if f(x) then x^2 else x^3") == [
        "f = x - 1", "u1 = x^2", "u2 = x^3", "y = if f then u1 else u2",
      ])
    #expect(equations("y = if sum(i in 1..2: i) then x^2 else x^3") == ["y = x^2"])
    #expect(equations("y = if sum(i in 1..0: i) then x^2 else x^3") == ["y = x^3"])
    #expect(equations("y = if (if 1 then 0 else 1) then x^2 else x^3") == ["y = x^3"])
  }

  @Test("A fold or a conditional may be a branch of a decided conditional")
  func branches() {
    #expect(
      equations("y = if 1 then sum(i in 1..2: x^i) else x") == [
        "u1 = x^1", "u2 = x^2", "y = u1 + u2",
      ])
    #expect(equations("y = 2*(if 1 then sum(i in 1..0: x) else x)") == [])
    #expect(equations("y = if 1 then (if 0 then x else sin(x)) else exp(x)") == ["y = sin(x)"])
    #expect(equations("y = if 0 then x else if 1 then sin(x) else exp(x)") == ["y = sin(x)"])
    let nested =
      String(repeating: "(if 1 then ", count: 20_000) + "sin(x)"
      + String(repeating: " else x)", count: 20_000)
    #expect(equations(nested) == ["y = sin(x)"])
  }

  @Test("Calls and folds may be bounds, of folds and of loops")
  func bounds() {
    let function = "input x; f(t) = t + 1; "
    #expect(
      equations(function + "y = sum(i in f(0)..f(1): x^i)") == [
        "u1 = x^1", "u2 = x^2", "y = u1 + u2",
      ])
    #expect(equations("sum(i in 1..sum(j in 1..2: 1): x^i)").count == 3)
    #expect(equations("sum(i in 1..(if 1 then 2 else 3): x^i)").count == 3)
    #expect(
      equations(function + "y = x; for i in 1..f(1) { y = y*x }") == [
        "y.0 = x", "y.1 = y.0*x", "y.2 = y.1*x",
      ])
  }

  @Test("Folds nest through calls")
  func foldsInCalls() {
    #expect(
      equations("input x; f(t, k) = sum(j in 1..k: t^j); y = sum(i in 1..2: f(x, i) + i)") == [
        "f.1 = x^1", "u1 = f.1 + 1", "u2 = x^1", "u3 = x^2", "f.2 = u2 + u3", "u4 = f.2 + 2",
        "y = u1 + u4",
      ])
    #expect(
      equations(
        "input x; f(t) = if t > 2 then t else 2*t; y = sum(i in 1..2: if i > 1 then f(x) else f(3))"
      )
      .count == 4)
  }

  @Test("Loops may be empty and ranges negative")
  func ranges() {
    #expect(equations("input x; y = x^2; for i in 3..1 { y = y*i }; output y") == ["y = x^2"])
    #expect(equations("sum(i in -1..1: i*x)").count == 5)
    #expect(equations("sum(i in 2..-2: i*x) + x") == ["y = 0 + x"])
  }

  @Test("Products beyond whole numbers go on as numbers")
  func overflow() {
    #expect(equations("y = x*prod(i in 1..20: 1000)") == ["y = x*1.0000000000000001e60"])
    #expect(
      equations("y = x*sum(i in 1..prod(j in 1..20: 1000): 1)") == ["not-a-whole-number"])
    var options = Compilation.Options()
    options.sizes = ["n": .max]
    #expect(equations("size n = 2; y = x*sum(i in n..n: i)", options) == ["not-a-whole-number"])
  }
}

@Suite("Names know where they are")
struct ScopeTests {
  @Test("Default values, sizes and data use no variable, bound or not")
  func constants() {
    #expect(equations("a = 2; input x = a*3; y = x^2") == ["not-constant"])
    #expect(equations("input a = 5; size n = a; y = a^n") == ["not-constant"])
    #expect(equations("input a = 5; data d = a; y = a^d") == ["not-constant"])
    #expect(equations("input a = 5, b = a; y = a^b") == ["not-constant"])
    #expect(inputs("f(t) = t^2; input x = f(3); y = f(x)") == ["x = 9.0"])
    let point = Compilation.bindings(SourceText(name: "--at", bytes: Array("x=1, y=x".utf8)))
    #expect(point.diagnostics.map(\.code) == ["not-constant"])
  }

  @Test("Implied inputs stand in the order of their first appearance")
  func order() {
    #expect(inputs("y = b*a + a*b") == ["b", "a"])
  }

  @Test("A local name hides a built-in where it is known and nowhere else")
  func hiding() {
    #expect(
      equations("input x; f(t) = { e = t^2; e + 1 }; y = f(x) + e") == [
        "e = x^2", "f = e + 1", "y = f + 2.718281828459045",
      ])
    #expect(equations("input x; f(t) = { exp = t^2; exp*2 }; y = exp(f(x))").last == "y = exp(f)")
    #expect(equations("input x; sum(t) = t*2; y = sum(x) + sum(i in 1..2: x)") == ["not-a-fold"])
  }

  @Test("A parameter given the next value by a loop is numbered from 1")
  func parameters() {
    #expect(
      equations("input x; f(t) = { for i in 1..2 { t = t*i }; t }; y = f(x) + t2; t2 = 1")
        == ["used-before-definition"])
    #expect(
      equations("input x; f(t) = { for i in 1..2 { t = t*i }; t + 1 }; y = f(x)*2") == [
        "t.1 = x*1", "t.2 = t.1*2", "f = t.2 + 1", "y = f*2",
      ])
    #expect(equations("input x; f(a, a) = a^2; y = f(x, x)") == ["malformed-parameter"])
  }

  @Test("A name given inside a function stays when the function returns it")
  func localResult() {
    #expect(
      equations("input x; f(a) = { t = a^2; t }; y = f(x)") == ["t = x^2", "y = t"])
    #expect(
      equations("input x; f(a) = { t = a^2; t }; y = f(x) + 1") == [
        "t = x^2", "f = t", "y = f + 1",
      ])
  }

  @Test("An index hides a name in its range only")
  func indices() {
    #expect(
      equations("input x, i; y = i*sum(i in 1..2: x^i) + i") == [
        "u1 = x^1", "u2 = x^2", "u3 = u1 + u2", "u4 = i*u3", "y = u4 + i",
      ])
    #expect(
      equations("input x; i = x^2; s = 0*x; for i in 1..2 { s = s + i*x }; y = s*i").last
        == "y = s.2*i")
    #expect(equations("sum(i in 1..2: sum(i in 1..i: x^i))").count == 5)
    #expect(equations("input x; for i in 1..2 { i = x }; y = x") == ["cannot-redefine"])
  }

  @Test("Shared nodes keep the first name, whoever makes them")
  func sharedNames() {
    var options = Compilation.Options()
    options.sharing = true
    #expect(
      equations("a = sin(x) + 1; b = sin(x); y = a*b", options) == [
        "b = sin(x)", "a = b + 1", "y = a*b",
      ])
    #expect(equations("z = x; w = x; y = z*w", options) == ["z = x", "y = z*z"])
  }

  @Test("A bare expression finds a name when y, f, g and h are in use")
  func bare() {
    #expect(outputs("y = x; f = y; g = f; h = g; h^2") == ["y1"])
  }

  @Test("An output is an input, a constant, a size, once and known")
  func outputNames() {
    #expect(outputs("input x; output x") == ["x"])
    #expect(outputs("a = 2; output a") == ["a"])
    #expect(outputs("size n = 2; output n") == ["n"])
    #expect(equations("y = x^2; output z") == ["unknown-name"])
    #expect(equations("y = x^2; output y, y") == ["defined-twice"])
  }

  @Test("Any vertex can be asked for by the name it has in the picture")
  func chosen() {
    func asked(_ names: [String], _ text: String) -> [String] {
      var options = Compilation.Options()
      options.outputs = names
      return equations(text, options)
    }
    let loop = "input a; x = a; for t in 1..3 { x = x*t }; output x"
    #expect(asked(["x.1"], loop) == ["x.0 = a", "x.1 = x.0*1"])
    #expect(asked(["u2"], "y = sin(x)*cos(x)") == ["u2 = cos(x)"])
    #expect(asked(["x.9"], loop) == ["unknown-variable"])
    #expect(asked(["n"], "size n = 2; y = x^n") == [])
    let chain = String(repeating: "sin(", count: 18) + "x" + String(repeating: ")", count: 18)
    #expect(asked((1...15).map { "u\($0)" } + ["u17"], chain).count == 17)
    var options = Compilation.Options()
    options.outputs = ["x1"]
    #expect(outputs("x₁ = t^2; y = x₁ + 1", options) == ["x₁"])
  }

  @Test("A function that is never called says so where its parameters are unknown")
  func neverCalled() {
    let compilation = compile("input x; f(t) = t^2; y = x")
    #expect(compilation.diagnostics.map(\.code) == ["unknown-name", "unknown-name"])
    #expect(compilation.diagnostics[0].help?.hasPrefix("f is never called") == true)
  }

  @Test("A function inside a loop is one mistake")
  func nestedFunction() {
    #expect(
      equations("input x; for i in 1..2 { f(t) = { s = t; s } }; y = x") == ["only-at-top"])
  }
}
