package import ChainruleCalculus

/// The way of a gradient descent under the names of a program.
package struct DescentReport: Sendable {
  /// A variable and the inputs that are its numbers: one of a scalar.
  package struct Variable: Sendable, Equatable {
    package let name: String
    package let nodes: [NodeID]

    package init(name: String, nodes: [NodeID]) {
      self.name = name
      self.nodes = nodes
    }

    /// A name for each number: `x`, or `w[1]`, `w[2]`, ….
    var numberNames: [String] {
      nodes.count == 1 ? [name] : nodes.indices.map { "\(name)[\($0 + 1)]" }
    }
  }

  package let title: [String]
  /// The name of what is made small.
  package let output: String
  package let variables: [Variable]
  package let rate: Double
  package let rule: KinkRule
  package let descent: Descent
  /// The name of the first vertex that is not finite at the last step.
  package let notFinite: String?

  /// - Parameters:
  ///   - output: one of the program's.
  ///   - variables: the inputs that move.
  ///   - settings: the rate, the steps and the tolerance, for any nodes.
  package init(
    _ program: NamedGraph, of output: NamedGraph.Output, over variables: [Variable],
    by method: GradientDescent, from start: [Double]
  ) {
    title = program.title
    self.output = output.name
    self.variables = variables
    rate = method.rate
    rule = method.rule
    descent = method.run(from: start)
    notFinite = descent.notFinite.map(program.programName(of:))
  }

  var numberNames: [String] { variables.flatMap(\.numberNames) }
}
