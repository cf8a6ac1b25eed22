import ChainruleLanguage
import Testing

@Suite("Equals signs in the wrong place")
struct EqualsMistakeTests {
  @Test("One = defines and two compare")
  func oneDefinesAndTwoCompare() {
    expectMessage(
      for: "x = = 2",
      """
      error[doubled-equals]: two = stand side by side
        --> p:1:3
      1 | x = = 2
        |   ^^^
      help: x = 2 defines x; x == 2 compares
      """)
    expectMessage(
      for: "y = if x = 2 then 3 else 4",
      """
      error[misplaced-equals]: = cannot stand in a condition
        --> p:1:10
      1 | y = if x = 2 then 3 else 4
        |          ^
      help: == compares
      """)
    expectMessage(
      for: "x == 2\ny = 3",
      """
      error[bare-expression]: only the last statement may be without a name
        --> p:1:1
      1 | x == 2
        | ^^^^^^
      help: x = 2 defines x; x == 2 only compares
      """)
    expectMessage(
      for: "y = f(x = 3)",
      """
      error[misplaced-equals]: = cannot stand in brackets
        --> p:1:9
      1 | y = f(x = 3)
        |         ^
      help: == compares
      """)
  }

  @Test("A statement has one =")
  func aStatementHasOne() {
    expectMessage(
      for: "a = b = 3",
      """
      error[misplaced-equals]: a statement has only one =
        --> p:1:7
      1 | a = b = 3
        |       ^
      help: == compares; definitions are separated by ;
      """)
  }

  @Test("Only a name can be defined")
  func onlyANameCanBeDefined() {
    expectMessage(
      for: "x + 1 = 3",
      """
      error[misplaced-equals]: x + 1 is no name that could be defined
        --> p:1:7
      1 | x + 1 = 3
        |       ^
      help: write name = expression; == compares
      """)
    expectMessage(
      for: "v[1] = 3",
      """
      error[misplaced-equals]: a single element cannot be defined
        --> p:1:1
      1 | v[1] = 3
        | ^^^^
      help: define the whole: v = [a, b, c] or v = [i in 1..n: …]
      """)
  }

  @Test("There is no assignment with an operator")
  func thereIsNoAssignmentWithAnOperator() {
    expectMessage(
      for: "x += 1",
      """
      error[unexpected-sign]: + and = do not stand together here
        --> p:1:3
      1 | x += 1
        |   ^^
      help: a new value needs a new name: v = u + 1
      """)
    expectMessage(
      for: "x > = 1",
      """
      error[unexpected-sign]: > and = do not stand together here
        --> p:1:3
      1 | x > = 1
        |   ^^^
      help: comparisons are written < <= > >= == !=, without a blank inside
      """)
    expectMessage(
      for: "x := 2",
      """
      error[misplaced-colon]: a definition has no colon
        --> p:1:3
      1 | x := 2
        |   ^
      help: write x = 2
      """)
  }

  @Test("Parameters are names, each once")
  func parametersAreNamesEachOnce() {
    expectMessage(
      for: "f(2) = x",
      """
      error[malformed-parameter]: a parameter is a name
        --> p:1:3
      1 | f(2) = x
        |   ^
      help: write f(a, b) = expression; == compares
      """)
    expectMessage(
      for: "f(a, a) = a",
      """
      error[malformed-parameter]: the parameter a stands twice
        --> p:1:6
      1 | f(a, a) = a
        |      ^
      help: give each parameter a name of its own
      """)
    expectMessage(
      for: "f() = 3",
      """
      error[malformed-parameter]: a function needs a parameter
        --> p:1:1
      1 | f() = 3
        | ^^^
      help: without one, write name = expression
      """)
  }
}
