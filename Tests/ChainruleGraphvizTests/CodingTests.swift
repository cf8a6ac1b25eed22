import ChainruleGraphviz
import Testing

@Suite("The bytes between parent and child")
struct CodingTests {
  @Test("A request is read as it was written", arguments: 0..<20)
  func request(seed: UInt64) throws {
    let request = LayoutRequest(
      graph: .random(seed: seed, nodes: 1 + Int(seed)), secondsAllowed: UInt32(seed))
    #expect(try LayoutRequest(decoding: request.encoded()) == request)
  }

  @Test("A layout is read as it was written", arguments: 0..<20)
  func layout(seed: UInt64) throws {
    let answer = LayoutAnswer(.success(try sampleLayout(seed: seed)))
    #expect(try LayoutAnswer(decoding: answer.encoded()) == answer)
  }

  @Test(
    "A failure is read as it was written",
    arguments: [
      .invalid(reason: "no"), .refused(message: "∂ is not Error: a\nb"), .outOfMemory,
      .engineUnavailable(reason: ""), .garbled(reason: "x"),
    ] as [LayoutFailure])
  func failure(failure: LayoutFailure) throws {
    let answer = LayoutAnswer(.failure(failure))
    #expect(try LayoutAnswer(decoding: answer.encoded()) == answer)
  }

  @Test("Bytes that end too early, or too late, are refused")
  func lengths() throws {
    let request = LayoutRequest(graph: .random(seed: 1, nodes: 5)).encoded()
    let answer = LayoutAnswer(.success(try sampleLayout(seed: 1))).encoded()
    let failure = LayoutAnswer(.failure(.refused(message: "a long story"))).encoded()
    for count in request.indices {
      expectGarbled { try LayoutRequest(decoding: Array(request[..<count])) }
    }
    for bytes in [answer, failure] {
      for count in bytes.indices {
        expectGarbled { try LayoutAnswer(decoding: Array(bytes[..<count])) }
      }
    }
    expectGarbled { try LayoutRequest(decoding: request + [0]) }
    expectGarbled { try LayoutAnswer(decoding: answer + [0]) }
    expectGarbled { try LayoutAnswer(decoding: failure + [0]) }
  }

  @Test("Altered bytes are read as something else or refused, and never laid out blindly")
  func alterations() throws {
    let graph = LayoutGraph.random(seed: 2, nodes: 6)
    let request = LayoutRequest(graph: graph).encoded()
    let answer = LayoutAnswer(.success(try graph.laidOut())).encoded()
    for index in request.indices {
      for value: UInt8 in [0, 0x7f, 0x80, 0xff] {
        var bytes = request
        bytes[index] = value
        do {
          let altered = try LayoutRequest(decoding: bytes)
          guard (try? altered.graph.validate()) != nil else { continue }
          #expect(altered.encoded() == bytes)
        } catch {
          #expect(error.isGarbled)
        }
      }
    }
    for index in answer.indices {
      var bytes = answer
      bytes[index] = ~bytes[index]
      do { _ = try LayoutAnswer(decoding: bytes) } catch { #expect(error.isGarbled) }
    }
  }

  @Test("Random bytes are refused", arguments: 0..<200)
  func noise(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let mark: [UInt8] = Bool.random(using: &generator) ? Array("CGR1".utf8) : Array("CGA1".utf8)
    let bytes = mark + (0..<Int(seed)).map { _ in UInt8.random(in: 0...255, using: &generator) }
    expectGarbled { try LayoutRequest(decoding: bytes) }
    expectGarbled { try LayoutAnswer(decoding: bytes) }
  }

  private func sampleLayout(seed: UInt64) throws -> Layout {
    try LayoutGraph.random(seed: seed, nodes: 1 + Int(seed)).laidOut()
  }

  private func expectGarbled<Value>(
    sourceLocation: SourceLocation = #_sourceLocation,
    _ read: () throws -> Value
  ) {
    let error = #expect(throws: LayoutFailure.self, sourceLocation: sourceLocation) {
      _ = try read()
    }
    #expect(error?.isGarbled == true, sourceLocation: sourceLocation)
  }
}

extension LayoutFailure {
  fileprivate var isGarbled: Bool {
    if case .garbled = self { true } else { false }
  }
}
