package import BigInt
import ChainruleCalculus

/// The derivatives of a program as one would write them on a board, step by step.
///
/// Introduce intermediate variables; differentiate each by its parameters; combine; substitute
/// back and simplify. Values alone, in the order in which they are read, in no format.
///
/// - SeeAlso: Parr and Howard (2018), section 4.5.
package struct Derivation: Sendable, Equatable {
  /// One line: what is found, from what, and why.
  package struct Step: Sendable, Equatable {
    package let kind: Kind
    /// What the line is about, as programs write it: `u1`, `du1/dx`.
    package let name: String
    /// The sides of the equation, the name first.
    package let sides: [MathText]
    /// The formula before the step, as programs write it.
    package let before: String?
    package let after: String?
    package let reason: Reason?
    /// What it is at the point, where there is one.
    package let value: Double?
  }

  package enum Kind: String, Sendable {
    case introduce, differentiate, combine, total, backward, forward, wrong, substitute, simplify
    case shorten, gradient
  }

  package enum Reason: Sendable, Equatable {
    /// The names are of the other parameters, which are held constant.
    case scalar(ScalarRule, held: [String])
    case chain(ChainRule, paths: BigUInt, of: String, by: String)
    case along(path: [String])
    case substitution
    case simplification([SimplificationRule.Name], assuming: [MathText])
  }

  package struct Coordinate: Sendable, Equatable {
    package let name: String
    package let value: Double
  }

  package let title: [String]
  /// The inputs that move; the others are constants.
  package let inputs: [String]
  package let isSingleVariable: Bool
  /// A number for each input, where all have one.
  package let point: [Coordinate]?
  /// Each output in the inputs alone, where that is short: y = sin(x + x²).
  package let problems: [[MathText]]
  package let introductions: [Step]
  /// Whether some introductions are second names of variables.
  package let hasSecondNames: Bool
  package let partials: [Step]
  /// For each output in order, its derivative by each input.
  package let derivatives: [OutputDerivatives]
  /// All derivatives in one row or matrix, where there are several and they have room.
  package let gradient: Step?
  /// For what holds of every function.
  package let letters: Letters
}

extension Derivation {
  package struct OutputDerivatives: Sendable, Equatable {
    package let output: String
    /// The derivative of the output by every vertex, from the output back; empty where each input
    /// has totals of its own.
    package let backward: [Step]
    package let byInput: [InputDerivative]
  }

  /// The derivative of one output by one input.
  package struct InputDerivative: Sendable, Equatable {
    package let output: String
    package let input: String
    /// dy/dx, or ∂y/∂x where there are several inputs.
    package let symbol: MathText
    package let rule: ChainRule
    package let paths: BigUInt
    /// A second name of the input that makes it an intermediate variable like the others.
    package let alias: String?
    /// What the chain rule makes of each vertex between input and output, in the order of
    /// evaluation.
    package let totals: [Total]
    /// The paths, where they are few and short.
    package let routes: [Route]
    package let substitution: Step?
    package let simplification: Step?
    /// A shorter formula that is equal almost everywhere.
    package let shortened: Step?
    /// How many signs of operations the derivative would have in the inputs alone; nil beyond all
    /// counting.
    package let size: BigUInt?
    /// The derivative as programs write it: in the inputs, or in the intermediate variables where
    /// that is too long.
    package let formula: String
    package let result: MathText
    package let isSubstituted: Bool
    package let value: Double?
    /// The operations at a kink at the point: there the value is by convention.
    package let kinks: [MathText]
    package let change: Change?
  }

  /// The partial of a vertex by the input beside its total derivative.
  package struct Total: Sendable, Equatable {
    package let step: Step
    /// The partial with all other parameters held constant; 0 where the input is none.
    package let partial: MathText
  }

  /// A path and the product of its partials in both orders.
  package struct Route: Sendable, Equatable {
    package let nodes: [String]
    package let backward: MathText
    package let forward: MathText
    /// The product alone, which is the wrong answer where there are several paths.
    package let product: MathText
    package let value: Double?
  }

  /// What moving the input by 1 does to the output.
  package struct Change: Sendable, Equatable {
    package let from: Double
    package let output: Double
    package let moved: Double
  }
}

extension Derivation {
  /// Every line in the order in which it is read.
  package var steps: [Step] {
    introductions + partials
      + derivatives.flatMap { output in
        output.backward + output.byInput.flatMap(\.steps)
      } + (gradient.map { [$0] } ?? [])
  }
}

extension Derivation.InputDerivative {
  package var steps: [Derivation.Step] {
    let name = Derivation.programText(of: output, by: input)
    let isSum = routes.count > 1
    func step(_ kind: Derivation.Kind, _ side: MathText, _ path: [String]) -> Derivation.Step {
      Derivation.Step(
        kind: kind, name: name, sides: [symbol, side], before: nil, after: nil,
        reason: .along(path: path), value: nil)
    }
    let combine = Derivation.Step(
      kind: .combine, name: name, sides: [symbol], before: nil, after: nil,
      reason: .chain(rule, paths: paths, of: output, by: input), value: value)
    let orders = routes.flatMap { route in
      [
        step(.backward, route.backward, route.nodes), step(.forward, route.forward, route.nodes),
      ]
    }
    let wrong = isSum ? routes.map { step(.wrong, $0.product, $0.nodes) } : []
    return [combine] + totals.map(\.step) + orders + wrong
      + [substitution, simplification, shortened].compactMap(\.self)
  }
}

extension Derivation {
  /// The name of a derivative as it is typed.
  static func programText(of output: String, by input: String) -> String {
    "d\(output)/d\(input)"
  }
}
