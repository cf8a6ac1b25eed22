import ChainruleGraphviz
import ChainruleReporting

/// What a machine has and lacks of what the tool uses.
public struct Diagnosis: Sendable {
  /// One thing that was tried.
  public struct Finding: Sendable {
    /// What was tried.
    public let subject: String
    /// Whether it works.
    public let works: Bool
    /// What was found.
    public let detail: String
    /// The command that mends it.
    public let remedy: String?
  }

  /// Everything that was tried, in the order of its weight.
  public let findings: [Finding]

  /// Whether nothing is lacking.
  public var isHealthy: Bool { findings.allSatisfy(\.works) }

  /// Tries out this machine.
  ///
  /// - Parameter layoutArguments: what makes this executable call `GraphLayout.serve()`.
  public static func ofThisMachine(layoutArguments: [String]) -> Diagnosis {
    let graph = LayoutGraph(
      nodes: [Size(width: 60, height: 40), Size(width: 60, height: 40)],
      edges: [LayoutGraph.Edge(tail: 0, head: 1, label: Size(width: 40, height: 20))])
    let remedy = "apt-get install -y libgraphviz-dev"
    var findings: [Finding] = []
    do throws(LayoutFailure) {
      _ = try graph.laidOut()
      findings.append(
        Finding(
          subject: "Graphviz library", works: true, detail: "lays out a graph", remedy: nil))
    } catch {
      findings.append(
        Finding(subject: "Graphviz library", works: false, detail: "\(error)", remedy: remedy))
    }
    do throws(LayoutFailure) {
      let child = GraphLayout.process(arguments: layoutArguments, timeLimit: .seconds(10))
      _ = try child.layout(of: graph)
      findings.append(
        Finding(
          subject: "layout in a process of its own", works: true, detail: "answers", remedy: nil))
    } catch {
      findings.append(
        Finding(
          subject: "layout in a process of its own", works: false, detail: "\(error)",
          remedy: remedy))
    }
    return Diagnosis(findings: findings)
  }

  /// The findings as a person reads them.
  public var text: String {
    let lines = findings.map { finding in
      let remedy = finding.remedy.map { "\n      mend it: \($0)" } ?? ""
      return "\(finding.works ? "ok  " : "lacks") \(finding.subject): \(finding.detail)\(remedy)"
    }
    let end =
      isHealthy ? "\nEverything works.\n" : "\nDrawing needs what is lacking; the rest works.\n"
    return lines.joined(separator: "\n") + "\n" + end
  }

  /// The findings as JSON.
  public var json: String {
    let findings = findings.map { finding -> JSON in
      [
        "subject": .string(finding.subject), "works": .bool(finding.works),
        "detail": .string(finding.detail), "remedy": .optional(finding.remedy),
      ]
    }
    return (["schema": "chainrule.diagnosis/1", "findings": .array(findings)] as JSON).text
  }
}
