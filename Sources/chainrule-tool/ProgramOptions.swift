public import ArgumentParser
public import Chainrule

/// What every command that reads a program understands.
struct ProgramOptions: ParsableArguments {
  @OptionGroup var source: SourceArgument

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "Values of inputs: constant expressions, a JSON file (point.json), or the CSV file of one"
        + " input (x=@file.csv); may be repeated.",
      valueName: "x=pi/4,y=2"))
  var points: [String] = []

  @Option(
    name: .customLong("size"),
    help: ArgumentHelp("The value of a size of the program.", valueName: "n=5"))
  var sizes: [String] = []

  @Option(
    help: ArgumentHelp(
      "The inputs to differentiate by; the others become constants.", valueName: "x,y"))
  var wrt: String?

  @Option(help: ArgumentHelp("The variables to compute, any of the program.", valueName: "y"))
  var of: String?

  @Option(help: "The derivative at a kink or tie: zero, left, right or half.")
  var atKink: Query.Kink = .zero

  @Option(help: "How derivatives of and by vectors are shown: numerator or denominator layout.")
  var layout: Query.Layout = .numerator

  @Option(help: ArgumentHelp("Digits after the point; JSON is always exact.", valueName: "N"))
  var digits: Int?

  @Flag(help: "Make the same operation on the same operands one node.")
  var share = false

  @Flag(help: "Show vectors and matrices by their elements, as the scalar graph.")
  var expand = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let digits, !(0...17).contains(digits) {
      throw ValidationError("--digits goes from 0 to 17")
    }
    _ = try sizeValues()
  }

  /// Reads and compiles the program.
  func program() throws(Failure) -> Program {
    let options = try compilation()
    do {
      return try Program(bytes: source.bytes(), name: source.name, options: options)
    } catch let error as ProgramError {
      throw .program(error)
    } catch let error as Failure {
      throw error
    } catch {
      throw .internalFailure("\(error)")
    }
  }

  /// How the program is compiled.
  func compilation() throws(Failure) -> Program.Options {
    var options = Program.Options()
    do {
      options.sizes = try sizeValues()
    } catch {
      throw .usage("\(error)")
    }
    options.point = try query().point
    options.outputs = Self.list(of)
    options.isSharing = share
    options.isExpanded = expand
    options.readFile = source.readFile
    return options
  }

  func query() throws(Failure) -> Query {
    var query = Query()
    query.wrt = Self.list(wrt)
    query.atKink = atKink
    query.layout = layout
    query.digits = digits
    for point in points { try add(point, to: &query) }
    return query
  }

  private func add(_ point: String, to query: inout Query) throws(Failure) {
    let table = Self.table(point)
    if table == nil, point.contains(/=\s*@/) {
      throw .usage("a file stands in an --at of its own: --at x=1 --at y=@file.csv")
    }
    let path = table?.path ?? (point.hasSuffix(".json") ? point : nil)
    let file = try path.map { path throws(Failure) in try Input.file(path) }
    do throws(ProgramError) {
      if let file, let table {
        try query.add(csv: file, name: table.path, for: table.input)
      } else if let file {
        try query.add(pointJSON: file, name: point)
      } else {
        try query.add(point: point)
      }
    } catch {
      throw .program(error)
    }
  }

  /// The input and the file of `x=@file.csv`; nil for any other text.
  private static func table(_ point: String) -> (input: String, path: String)? {
    let parts = point.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].trimmed.first == "@" else { return nil }
    return (String(parts[0].trimmed), String(parts[1].trimmed.dropFirst()))
  }

  private func sizeValues() throws -> [String: Int] {
    var values: [String: Int] = [:]
    for assignment in sizes.flatMap(Self.list) {
      let parts = assignment.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let value = Int(parts[1].trimmed) else {
        throw ValidationError("--size takes a name and a whole number: --size n=5")
      }
      values[String(parts[0].trimmed)] = value
    }
    return values
  }

  /// The items of a list with commas; one in brackets, as in `A[1,2]`, is part of its item.
  static func list(_ text: String?) -> [String] {
    var depth = 0
    return (text ?? "").split { character in
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      return character == "," && depth <= 0
    }.map { String($0.trimmed) }.filter { !$0.isEmpty }
  }
}

extension Query.Kink: ExpressibleByArgument {}
extension Query.Layout: ExpressibleByArgument {}

extension Substring {
  /// The text without blanks at its ends.
  var trimmed: Substring {
    let start = drop { $0 == " " }
    return start.dropLast(start.reversed().prefix { $0 == " " }.count)
  }
}
