import ChainruleGraphviz
import Foundation
import Testing

@Suite("A child process that fails")
struct ProcessFailureTests {
  private let graph = LayoutGraph.random(seed: 1, nodes: 8)

  private func failure(
    of process: LayoutProcess, graph: LayoutGraph? = nil, within limit: Duration = .seconds(60)
  ) -> LayoutFailure? {
    #expect(throws: LayoutFailure.self) {
      try process.layout(of: graph ?? self.graph, within: limit)
    }
  }

  @Test("By a signal has crashed, with its last words", arguments: [SIGABRT, SIGSEGV, SIGKILL])
  func crash(signal: Int32) {
    let process = Program.shell("cat >/dev/null; echo 'lost an edge' >&2; kill -\(signal) $$")
    #expect(failure(of: process) == .crashed(signal: signal, message: "lost an edge"))
  }

  @Test("Before it is asked has crashed, and its parent lives")
  func earlyCrash() async throws {
    let footprint = Footprint()
    defer { footprint.erase() }
    let process = Program.shell("\(footprint.step); kill -ABRT $$")
    _ = try await footprint.process()
    try await Task.sleep(for: .milliseconds(50))
    #expect(failure(of: process) == .crashed(signal: SIGABRT, message: ""))
  }

  @Test("With a status has exited, with its last words")
  func status() {
    #expect(
      failure(of: Program.shell("echo 'out of luck' >&2; exit 1"))
        == .exited(status: 1, message: "out of luck"))
  }

  @Test(
    "With an answer that is none is garbled",
    arguments: ["true", "echo hello", "cat", "head -c 1000000 /dev/zero", "printf CGA1"])
  func garbage(script: String) {
    guard case .garbled(let reason)? = failure(of: Program.shell(script)) else {
      Issue.record("another failure, or none")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test("With the layout of another graph is garbled")
  func otherGraph() throws {
    let answer = LayoutAnswer(.success(try LayoutGraph.random(seed: 2, nodes: 9).laidOut()))
    let octal = answer.encoded().map { "\\0" + String($0, radix: 8) }.joined()
    #expect(
      failure(of: Program.shell("cat >/dev/null; printf '%b' '\(octal)'"))
        == .garbled(reason: "it is the layout of another graph"))
  }

  @Test("With an answer that does not end is garbled")
  func endless() {
    #expect(
      failure(of: Program.shell("exec cat /dev/zero")) == .garbled(reason: "it does not end"))
  }

  /// Found by experiment with Graphviz 2.42; a later one may survive some, and then gives no answer.
  @Test(
    "By a graph that kills Graphviz is an error, and its parent lives",
    arguments: [
      "digraph{subgraph cluster_f{a->b} c->d; subgraph s1{rank=same;a c} b->d}",
      "digraph{a->b[weight=2147483647] a->c[weight=2147483647] b->d[weight=2147483647] c->d}",
      "digraph{a[peripheries=2147483647] a->b}",
      "digraph{a[peripheries=100000000] a->b}",
    ])
  func killers(dot: String) {
    let end = failure(of: Program.child("--dot", dot), within: .seconds(2))
    switch end {
    case .crashed, .exited, .timedOut, .outOfMemory, .garbled: break
    case .invalid, .refused, .engineUnavailable, .helperUnavailable, .cancelled, nil:
      Issue.record("\(String(describing: end))")
    }
  }

  @Test("For want of memory is told from a crash")
  func memory() {
    let size = Size(width: 20, height: 20)
    let graph = LayoutGraph(nodes: Array(repeating: size, count: 400_000), edges: [])
    #expect(failure(of: Program.child("268435456"), graph: graph) == .outOfMemory)
  }

  @Test("That says it is out of memory is believed")
  func memoryInWords() {
    #expect(
      failure(of: Program.shell("echo 'out of memory when allocating' >&2; exit 1"))
        == .outOfMemory)
  }

  @Test("That cannot be started says so when it is asked")
  func missing() {
    let process = LayoutProcess(executable: "/nowhere/chainrule", arguments: [])
    guard case .helperUnavailable(let reason)? = failure(of: process) else {
      Issue.record("another failure, or none")
      return
    }
    #expect(reason.contains("/nowhere/chainrule: No such file"))
  }

  @Test(
    "To end in time is killed and leaves nothing behind",
    arguments: [
      "exec sleep 1000",
      "cat >/dev/null; exec sleep 1000",
      "trap '' TERM INT HUP; exec sleep 1000",
      "exec 0<&- 1>&- 2>&- sleep 1000",
      "sleep 5 & exec sleep 1000",
    ])
  func hang(script: String) async throws {
    let footprint = Footprint()
    defer { footprint.erase() }
    let limit = Duration.milliseconds(400)
    let process = Program.shell("\(footprint.step); \(script)")
    let child = try await footprint.process()
    #expect(failure(of: process, within: limit) == .timedOut(limit: limit))
    #expect(Footprint.isGone(child))
  }

  @Test("To read more than the system holds for it is killed in time")
  func deaf() {
    let size = Size(width: 10, height: 10)
    let graph = LayoutGraph(nodes: Array(repeating: size, count: 200_000), edges: [])
    let limit = Duration.milliseconds(300)
    let process = Program.shell("exec sleep 1000")
    #expect(failure(of: process, graph: graph, within: limit) == .timedOut(limit: limit))
  }

  @Test("To survive its cancellation leaves nothing behind")
  func cancellation() async throws {
    let footprint = Footprint()
    defer { footprint.erase() }
    let process = Program.shell("\(footprint.step); cat >/dev/null; exec sleep 1000")
    let child = try await footprint.process()
    // A thread of its own, for all threads of tasks may be waiting for processes.
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.05)
      process.cancel()
    }
    #expect(failure(of: process) == .cancelled)
    #expect(Footprint.isGone(child))
  }

  @Test("To be asked at all is gone with its value")
  func unasked() async throws {
    let footprint = Footprint()
    defer { footprint.erase() }
    var process: LayoutProcess? = Program.shell("\(footprint.step); exec sleep 1000")
    let child = try await footprint.process()
    #expect(process != nil && !Footprint.isGone(child))
    process = nil
    #expect(Footprint.isGone(child))
  }

  @Test("Leaves no descriptor open")
  func descriptors() throws {
    func count() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/dev/fd").count
    }
    _ = failure(of: Program.shell("exit 1"))
    // Other tests open and close theirs meanwhile: only what grows with the number is a leak.
    let before = try count()
    for _ in 0..<100 { _ = failure(of: Program.shell("exit 1")) }
    #expect(try count() < before + 90)
  }
}
