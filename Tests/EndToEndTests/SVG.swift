import Foundation
import FoundationXML
import Testing

/// What an SVG document holds, found by parsing it.
final class SVG: NSObject, XMLParserDelegate {
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  private(set) var texts: [String] = []
  private var failure: (any Error)?

  init(_ data: Data) throws {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    if !parser.parse(), let failure { throw failure }
  }

  var ids: [String] { elements.compactMap { $0.attributes["id"] } }

  func groups(ofClass name: String) -> [[String: String]] {
    elements.filter { element in
      element.name == "g"
        && (element.attributes["class"] ?? "").split(separator: " ").contains(Substring(name))
    }.map(\.attributes)
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append((elementName, attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { texts.append(string) }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { failure = error }
}
