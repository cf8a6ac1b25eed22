import BigInt
import ChainruleCalculus

/// A derivative in the inputs, as far as that can be written.
struct Ending {
  /// A derivative of more signs is left in its intermediate variables.
  static let longest: BigUInt = 400

  var substitution: Derivation.Step?
  var simplification: Derivation.Step?
  var shortened: Derivation.Step?
  var size: BigUInt?
  var formula: String
  var result: MathText
  var isSubstituted: Bool
}

extension DerivativeAlongPaths {
  /// Substitutes and simplifies.
  func ending(_ combined: Combination) -> Ending {
    guard let simplified = simplified(combined) else {
      return Ending(
        size: context.size(ofSubstituted: combined.whole), formula: combined.formula.programText,
        result: context.math(combined.formula).replacing(combined.signs), isSubstituted: false)
    }
    let name = Derivation.programText(of: output.name, by: context.name(input))
    let (raw, plain, simplifier) = simplified
    let written = substitutedMath(combined, raw)
    func step(
      _ kind: Derivation.Kind, _ sides: [MathText], _ before: Term, _ after: Term,
      _ reason: Derivation.Reason
    ) -> Derivation.Step {
      Derivation.Step(
        kind: kind, name: name, sides: [symbol] + sides, before: before.programText,
        after: after.programText, reason: reason, value: value)
    }
    let original = original(combined)
    let result = context.math(plain)
    let assumptions = assumptions(
      combined.assumptions.map { $0.mapped(context.substituted) } + simplifier.assumptions,
      of: plain
    ).map(math)
    let isPlain = result == written || result == original && raw == combined.formula
    let simplification = Derivation.Reason.simplification(
      simplifier.used.filter(\.isWorthMentioning), assuming: assumptions)
    return Ending(
      substitution: raw == combined.formula
        ? nil : step(.substitute, [original, written], combined.formula, raw, .substitution),
      simplification: isPlain && assumptions.isEmpty
        ? nil : step(.simplify, [result], raw, plain, simplification),
      shortened: shortened(plain).map { shorter, reason in
        step(.shorten, [context.math(shorter)], plain, shorter, reason)
      }, size: context.size(ofSubstituted: combined.whole), formula: plain.programText,
      result: result, isSubstituted: true)
  }

  /// The derivative in the inputs, before and after it is simplified; nil where it is too long.
  func simplified(_ combined: Combination) -> (raw: Term, plain: Term, by: Simplifier)? {
    guard let size = context.size(ofSubstituted: combined.whole), size <= Ending.longest else {
      return nil
    }
    let raw = context.substituted(combined.whole)
    var simplifier = Simplifier(context.store)
    let plain = simplifier.simplify(raw)
    return (raw, plain, simplifier)
  }

  private func original(_ combined: Combination) -> MathText {
    combined.factors.count > 1
      ? .product(combined.factors.enumerated().map { factor($1, at: $0) })
      : context.math(combined.formula).replacing(combined.signs)
  }

  private func substitutedMath(_ combined: Combination, _ raw: Term) -> MathText {
    guard combined.factors.count > 1 else { return context.math(raw) }
    return .product(
      combined.factors.enumerated().map { factor(context.substituted($1), at: $0) })
  }

  private func shortened(_ plain: Term) -> (Term, Derivation.Reason)? {
    var simplifier = Simplifier(context.store, rules: SimplificationRule.shortening)
    let shorter = simplifier.simplify(plain)
    guard shorter.operationCount < plain.operationCount else { return nil }
    return (
      shorter,
      .simplification(
        simplifier.used.filter(\.isWorthMentioning), assuming: simplifier.assumptions.map(math))
    )
  }

  private func math(_ assumption: Assumption) -> MathText {
    assumption.text { context.math($0) }
  }
}

extension SimplificationRule.Name {
  /// Whether a reader has to be told: order is no reason.
  fileprivate var isWorthMentioning: Bool { self != .sumInOrder && self != .productInOrder }
}
