#if canImport(Darwin)
  import Darwin
#endif

extension LayoutProcess {
  /// The program that is running, for a tool that serves its own layouts by a hidden command.
  ///
  /// On Linux it is the file itself rather than its name, which may by now be another program's.
  package static var thisExecutable: String {
    #if canImport(Darwin)
      var size: UInt32 = 0
      _NSGetExecutablePath(nil, &size)
      var path = [CChar](repeating: 0, count: Int(size) + 1)
      guard _NSGetExecutablePath(&path, &size) == 0 else { return CommandLine.arguments[0] }
      return String(cString: path)
    #else
      "/proc/self/exe"
    #endif
  }
}
