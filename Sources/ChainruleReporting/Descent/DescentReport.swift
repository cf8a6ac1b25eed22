package import ChainruleCalculus

/// The way of a gradient descent under the names of a program.
package struct DescentReport: Sendable {
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

  /// The variables where they ended.
  package var arrival: [(name: String, value: ShapedArray<Double>)] {
    var rest = descent.position(at: descent.steps.count - 1)
    return variables.map { variable in
      defer { rest = rest.dropFirst(variable.nodes.count) }
      return (
        variable.name, ShapedArray(variable.shape, Array(rest.prefix(variable.nodes.count)))
      )
    }
  }

  /// A name for each number that moves: `x`, or `w[1]`, `w[2]`, ….
  var numberNames: [String] {
    variables.flatMap { variable in variable.nodes.indices.map(variable.name(ofElement:)) }
  }
}
