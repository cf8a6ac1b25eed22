/// What the child sends back: a layout, or the reason why there is none.
package struct LayoutAnswer: Sendable, Equatable {
  package var result: Result<Layout, LayoutFailure>

  package init(_ result: Result<Layout, LayoutFailure>) { self.result = result }

  private static let mark: UInt32 = 0x3141_4743

  /// The failures that a child can tell of; the others are observed from outside.
  private enum Kind: UInt8 {
    case layout, invalid, refused, engineUnavailable, garbled, outOfMemory
  }

  package func encoded() -> [UInt8] {
    var writer = ByteWriter()
    writer.write(Self.mark)
    switch result {
    case .success(let layout):
      writer.write(Kind.layout.rawValue)
      writer.write(layout)
    case .failure(let failure):
      let (kind, message) = Self.told(failure)
      writer.write(kind.rawValue)
      writer.write(message)
    }
    return writer.bytes
  }

  private static func told(_ failure: LayoutFailure) -> (Kind, String) {
    switch failure {
    case .invalid(let reason): (.invalid, reason)
    case .refused(let message): (.refused, message)
    case .engineUnavailable(let reason): (.engineUnavailable, reason)
    case .garbled(let reason): (.garbled, reason)
    case .outOfMemory: (.outOfMemory, "")
    case .helperUnavailable, .crashed, .exited, .timedOut, .cancelled:
      (.refused, failure.description)
    }
  }

  /// Reads any bytes; whether the layout fits a graph has yet to be asked.
  package init(decoding bytes: [UInt8]) throws(LayoutFailure) {
    var reader = ByteReader(bytes)
    guard try reader.mark() == Self.mark else { throw .garbled(reason: "it is no answer") }
    guard let kind = Kind(rawValue: try reader.byte()) else {
      throw .garbled(reason: "it holds an unknown kind of answer")
    }
    switch kind {
    case .layout: result = .success(try reader.layout())
    case .invalid: result = .failure(.invalid(reason: try reader.text()))
    case .refused: result = .failure(.refused(message: try reader.text()))
    case .engineUnavailable: result = .failure(.engineUnavailable(reason: try reader.text()))
    case .garbled: result = .failure(.garbled(reason: try reader.text()))
    case .outOfMemory:
      _ = try reader.text()
      result = .failure(.outOfMemory)
    }
    try reader.finish()
  }
}

extension ByteWriter {
  fileprivate mutating func write(_ layout: Layout) {
    write(layout.size)
    write(count: layout.nodes.count)
    for centre in layout.nodes { write(centre) }
    write(count: layout.edges.count)
    for edge in layout.edges {
      write(count: edge.curve.count)
      for point in edge.curve { write(point) }
      write(edge.label == nil ? 0 : UInt8(1))
      if let label = edge.label { write(label) }
    }
  }
}

extension ByteReader {
  fileprivate mutating func layout() throws(LayoutFailure) -> Layout {
    var layout = Layout(size: try size(), nodes: [], edges: [])
    for _ in 0..<(try count(ofSize: 16)) { layout.nodes.append(try point()) }
    for _ in 0..<(try count(ofSize: 5)) {
      var curve: [Point] = []
      for _ in 0..<(try count(ofSize: 16)) { curve.append(try point()) }
      layout.edges.append(Layout.Edge(curve: curve, label: try presence() ? try point() : nil))
    }
    return layout
  }
}
