package import ChainruleCalculus
import ChainruleSymbolics

/// Nodes of a program that a picture shows as one card: a variable with the steps to its value, the
/// passes of a loop, the calls of a function, a part of a large program.
package struct NodeGroup: Sendable, Equatable {
  /// What the card is called.
  package let name: String
  /// What a group without a name of its own ends with: the card says `name … last`.
  package let last: String?
  /// In the order of evaluation.
  package let members: [NodeID]
  /// How many values the name has; 1 where the card stands for one variable.
  package let repetitions: Int

  /// - Precondition: there is a member, and none is in another group of the same picture.
  package init(name: String, last: String? = nil, members: [NodeID], repetitions: Int) {
    precondition(!members.isEmpty, "a group has members")
    self.name = name
    self.last = last
    self.members = members.sorted()
    self.repetitions = repetitions
  }

  /// The node whose value is that of the card, where it stands for one variable: the last.
  var result: NodeID? { repetitions == 1 && last == nil ? members.last : nil }

  /// `x × 100`, `v₁ … v₅₀₀`, or the name.
  var label: Formula {
    let name = Formula(name: name)
    if let last { return name + Formula(" … ", .quiet) + Formula(name: last) }
    return repetitions > 1 ? name + Formula(" × \(repetitions)", .upright) : name
  }
}
