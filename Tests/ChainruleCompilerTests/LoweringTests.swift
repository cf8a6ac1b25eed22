import ChainruleCalculus
import ChainruleCompiler
import Testing

@Suite("What is written is what is seen")
struct LoweringTests {
  @Test("Operations stand in post-order, operands left to right, unnamed ones as u1, u2, …")
  func order() {
    #expect(equations("x + x^2") == ["u1 = x^2", "y = x + u1"])
    #expect(
      equations("y = ln(x1) + x1*x2 - sin(x2)") == [
        "u1 = ln(x1)", "u2 = x1*x2", "u3 = u1 + u2", "u4 = sin(x2)", "y = u3 - u4",
      ])
  }

  @Test("Equal sub-expressions stay apart unless they are shared; the first name wins")
  func sharing() {
    let text = "a = sin(x); b = sin(x); y = a + b + sin(x)"
    #expect(equations(text).count == 5)
    var options = Compilation.Options()
    options.sharing = true
    #expect(equations(text, options) == ["a = sin(x)", "u1 = a + a", "y = u1 + a"])
    #expect(compile(text, options).program?.aliases.values.first == ["b"])
  }

  @Test("Constants fold; an operation on a written 0 or 1 and an input stays")
  func constants() {
    #expect(equations("y = 2*3*x + 0*x + 1*x").count == 5)
    #expect(equations("y = (2 + 3)*x") == ["y = 5*x"])
    #expect(equations("a = 6/4; y = a*x") == ["y = a*x"])
  }

  @Test("A name for a name is drawn but computes nothing")
  func copies() {
    #expect(equations("z = x; y = z") == ["z = x", "y = z"])
    #expect(compile("y = x").program?.graph.operations == [.identity])
  }

  @Test("What reaches no output is dropped before vertices are numbered")
  func dead() {
    #expect(
      equations("input x; a = sin(x)*cos(x); y = exp(x)*x; output y") == [
        "u1 = exp(x)", "y = u1*x",
      ])
  }

  @Test("Names u1, u2 that a program uses itself are skipped")
  func namesInUse() {
    #expect(equations("u1 = x^2; y = sin(u1) + x") == ["u1 = x^2", "u2 = sin(u1)", "y = u2 + x"])
  }

  @Test("A bare expression is y, or the first of f, g, h that is free")
  func bare() {
    #expect(outputs("x^2") == ["y"])
    #expect(outputs("x^2 + y") == ["f"])
    #expect(outputs("x^2 + y*f") == ["g"])
  }

  @Test("Without inputs stated, names never defined are inputs in the order of their appearance")
  func impliedInputs() {
    #expect(inputs("y = b*a + c") == ["b", "a", "c"])
    #expect(inputs("x*y + sin(x)") == ["x", "y"])
    #expect(inputs("f(a) = a*q*p + p; y = f(z)*z + f(p)*q") == ["q", "p", "z"])
    #expect(
      inputs("input x2 = 5, x1 = pi/2; y = x1*x2") == ["x2 = 5.0", "x1 = 1.5707963267948966"])
    #expect(inputs("e^x") == ["x"])
  }

  @Test("A program's own name hides a built-in one")
  func hiding() {
    #expect(equations("input a, b; e = a*b; y = e^2") == ["e = a*b", "y = e^2"])
    #expect(equations("input x; ln = abs(x); y = ln*2") == ["ln = abs(x)", "y = ln*2"])
    #expect(equations("input x; ln = abs(x); y = ln(2)") == ["not-a-function"])
    #expect(equations("input x; sin(t) = t*2; y = sin(x) + 1") == ["sin = x*2", "y = sin + 1"])
  }
}

@Suite("Functions are inlined, an argument evaluated once")
struct FunctionTests {
  @Test("The result bears the name of the function, or the name that it is given at once")
  func results() {
    #expect(
      equations("input x; f(t) = t^2; y = f(3*x) + 1") == ["u1 = 3*x", "f = u1^2", "y = f + 1"])
    #expect(equations("input x; f(t) = t^2; y = f(x)") == ["y = x^2"])
    #expect(
      equations("input x; f(t) = t^2; y = f(x) + f(2*x)") == [
        "f.1 = x^2", "u1 = 2*x", "f.2 = u1^2", "y = f.1 + f.2",
      ])
  }

  @Test("A function that is never called is a definition")
  func definitions() {
    #expect(equations("u1(x) = x^2; u2(x, u1) = x + u1") == ["u1 = x^2", "u2 = x + u1"])
    #expect(inputs("u1(x) = x^2; u2(x, u1) = x + u1") == ["x"])
    #expect(equations("f(x) = { t = x^2; t + 1 }") == ["t = x^2", "f = t + 1"])
  }

  @Test("A body may have statements; its names are its own")
  func bodies() {
    #expect(
      equations("input x; t = x + 1; f(a) = { t = a^2; t*3 }; y = f(t) - t") == [
        "t = x + 1", "t.1 = t^2", "f = t.1*3", "y = f - t",
      ])
  }

  @Test("A function sees the names before it, not those of its caller")
  func scope() {
    #expect(
      equations("input x, y; f(t) = t*x; g(x) = f(x) + 1; z = g(y)") == ["f = y*x", "z = f + 1"])
    #expect(equations("input x; f(t) = t*late; late = x; y = f(x)") == ["used-before-definition"])
    #expect(equations("input x; f(t) = f(t) + 1; y = f(x)").contains("used-before-definition"))
  }

  @Test("The number of arguments has to be right")
  func arity() {
    #expect(equations("input x; f(a, b) = a*b; y = f(x)") == ["wrong-arity"])
    #expect(equations("input x; y = sin(x, x)") == ["wrong-arity"])
    #expect(equations("input x; y = max(x)") == ["wrong-arity"])
  }
}

@Suite("Loops and folds are unrolled when read")
struct LoopTests {
  @Test("A name from outside a loop takes its next value; the values are numbered from 0")
  func redefinition() {
    #expect(
      equations("input a; x = a; for t in 1..2 { x = x*t }; output x") == [
        "x.0 = a", "x.1 = x.0*1", "x.2 = x.1*2",
      ])
    #expect(outputs("input a; x = a; for t in 1..2 { x = x*t }") == ["x"])
  }

  @Test("Other names belong to one pass")
  func passNames() {
    #expect(
      equations("input x; s = 0*x; for t in 1..2 { p = x^t; s = s + p }; output s") == [
        "s.0 = 0*x", "p.1 = x^1", "s.1 = s.0 + p.1", "p.2 = x^2", "s.2 = s.1 + p.2",
      ])
    #expect(
      equations("input x; for t in 1..2 { p = x^t }; y = p") == ["used-before-definition"])
  }

  @Test("Nested loops, bounds by sizes and indices")
  func nested() {
    let text = "size n = 3; input x; y = x; for i in 1..n { for j in i..n { y = y + 1 } }"
    #expect(equations(text).count == 7)
    var options = Compilation.Options()
    options.sizes = ["n": 4]
    #expect(equations(text, options).count == 11)
  }

  @Test("An input keeps its value")
  func inputs() {
    #expect(equations("input x; for t in 1..2 { x = x*2 }; y = x") == ["cannot-redefine"])
  }

  @Test("sum, prod, mean, max and min join their terms from the left")
  func folds() {
    #expect(
      equations("sum(i in 1..3: x^i)") == [
        "u1 = x^1", "u2 = x^2", "u3 = u1 + u2", "u4 = x^3", "y = u3 + u4",
      ])
    #expect(equations("input x; y = x + sum(i in 1..0: x)") == ["y = x + 0"])
    #expect(equations("input x; y = x*prod(i in 1..0: x)") == ["y = x*1"])
    #expect(equations("max(i in 1..0: x)") == ["empty-range"])
    #expect(equations("mean(i in 1..2: i*x)").last == "y = u3/2")
    #expect(equations("max(a, b, c)") == ["u1 = max(a, b)", "y = max(u1, c)"])
  }

  @Test("Bounds are whole numbers that are known")
  func bounds() {
    #expect(equations("input x; y = sum(i in 1..x: i*x)") == ["not-a-whole-number"])
    #expect(equations("input x; y = sum(i in 1..2.5: i*x)") == ["not-a-whole-number"])
    #expect(equations("input x; for i in 1..x { y = x }") == ["not-constant"])
  }

  @Test("An if on whole numbers is decided when read")
  func decided() {
    #expect(
      equations("input x; y = sum(i in 1..3: if i == 2 then sin(x) else x)") == [
        "u1 = sin(x)", "u2 = x + u1", "y = u2 + x",
      ])
    #expect(equations("if 2 > 1 then x else ln(x)") == ["y = x"])
    #expect(
      equations("if x > 1 then sin(x) else 2") == [
        "u1 = x > 1", "u2 = sin(x)", "y = if u1 then u2 else 2",
      ])
  }
}
