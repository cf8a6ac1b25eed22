// What the tool's hidden command does, as a program of its own, for the tests of the child process.
//
// A first argument is the limit of memory in bytes; 0 sets none.

import ChainruleGraphviz

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

let limit = CommandLine.arguments.dropFirst().first.flatMap { UInt64($0) }
exit(LayoutService.run(memoryLimit: limit == 0 ? nil : limit ?? LayoutService.memoryLimit))
