import ChainruleCalculus
import ChainruleDrawing
import ChainruleGraphviz
import Foundation
import FoundationXML
import TestSupport

/// The diagram of a program at its own point, differentiated by every input.
func diagram(of program: NamedGraph) -> Diagram {
  let differentiation = Differentiation(
    program, at: program.defaults.map { $0 ?? 0 }, wrt: program.graph.inputs, atKink: .zero)
  return Diagram(
    of: program, at: differentiation, along: differentiation.standardDirections,
    outputs: program.outputs, digits: 4)
}

func scene(of diagram: Diagram) throws(LayoutFailure) -> Scene {
  Scene(diagram, try diagram.layoutGraph().laidOut())
}

/// A program that is a random graph, with names as the compiler gives them.
func randomProgram(seed: UInt64, operations: Int = 12) -> NamedGraph {
  let random = RandomGraph(seed: seed, operations: operations)
  let graph = random.graph
  let names = (0..<graph.nodeCount).map { index in
    switch graph[NodeID(index)] {
    case .input(let place): "x\(place + 1)"
    case .constant: ""
    case .operation: "u\(index)"
    }
  }
  let outputs = graph.outputs.map { NamedGraph.Output(name: names[$0.index], node: $0) }
  return NamedGraph(
    graph: graph, names: names, aliases: [:], outputs: outputs, defaults: random.point, title: [])
}

/// The elements of an XML document, found by parsing it.
final class Document: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []
  private var failure: (any Error)?

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse(), let failure { throw failure }
  }

  func elements(ofClass name: String) -> [Element] {
    elements.filter { element in
      (element.attributes["class"] ?? "").split(separator: " ").contains(Substring(name))
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    for index in open { elements[index].text += string }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { failure = error }
}
