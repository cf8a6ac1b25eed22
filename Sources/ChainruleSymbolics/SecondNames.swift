/// Second names for variables that an operation uses beside others that depend on them.
///
/// In y = x·u with u = sin(x), ∂y/∂x may hold u constant or not. With u₂ = x the partial is ∂y/∂u₂.
/// Variables and operations are places in a graph, in the order of evaluation.
///
/// - SeeAlso: Parr and Howard (2018), section 4.5.3.
struct SecondNames {
  private var names: [Int: String] = [:]
  /// For each variable the operations that use it so.
  private var uses: [Int: Set<Int>] = [:]

  static let none = SecondNames()

  private init() {}

  /// - Parameters:
  ///   - variables: what may get a second name.
  ///   - operations: places at which something is computed.
  ///   - sources: what an operation uses, each once.
  ///   - isWanted: whether an operation may use a second name.
  ///   - known: the names that there are; new ones follow the last uᵢ.
  /// - Complexity: linear in the edges, and for each variable in those between its uses.
  init(
    of variables: [Int], in operations: Range<Int>, sources: (Int) -> [Int],
    where isWanted: (Int) -> Bool = { _ in true }, besides known: [String]
  ) {
    var last = known.compactMap { $0.first == "u" ? Int($0.dropFirst()) : nil }.max() ?? 0
    var users: [Int: (first: Int, last: Int)] = [:]
    for operation in operations {
      for source in sources(operation) {
        users[source] = (users[source]?.first ?? operation, operation)
      }
    }
    for variable in variables {
      guard let (first, end) = users[variable] else { continue }
      var reached: Set<Int> = [variable]
      for operation in first...end {
        let through = sources(operation).filter(reached.contains)
        guard !through.isEmpty else { continue }
        reached.insert(operation)
        guard through.count > 1, through.contains(variable), isWanted(operation) else { continue }
        uses[variable, default: []].insert(operation)
      }
      guard uses[variable] != nil else { continue }
      last += 1
      names[variable] = "u\(last)"
    }
  }

  /// The variables with a second name and these, in the order of evaluation.
  var all: [(variable: Int, name: String)] {
    names.sorted { $0.key < $1.key }.map { (variable: $0.key, name: $0.value) }
  }

  func name(of variable: Int) -> String? { names[variable] }

  /// The operations that use a variable by its second name, in the order of evaluation.
  func uses(of variable: Int) -> [Int] { (uses[variable] ?? []).sorted() }

  /// The name by which an operation uses a variable, where that is a second one.
  func name(of variable: Int, in operation: Int) -> String? {
    uses[variable]?.contains(operation) == true ? names[variable] : nil
  }
}
