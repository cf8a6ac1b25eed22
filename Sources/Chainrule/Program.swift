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
      throw ProgramError(
        compilation.diagnostics, in: source,
        kind: compilation.exceedsLimit ? .tooLarge : .mistakes)
    }
    compiled = program
  }

  /// The names of the inputs in the order of the program.
  public var inputs: [String] {
    compiled.inputVariables.map(\.name)
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
    /// The point at which the program will be asked, for the shapes of inputs that it does not state.
    public var point: [String: Value] = [:]
    /// The variables to compute in place of its own outputs.
    public var outputs: [String] = []
    /// Whether the same operation on the same operands is one node.
    public var isSharing = false

    /// Options that leave a program as it was written.
    public init() {}

    var compilation: Compilation.Options {
      var options = Compilation.Options()
      options.sizes = sizes
      options.shapes = point.compactMapValues { $0.array?.shape }
      options.outputs = outputs
      options.sharing = isSharing
      return options
    }
  }
}
