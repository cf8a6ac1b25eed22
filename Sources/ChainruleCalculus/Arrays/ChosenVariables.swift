extension NamedGraph {
  /// Chosen inputs as they were written: whole where all elements are chosen, else the elements
  /// that are.
  package func inputVariables(of chosen: [NodeID]) -> [Variable] {
    var isChosen = [Bool](repeating: false, count: graph.inputCount)
    for input in chosen { isChosen[input.index] = true }
    return inputVariables.flatMap { variable in
      let elements = variable.nodes.indices.filter { isChosen[variable.nodes[$0].index] }
      if elements.count == variable.nodes.count { return [variable] }
      return elements.map {
        Variable(name: variable.name(ofElement: $0), nodes: [variable.nodes[$0]])
      }
    }
  }
}

extension Differentiation {
  /// The inputs by which derivatives are taken as they were written.
  package var chosenVariables: [Variable] { program.inputVariables(of: chosen) }

  /// The derivative of one variable by another, a row for each element of the output.
  package func block(of output: Range<Int>, by input: Range<Int>, _ jacobian: [[Double]])
    -> [[Double]]
  {
    output.map { row in Array(jacobian[row][input]) }
  }
}
