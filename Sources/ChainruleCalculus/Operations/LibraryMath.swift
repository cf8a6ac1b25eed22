#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// The C library's `pow`: real for a negative base with an integer exponent, where swift-numerics
/// gives NaN by design.
func libraryPower(_ x: Double, _ y: Double) -> Double { pow(x, y) }
