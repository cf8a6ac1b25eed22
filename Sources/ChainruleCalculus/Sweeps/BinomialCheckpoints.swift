/// Reverse mode through a sequence of steps that keeps few of the states between them.
///
/// A state that is not kept is computed again from the nearest one before it. Where s states may
/// be kept at a time, the first among them, and no step is repeated more than r times,
/// β = (s + r)! / (s! r!) steps can be reversed; the least r with n ≤ β gives the fewest steps.
///
/// - SeeAlso: Griewank and Walther, "Algorithm 799: revolve" (2000).
package enum BinomialCheckpoints {
  /// The steps done forward in all, each step's own recording among them.
  ///
  ///     (r + 1)·n − (s + r)! / ((s + 1)! (r − 1)!)
  ///
  /// - Precondition: there is at least one step, and one state is kept.
  /// - Complexity: r
  package static func forwardSteps(_ steps: Int, keeping states: Int) -> Int {
    precondition(steps > 0 && states > 0, "a step and the state before it")
    // What one repetition fewer can reverse, summed over all: Σ (s + i)! / (s! i!) for i < r.
    var (repetitions, reversible, sum) = (0, 1, 0)
    while reversible < steps {
      sum += reversible
      repetitions += 1
      reversible = reversible * (states + repetitions) / repetitions
    }
    return (repetitions + 1) * steps - sum
  }
}
