import Chainrule
import Testing

@Suite("Data come from the program, from files and from the point")
struct DataTests {
  private static let files = [
    "numbers.csv": "a,b,c\n1,2,3\n4,5,6\n", "hole.csv": "1,2\n3,\n", "line.csv": "1,2,3\n",
  ]

  private func program(_ text: String, point: [String: Value] = [:]) throws(ProgramError)
    -> Program
  {
    var options = Program.Options()
    options.point = point
    options.readFile = { (path) throws(Program.UnreadableFile) in
      guard let text = Self.files[path] else {
        throw Program.UnreadableFile(reason: "not there")
      }
      return Program.File(name: "folder/" + path, bytes: Array(text.utf8))
    }
    return try Program(text, options: options)
  }

  private func error(_ text: String, point: [String: Value] = [:]) -> ProgramError.Mistake? {
    do throws(ProgramError) {
      let program = try program(text, point: point)
      var query = Query()
      query.point = point
      _ = try program.evaluation(query)
      return nil
    } catch {
      return error.mistakes.first
    }
  }

  @Test(
    "The columns of a table are as if they had been typed",
    arguments: [
      ("csv(\"numbers.csv\")", "[[1, 2, 3], [4, 5, 6]]"),
      ("csv(\"numbers.csv\", 2..3)", "[[2, 3], [5, 6]]"),
      ("csv(\"numbers.csv\", 3)", "[3, 6]"), ("csv(\"numbers.csv\", 1+1)", "[2, 5]"),
    ])
  func columns(table: String, typed: String) throws {
    let rest = "; input c = 2; y = c*sum(X*X)"
    let read = try program("data X = \(table)\(rest)")
    #expect(read.inputs == ["c"])
    #expect(
      try read.evaluation().json == program("data X = \(typed)\(rest)").evaluation().json)
  }

  @Test(
    "The declared shape of a table of one line decides",
    arguments: ["matrix(1, 3)", "matrix(3, 1)", "vector(3)", "row(3)"])
  func declaredLine(shape: String) throws {
    let text =
      "data D: \(shape) = csv(\"line.csv\"); input w: \(shape) = csv(\"line.csv\"); y = D*w"
    #expect(try program(text + "; z = sum(y)").evaluation().values["z"] == 14)
    #expect(try program(text).evaluation().text.contains(shape))
  }

  @Test("Whole numbers of a table are bounds and indices")
  func indices() throws {
    let text = "data n = csv(\"numbers.csv\", 1); input x = [1, 2, 3, 4]; y = x[n[2]]"
    #expect(try program(text).evaluation().values["y"] == 4)
  }

  @Test("A mistake in a table stands in the table's file")
  func mistakes() {
    let hole = error("data X = csv(\"hole.csv\"); input c = 1; y = c*sum(X)")
    #expect(hole?.code == "missing-cell" && hole?.file == "folder/hole.csv")
    #expect(hole?.start?.line == 2 && hole?.start?.column == 3)
    let column = error("data X = csv(\"numbers.csv\", 4); input c = 1; y = c*sum(X)")
    #expect(column?.message == "column 4 is asked for, and the table has 3")
    let range = error("data X = csv(\"numbers.csv\", 3..2); input c = 1; y = c*sum(X)")
    #expect(range?.message == "the range 3..2 holds no column")
  }

  @Test("A table that is not there is missed where the program names it")
  func missing() {
    #expect {
      try program("input c = 1\ndata X = csv(\"no.csv\")\ny = c*sum(X)")
    } throws: { error in
      let error = error as? ProgramError
      return error?.kind == .missingFile && error?.mistakes[0].start?.line == 2
        && error?.mistakes[0].message == "cannot read no.csv: not there"
    }
  }

  @Test("Data without values have a structure, and their derivatives are not asked for")
  func openData() throws {
    let text = "data X: matrix(3, 2); input w: vector(2), b; y = sum(X@w + b)"
    let open = try program(text)
    #expect(open.inputs == ["w", "b"])
    #expect(try open.comparison().json.contains("\"inputs\": 3,"))
    #expect(throws: Never.self) { try open.drawing() }
    #expect(throws: Never.self) { try open.explanation() }
    let mistake = error(text, point: ["w": [1, 2], "b": 1])
    #expect(mistake?.message == "the data X have no values")
    var query = Query()
    query.wrt = ["X"]
    #expect(throws: ProgramError.self) { try open.comparison(query) }
  }

  @Test("The point fills data without values, which are then as if typed")
  func filled() throws {
    let rest = "; input w = [1, 2]; y = sum(X@w)"
    let point: [String: Value] = ["X": [[1, 2], [3, 4]]]
    var query = Query()
    query.point = point
    let typed = try program("data X = [[1, 2], [3, 4]]\(rest)").evaluation()
    for declaration in ["data X: matrix(2, 2)", "data X"] {
      let filled = try program(declaration + rest, point: point).evaluation(query)
      #expect(filled.json == typed.json)
    }
    let wrong = error("data X: matrix(3, 2)\(rest)", point: point)
    #expect(wrong?.message == "X is declared as a 3×2 matrix, and its value is a 2×2 matrix")
    #expect(error("data X\(rest)")?.help?.contains("data X: vector(3)") == true)
  }
}
