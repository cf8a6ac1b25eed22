// What the tool's hidden command does, as a program of its own, for the tests of the child process.
//
// A first argument is the limit of memory in bytes; 0 sets none. After `--dot` it is a graph in DOT
// that Graphviz itself is to lay out, whatever becomes of it.

import CLibgvc
import ChainruleGraphviz

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

if CommandLine.arguments.count > 2, CommandLine.arguments[1] == "--dot" {
  var memory = rlimit(rlim_cur: 1 << 30, rlim_max: 1 << 30)
  setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &memory)
  let graph = agmemread(CommandLine.arguments[2])
  exit(gvLayout(gvContext(), graph, "dot") == 0 ? 0 : 1)
}
let limit = CommandLine.arguments.dropFirst().first.flatMap { UInt64($0) }
exit(LayoutService.run(memoryLimit: limit == 0 ? nil : limit ?? LayoutService.memoryLimit))
