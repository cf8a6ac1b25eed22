/// Which way derivatives of and by vectors are laid out.
package enum DerivativeLayout: Sendable {
  /// A row for each element of the output, as in the paper.
  case numerator
  /// A row for each element of the input.
  case denominator
}
