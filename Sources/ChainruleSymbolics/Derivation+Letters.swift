import ChainruleCalculus

extension Derivation {
  /// Letters for any function and its parameters, that the program itself does not use.
  package struct Letters: Sendable, Equatable {
    package let function: String
    package let parameter: String

    init(besides program: NamedGraph) {
      let names =
        program.names + program.aliases.values.joined() + program.outputs.map(\.name)
        + program.calls.map(\.function) + program.constants.map(\.name)
      let used = Set(names.compactMap { Formula(name: $0).runs.first?.text })
      function = ["f", "g", "h", "φ"].first { !used.contains($0) } ?? "ψ"
      parameter = ["u", "v", "w"].first { !used.contains($0) } ?? "p"
    }
  }
}
