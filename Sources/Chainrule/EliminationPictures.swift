import ChainruleCalculus
import ChainruleDrawing
import ChainruleGraphics
import ChainruleGraphviz
import ChainruleLanguage

/// The graph at each step of an elimination, one picture a step.
public struct EliminationPictures: Sendable {
  private let diagrams: EliminationDiagrams
  private let direction: LayoutGraph.Direction

  init(_ diagrams: EliminationDiagrams, _ direction: LayoutGraph.Direction) {
    self.diagrams = diagrams
    self.direction = direction
  }

  /// The pictures as SVG documents, the first before any step; everything keeps its place.
  ///
  /// - Parameters:
  ///   - layout: where positions come from.
  ///   - theme: which colours the pictures have.
  /// - Throws: `DrawingError` where Graphviz fails, is missing or takes too long.
  public func svgs(_ layout: GraphLayout = .inProcess, theme: Drawing.Theme = .light)
    throws(DrawingError) -> [String]
  {
    do throws(LayoutFailure) {
      let whole = try Scene(diagrams.whole, direction, layingOut: layout.engine)
      return diagrams.scenes(in: whole).map { $0.svg(ChainruleGraphics.Theme(theme)) }
    } catch {
      throw DrawingError(error)
    }
  }
}

extension EliminationPictures {
  /// Which vertex is eliminated next.
  public enum Order: Sendable {
    /// In the order of evaluation.
    case forward
    /// Against the order of evaluation.
    case reverse
    /// The cheapest vertex, the first of several.
    case markowitz
    /// The cheapest vertex, the last of several.
    case markowitzLast
    /// The operations of a list, by number from 1 or by name, and what to call the list.
    case listed(bytes: [UInt8], name: String)
  }

  /// The most operations of a graph that is drawn step by step.
  static let mostOperations = 150
}

extension Program {
  /// The graph at each step of an elimination; without a point its numbers are absent.
  ///
  /// - Throws: `ProgramError` where the query or the order does not fit the program, or where the
  ///   graph is too large to be looked at.
  public func eliminationPictures(
    _ order: EliminationPictures.Order, _ query: Query = Query(),
    direction: Drawing.Direction = .up
  ) throws(ProgramError) -> EliminationPictures {
    let chosen = try chosenInputs(query)
    let graph = EliminationGraph(compiled.graph, of: compiled.outputs.map(\.node), wrt: chosen)
    guard graph.operationCount <= EliminationPictures.mostOperations else {
      throw ProgramError(
        code: "too-many-operations",
        message: "an elimination of \(graph.operationCount) operations is too long to draw",
        help: "at most \(EliminationPictures.mostOperations) are drawn; --wrt and --of choose some",
        kind: .tooLarge)
    }
    let differentiation = try hasPoint(query) ? try self.differentiation(query) : nil
    let partials =
      differentiation.map { graph.partials(of: $0.linearized) }
      ?? [Partial<Double>](repeating: .one, count: graph.edgeCount)
    let steps = try eliminationOrder(order, in: graph)
    let frames: [EliminationFrame]
    do throws(EliminationBudget.Excess) {
      frames = try graph.frames(steps, partials)
    } catch {
      preconditionFailure("so few operations are within the budget")
    }
    let diagrams = EliminationDiagrams(
      of: compiled, at: differentiation, graph, frames, digits: query.digits ?? 4)
    return EliminationPictures(diagrams, direction == .up ? .up : .right)
  }

  private func eliminationOrder(_ order: EliminationPictures.Order, in graph: EliminationGraph)
    throws(ProgramError) -> EliminationOrder
  {
    switch order {
    case .forward: return .forward
    case .reverse: return .reverse
    case .markowitz: return .markowitz
    case .markowitzLast: return .markowitzLast
    case .listed(let bytes, let name):
      let numbers = try eliminationOrder(SourceText(name: name, bytes: bytes), in: graph)
      return .given(numbers.map { $0 + graph.inputCount - 1 })
    }
  }
}
