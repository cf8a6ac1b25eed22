package import Foundation
package import FoundationXML

/// The elements of an XML document, found by parsing it.
package final class Document: NSObject, XMLParserDelegate {
  package struct Element {
    package let name: String
    package let attributes: [String: String]
    package var text = ""
  }

  package private(set) var elements: [Element] = []
  private var open: [Int] = []
  private var failure: (any Error)?

  package init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse(), let failure { throw failure }
  }

  package func elements(ofClass name: String) -> [Element] {
    elements.filter { element in
      (element.attributes["class"] ?? "").split(separator: " ").contains(Substring(name))
    }
  }

  package func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
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
