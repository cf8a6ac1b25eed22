import ChainruleCalculus

/// Second names for variables that an operation uses beside others that depend on them.
///
/// In y = x·u with u = sin(x), ∂y/∂x may hold u constant or not. With u₂ = x the partial is ∂y/∂u₂.
///
/// - SeeAlso: Parr and Howard (2018), section 4.5.3.
struct SecondNames {
  private(set) var names: [NodeID: String] = [:]
  /// For each operation the variables that it uses so.
  private var uses: [NodeID: [NodeID]] = [:]

  /// The name by which an operation uses a variable, where that is a second one.
  func name(of variable: NodeID, in operation: NodeID) -> String? {
    uses[operation]?.contains(variable) == true ? names[variable] : nil
  }

  /// - Parameters:
  ///   - variables: what may get a second name.
  ///   - isWanted: whether an operation may use it.
  /// - Complexity: linear in the edges for each variable.
  init(
    of variables: [NodeID], in program: NamedGraph, where isWanted: (NodeID) -> Bool,
    sources: (NodeID) -> [NodeID]
  ) {
    var next = Self.firstFree(program.names)
    for variable in variables {
      var reached: Set<NodeID> = [variable]
      for node in program.graph.operationNodes.drop(while: { $0 <= variable }) {
        let through = sources(node).filter(reached.contains)
        guard !through.isEmpty else { continue }
        reached.insert(node)
        guard through.count > 1, through.contains(variable), isWanted(node) else { continue }
        uses[node, default: []].append(variable)
        if names[variable] == nil {
          names[variable] = "u\(next)"
          next += 1
        }
      }
    }
  }

  /// The number after that of the last uᵢ.
  private static func firstFree(_ names: [String]) -> Int {
    (names.compactMap { $0.first == "u" ? Int($0.dropFirst()) : nil }.max() ?? 0) + 1
  }
}
