package import Foundation
package import FoundationXML

/// The elements of an XML document in their order, found by parsing it.
package final class Document: NSObject, XMLParserDelegate {
  package struct Element {
    package let name: String
    package let attributes: [String: String]
    /// The place of the element around it.
    package let parent: Int?
    /// All text in it.
    package fileprivate(set) var text = ""

    package var classes: Set<String> {
      Set((attributes["class"] ?? "").split(separator: " ").map(String.init))
    }
  }

  package private(set) var elements: [Element] = []
  private var open: [Int] = []
  private var failure: (any Error)?

  package init(_ data: Data) throws {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    if !parser.parse(), let failure { throw failure }
  }

  package convenience init(_ text: String) throws {
    try self.init(Data(text.utf8))
  }

  package var ids: [String] { elements.compactMap { $0.attributes["id"] } }

  package func elements(ofClass name: String) -> [Element] {
    elements.filter { $0.classes.contains(name) }
  }

  package func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append(Element(name: name, attributes: attributes, parent: open.last))
    open.append(elements.count - 1)
  }

  package func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  package func parser(_ parser: XMLParser, foundCharacters string: String) {
    for index in open { elements[index].text += string }
  }

  package func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { failure = error }
}
