import ChainruleCalculus
import ChainruleDrawing
import ChainruleGraphics
import ChainruleGraphviz
import ChainruleLanguage
import ChainruleReporting

/// The picture of a program, before or after it is laid out.
public struct Drawing: Sendable {
  /// Where the graph grows, from inputs to outputs.
  public enum Direction: String, Sendable, CaseIterable {
    /// Upwards, as changes bubble up from x to y.
    case up
    /// To the right, for slides.
    case right
  }

  /// What a picture may show or leave out.
  public enum Part: String, Sendable, CaseIterable {
    /// The value of a variable.
    case value
    /// The tangent of a variable, from forward mode.
    case tangent
    /// The adjoint of a variable, from reverse mode.
    case adjoint
    /// The partial on an edge between scalars.
    case partial
    /// The rectangle of the shape of a vector or matrix.
    case shape
    /// The Jacobian on an edge from or to a vector or matrix.
    case jacobian
  }

  /// Which colours a picture or chart has.
  public enum Theme: String, Sendable, CaseIterable {
    /// Dark on white.
    case light
    /// Light on dark blue.
    case dark
    /// Light or dark, as the reader's system is set.
    case auto
    /// Black on white, for paper.
    case print
  }

  /// Which nodes have one card together.
  public enum Folding: Sendable, Equatable {
    /// None where there is room for every node, else as many as needed.
    case automatic
    /// None, however many there are.
    case none
    /// Those of these variables, loops and functions, each with the steps to it.
    case names([String])
  }

  let diagram: Diagram
  /// The same with every derivative in numerator layout, as JSON has it.
  let plainDiagram: Diagram
  /// Makes a folded picture for a layout that takes too long; nil where none may be folded.
  let smaller: (@Sendable () -> Diagram)?
  let direction: LayoutGraph.Direction

  init(
    diagram: Diagram, plain: Diagram? = nil, smaller: (@Sendable () -> Diagram)? = nil,
    direction: Direction
  ) {
    self.diagram = diagram
    plainDiagram = plain ?? diagram
    self.smaller = smaller
    self.direction = direction == .up ? .up : .right
  }

  /// The picture in the language of Graphviz, with every label, colour, class and id.
  public var dot: String { diagram.dot(direction) }

  /// The picture in the language of Mermaid, with the same labels and colours.
  public var mermaid: String { diagram.mermaid(direction) }

  /// The nodes, edges and numbers of the picture; positions are null where there is no layout.
  ///
  /// - Parameter layout: where positions come from.
  public func json(_ layout: GraphLayout = .inProcess) -> String {
    do throws(LayoutFailure) {
      let scene = try Scene(plainDiagram, direction, layingOut: layout.engine)
      return DiagramReport(plainDiagram, scene).json.text
    } catch {
      return DiagramReport(plainDiagram).json.text
    }
  }

  /// The picture as an SVG document.
  ///
  /// - Parameters:
  ///   - layout: where positions come from.
  ///   - theme: which colours it has.
  /// - Throws: `DrawingError` where Graphviz fails, is missing or takes too long.
  public func svg(_ layout: GraphLayout = .inProcess, theme: Theme = .light)
    throws(DrawingError) -> String
  {
    try scene(layout).svg(ChainruleGraphics.Theme(theme))
  }

  /// The picture in its place; a folded one where that of every node takes longer than half of the
  /// time.
  func scene(_ layout: GraphLayout) throws(DrawingError) -> Scene {
    do throws(LayoutFailure) {
      guard let limit = layout.timeLimit, let smaller else {
        return try Scene(diagram, direction, layingOut: layout.engine)
      }
      let half = layout.within(limit / 2)
      do throws(LayoutFailure) {
        return try Scene(diagram, direction, layingOut: half.engine)
      } catch .timedOut {
        do throws(LayoutFailure) {
          return try Scene(smaller(), direction, layingOut: half.engine)
        } catch .timedOut {
          throw .timedOut(limit: limit)
        }
      }
    } catch {
      throw DrawingError(error)
    }
  }
}

extension Program {
  /// The picture of the program; without a point its numbers are absent.
  ///
  /// - Parameters:
  ///   - query: the point, the inputs to differentiate by, the digits shown.
  ///   - seed: how far each input moves, as `x1=1, x2=0`; else each by itself, up to three.
  ///   - traced: an input and an output whose paths are coloured, the largest where there are many;
  ///     else all paths, if they are few.
  ///   - parts: the numbers that are shown.
  ///   - folding: which nodes have one card together.
  ///   - direction: where the graph grows.
  /// - Throws: `ProgramError` where the query does not fit the program.
  public func drawing(
    _ query: Query = Query(), seed: String? = nil, tracing traced: (String, String)? = nil,
    showing parts: [Drawing.Part] = Drawing.Part.allCases,
    folding: Drawing.Folding = .automatic, direction: Drawing.Direction = .up
  ) throws(ProgramError) -> Drawing {
    let differentiation = try hasPoint(query) ? differentiation(query) : nil
    let directions =
      try differentiation.map { point throws(ProgramError) in
        try seed.map { seed throws(ProgramError) in
          [try self.direction(seed, option: "--seed", point)]
        } ?? point.standardDirections
      } ?? []
    let outputs = Array(compiled.outputs.prefix(compiled.outputs.count <= 3 ? 3 : 1))
    let parts = Set(parts.map(Diagram.Part.init))
    let digits = query.digits ?? 4
    if let vectors = compiled.vectors, !tracesElement(traced) {
      let layout = DerivativeLayout(query.layout)
      let ends = try traced.map { names throws(ProgramError) in try pair(names, in: vectors) }
      let folding = try self.folding(folding, among: vectors.foldableNames)
      return drawing(direction, layout, folding, vectors.nodes.count) { layout, folding in
        Diagram(
          of: vectors, in: compiled, at: differentiation, along: directions, outputs: outputs,
          tracing: ends, folding: folding.groups(of: vectors), showing: parts, layout: layout,
          digits: digits)
      }
    }
    let ends = try traced.map(pair)
    let folding = try self.folding(folding, among: compiled.foldableNames)
    return drawing(direction, .numerator, folding, compiled.graph.nodeCount) { _, folding in
      Diagram(
        of: compiled, at: differentiation, along: directions, outputs: outputs, tracing: ends,
        folding: folding.groups(of: compiled), showing: parts, digits: digits)
    }
  }

  /// A drawing with all that it may have to fall back on.
  private func drawing(
    _ direction: Drawing.Direction, _ layout: DerivativeLayout,
    _ folding: ChainruleDrawing.Folding, _ nodeCount: Int,
    diagram: @escaping @Sendable (DerivativeLayout, ChainruleDrawing.Folding) -> Diagram
  ) -> Drawing {
    let compact = folding.compact(nodeCount: nodeCount)
    return Drawing(
      diagram: diagram(layout, folding),
      plain: layout == .numerator ? nil : diagram(.numerator, folding),
      smaller: compact.map { folding in { @Sendable in diagram(layout, folding) } },
      direction: direction)
  }

  private func folding(_ folding: Drawing.Folding, among known: Set<String>)
    throws(ProgramError) -> ChainruleDrawing.Folding
  {
    switch folding {
    case .automatic: return .automatic
    case .none: return .none
    case .names(let names):
      var spellings: [String: String] = [:]
      for name in known.sorted() { spellings[NameTable.canonical(name)] = name }
      var found: Set<String> = []
      for name in names {
        guard let spelling = spellings[NameTable.canonical(name)] else {
          throw ProgramError(
            code: "unknown-variable",
            message: "--fold names \(name), which is no variable or function",
            help: nearest(name, among: known).map { "did you mean \($0)?" }
              ?? "fold variables of the program, or auto, or none")
        }
        found.insert(spelling)
      }
      return .names(found)
    }
  }

  private func pair(_ names: (input: String, output: String)) throws(ProgramError)
    -> (input: NodeID, output: NamedGraph.Output)
  {
    guard let input = input(names.input) else {
      throw .unknownInput(names.input, inputs, option: "--paths")
    }
    guard let node = compiled.node(named: names.output) else { throw noSuchEnd(names.output) }
    return (input, NamedGraph.Output(name: names.output, node: node))
  }

  /// Whether one end of traced paths is an element of an array, which is a node of its own only in
  /// the scalar graph.
  private func tracesElement(_ names: (input: String, output: String)?) -> Bool {
    guard let names else { return false }
    return (inputNodes(names.input) != nil && inputVariable(names.input) == nil)
      || (names.output.contains("[") && compiled.node(named: names.output) != nil)
  }

  private func pair(_ names: (input: String, output: String), in vectors: VectorGraph)
    throws(ProgramError) -> (input: Int, output: Int)
  {
    func place(_ name: String) -> Int? {
      let key = NameTable.canonical(name)
      return vectors.nodes.lastIndex { NameTable.canonical($0.name) == key }
    }
    guard let input = place(names.input), vectors.nodes[input].role == .input else {
      throw .unknownInput(names.input, inputs, option: "--paths")
    }
    guard let output = place(names.output) else { throw noSuchEnd(names.output) }
    return (input, output)
  }

  private func noSuchEnd(_ name: String) -> ProgramError {
    ProgramError(
      code: "unknown-variable", message: "--paths names \(name), which the picture does not show",
      help: "its outputs are \(outputs.joined(separator: ", "))")
  }
}

extension ChainruleGraphics.Theme {
  init(_ theme: Drawing.Theme) {
    self =
      switch theme {
      case .light: .light
      case .dark: .dark
      case .auto: .auto
      case .print: .print
      }
  }
}

extension Diagram.Part {
  init(_ part: Drawing.Part) {
    self =
      switch part {
      case .value: .value
      case .tangent: .tangent
      case .adjoint: .adjoint
      case .partial: .partial
      case .shape: .shape
      case .jacobian: .jacobian
      }
  }
}
