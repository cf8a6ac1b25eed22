import ChainruleCalculus
import ChainruleReporting

/// How large an answer may become, computed before anything of it is.
enum AnswerSize {
  /// Numbers that are held at once: entries of a Jacobian, or of the arrays of a trace.
  private static let mostNumbers = 10_000_000.0
  /// Lines that a person could be given.
  private static let mostLines = 200_000.0
  /// Edges that are walked over to count and rank paths.
  private static let mostSteps = 200_000_000.0

  private static let fewer = "ask for less: --of y chooses an output, --wrt 'w[2]' an input"

  /// Refuses a Jacobian that would not fit.
  static func requireJacobian(of outputs: Int, by inputs: Int) throws(ProgramError) {
    guard Double(outputs) * Double(inputs) > mostNumbers else { return }
    throw ProgramError(
      code: "too-many-entries",
      message: "the Jacobian has \(grouped(outputs)) × \(grouped(inputs)) entries,"
        + " more than \(grouped(Int(mostNumbers)))",
      help: fewer, kind: .tooLarge)
  }

  /// Refuses tables in which each output has all steps back, on a graph of scalars or of arrays.
  static func requireTrace(of program: NamedGraph) throws(ProgramError) {
    let outputs = Double(program.outputs.count)
    guard let vectors = program.vectors else {
      return try requireLines(
        Double(program.graph.nodeCount) + outputs * Double(program.graph.operandCount),
        what: "the tables have")
    }
    let steps = vectors.nodes.reduce(0) { sum, node in
      node.operands.reduce(sum) { sum, operand in
        sum + (operand.source.map { Double(vectors.nodes[$0].shape.count) } ?? 0)
      }
    }
    guard outputs * steps > mostNumbers else { return }
    throw ProgramError(
      code: "too-many-entries",
      message: "the tables of \(grouped(program.outputs.count)) outputs hold more than"
        + " \(grouped(Int(mostNumbers))) numbers",
      help: fewer, kind: .tooLarge)
  }

  /// Refuses a derivation in full of more operations than a person could be given.
  static func requireExplanation(of program: NamedGraph) throws(ProgramError) {
    try requireLines(
      Double(program.graph.operations.count), what: "the operations in full are")
  }

  /// Refuses sums over paths that take too long on the graph of scalars.
  static func requirePaths(of program: NamedGraph, from inputs: Int) throws(ProgramError) {
    let edges = program.graph.operandCount
    guard Double(edges) * Double(inputs) > mostSteps else { return }
    throw ProgramError(
      code: "too-large",
      message: "the paths from \(grouped(inputs)) inputs lead over \(grouped(edges)) edges",
      help: "ask for less: --wrt 'w[2]' chooses an input", kind: .tooLarge)
  }

  private static func requireLines(_ count: Double, what: String) throws(ProgramError) {
    guard count > mostLines else { return }
    throw ProgramError(
      code: "too-large",
      message: "\(what) more than \(grouped(Int(mostLines))) lines",
      help: "leave out --expand, or make the sizes smaller", kind: .tooLarge)
  }
}
