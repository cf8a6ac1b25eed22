package import ChainruleCalculus
import ChainruleCompiler
import ChainruleLanguage

/// A program of formulas, compiled to a computation graph.
///
/// ```swift
/// let program = try Program("y = ln(x1) + x1*x2 - sin(x2)")
/// var query = Query()
/// query.point = ["x1": 2, "x2": 5]
/// let evaluation = try program.evaluation(query)
/// evaluation.derivative(of: "y", by: "x1")  // 5.5
/// ```
public struct Program: Sendable {
  package let compiled: NamedGraph

  /// Reads and compiles a program.
  ///
  /// - Parameters:
  ///   - text: the statements of the program.
  ///   - options: sizes, the variables to compute, and whether equal operations are shared.
  /// - Throws: `ProgramError` with every mistake that was found, each with its place and remedy.
  public init(_ text: String, options: Options = Options()) throws(ProgramError) {
    try self.init(bytes: Array(text.utf8), name: "program", options: options)
  }

  /// Reads and compiles the bytes of a file, whatever they are.
  ///
  /// - Parameters:
  ///   - bytes: the file's contents, in UTF-8 if they are text.
  ///   - name: what to call the program in messages.
  ///   - options: sizes, the variables to compute, and whether equal operations are shared.
  /// - Throws: `ProgramError` with every mistake that was found, each with its place and remedy.
  public init(bytes: [UInt8], name: String, options: Options = Options()) throws(ProgramError) {
    let source = SourceText(name: name, bytes: bytes)
    let compilation = Compilation.compile(source, options: options.compilation)
    guard let program = compilation.program else {
      throw ProgramError(compilation, of: source)
    }
    compiled = program
  }

  /// The names of the inputs in the order of the program.
  public var inputs: [String] {
    compiled.inputVariables.map(\.name).filter { !compiled.openData.contains($0) }
  }

  /// The names of the outputs.
  public var outputs: [String] { compiled.outputVariables.map(\.name) }

  /// How many elementary operations the outputs take.
  public var operationCount: Int { compiled.graph.operations.count }
}

extension Program {
  /// What may be asked of a program besides what it says itself.
  public struct Options: Sendable {
    /// Values for its `size` statements.
    public var sizes: [String: Int] = [:]
    /// The point at which the program will be asked: it gives inputs whose shape the program does
    /// not state theirs, and fills data that have no values.
    public var point: [String: Value] = [:]
    /// The variables to compute in place of its own outputs.
    public var outputs: [String] = []
    /// Whether the same operation on the same operands is one node.
    public var isSharing = false
    /// Finds a file that the program names, such as `iris.csv`; by default there are none.
    ///
    /// What it gives depends on nothing but the path: a file is asked for once.
    public var readFile: @Sendable (_ path: String) throws(UnreadableFile) -> File = {
      (_) throws(UnreadableFile) in
      throw UnreadableFile(reason: "the program was given no files")
    }

    /// Whether vectors and matrices are shown as the scalar graph of their elements.
    public var isExpanded = false

    /// Options that leave a program as it was written.
    public init() {}

    var compilation: Compilation.Options {
      var options = Compilation.Options()
      options.sizes = sizes
      options.point = point.compactMapValues(\.array)
      options.outputs = outputs
      options.sharing = isSharing
      options.expanding = isExpanded
      let readFile = readFile
      options.readFile = { (path) throws(Compilation.UnreadableFile) in
        do throws(UnreadableFile) {
          let file = try readFile(path)
          return Compilation.File(name: file.name, bytes: file.bytes)
        } catch {
          throw Compilation.UnreadableFile(reason: error.reason)
        }
      }
      return options
    }
  }

  /// A file that a program names.
  public struct File: Sendable {
    /// What to call it in messages.
    public let name: String
    /// Its contents.
    public let bytes: [UInt8]

    /// A file of this name and these contents.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Why a file that a program names cannot be read.
  public struct UnreadableFile: Error {
    /// The reason as the world gives it: `No such file or directory`.
    public let reason: String

    /// A file that cannot be read for this reason.
    public init(reason: String) { self.reason = reason }
  }
}
