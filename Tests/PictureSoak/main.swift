// Draws random graphs one after the other, each laid out in a process of its own as the tool does,
// and tells how much memory is resident: `swift run -c release PictureSoak 10000`.
//
// Ends with a status other than 0 where a layout fails, a label has no place, or the memory at the
// end is more than a tenth above that after the first thousand.

import ChainruleCalculus
import ChainruleDrawing
import ChainruleGraphviz
import Foundation
import TestSupport

/// The memory of this process that is resident, in kilobytes.
func residentMemory() -> Int {
  let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
  let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  return pages * sysconf(Int32(_SC_PAGESIZE)) / 1024
}

/// How many partials of the picture of a random graph have no label.
func missingLabels(seed: UInt64) throws -> Int {
  let random = RandomGraph(seed: seed, operations: 4 + Int(seed % 24))
  let graph = random.graph
  let names = (0..<graph.nodeCount).map { index in
    graph.isConstant(NodeID(index)) ? "" : index < graph.inputCount ? "x\(index + 1)" : "u\(index)"
  }
  let program = NamedGraph(
    graph: graph, names: names,
    outputs: graph.outputs.map { .init(name: names[$0.index], node: $0) }, defaults: random.point)
  let point = Differentiation(program, at: random.point, wrt: graph.inputs)
  let diagram = Diagram(
    of: program, at: point, along: point.standardDirections, outputs: program.outputs, digits: 4)
  let direction: LayoutGraph.Direction = seed.isMultiple(of: 2) ? .up : .right
  let scene = try Scene(diagram, direction) { graph throws(LayoutFailure) in
    try LayoutProcess(arguments: ["--layout"]).layout(of: graph)
  }
  let picture = DrawnPicture(try Document(scene.svg()))
  guard picture.collisions.isEmpty else { throw CocoaError(.coderInvalidValue) }
  return diagram.edges.count { $0.kind == .partial } - picture.labels.count
}

let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "--layout" { exit(LayoutService.run()) }
let count = arguments.first.flatMap { UInt64($0) } ?? 10_000
var missing = 0
var early = 0
for seed in 1...count {
  do {
    let unplaced = try missingLabels(seed: seed)
    if unplaced > 0 { print("seed \(seed): \(unplaced) labels without a place") }
    missing += unplaced
  } catch {
    print("seed \(seed): \(error)")
    exit(1)
  }
  guard seed.isMultiple(of: 1000) else { continue }
  print("\(seed) pictures, \(residentMemory()) kB, \(missing) labels without a place")
  if early == 0 { early = residentMemory() }
}
exit(missing == 0 && residentMemory() * 10 <= early * 11 ? 0 : 1)
