/// What comparing two ways to a derivative shows.
package enum Verdict: String, Sendable {
  case agree, disagree
  /// The comparison cannot tell: a kink, a value that is not finite, or rounding too coarse.
  case inconclusive
}
