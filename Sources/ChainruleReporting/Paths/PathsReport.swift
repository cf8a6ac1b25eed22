package import ChainruleCalculus

/// Total derivatives as sums over paths.
package struct PathsReport: Sendable, Equatable {
  package struct Path: Sendable, Equatable {
    /// From the input to the output.
    package let nodes: [String]
    package let partials: [Double]
    package let product: Double
  }

  /// The paths from one input.
  package struct Section: Sendable, Equatable {
    package let input: String
    /// How many paths there are, in digits: the number may have any size.
    package let count: String
    /// How many of them are not listed, in digits.
    package let unlisted: String
    /// Those of largest magnitude, largest first.
    package let paths: [Path]
    /// The total derivative, over all paths.
    package let sum: Double
  }

  package let title: [String]
  package let output: String
  /// How many inputs the program has, which decides between d and ∂.
  package let inputCount: Int
  package let sections: [Section]

  /// - Parameter inputs: the inputs with a section each, among those chosen.
  package init(
    _ differentiation: Differentiation, of output: NamedGraph.Output, wrt inputs: [NodeID],
    limit: Int = 10
  ) {
    let linearized = differentiation.linearized
    let adjoints = linearized.adjoints(of: output.node)
    title = differentiation.program.title
    self.output = output.name
    inputCount = differentiation.program.graph.inputCount
    let counts = linearized.pathCounts(from: inputs, to: output.node)
    sections = zip(inputs, counts).map { input, count in
      let largest =
        count == 0 ? [] : linearized.largestPaths(from: input, to: output.node, limit: limit)
      return Section(
        input: differentiation.program.programName(of: input), count: digits(count),
        unlisted: digits(difference(count, largest.count)),
        paths: largest.map { Path($0, differentiation) }, sum: adjoints[input.index] ?? 0)
    }
  }
}

extension PathsReport.Path {
  fileprivate init(_ path: DerivativePath, _ differentiation: Differentiation) {
    nodes = path.nodes.map(differentiation.program.programName(of:))
    partials = path.partials
    // A branch that was not taken passes nothing, not even 0·∞.
    let linearized = differentiation.linearized
    let isCut = zip(path.nodes, path.nodes.dropFirst()).contains { source, node in
      linearized.edges(into: node).contains {
        if case .zero = linearized.partials[$0] { linearized.sources[$0] == source } else { false }
      }
    }
    product = isCut ? 0 : path.product
  }
}

/// Whole numbers of any size, known here as no more than that.
private func digits(_ number: some BinaryInteger) -> String { String(number) }

private func difference<Count: BinaryInteger>(_ count: Count, _ part: Int) -> Count {
  count - Count(part)
}
