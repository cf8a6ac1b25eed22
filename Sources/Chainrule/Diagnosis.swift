import ChainruleGraphviz
import ChainruleReporting

/// What a machine has and lacks of what the tool uses.
public struct Diagnosis: Sendable {
  /// One thing that was tried.
  public struct Finding: Sendable {
    /// What was tried.
    public let subject: String
    /// What it is needed for.
    public let purpose: String
    /// Whether it works.
    public let works: Bool
    /// What was found.
    public let detail: String
    /// The command that mends it.
    public let remedy: String?
  }

  /// Everything that was tried, in the order of its weight.
  public private(set) var findings: [Finding] = []

  /// Whether nothing is lacking.
  public var isComplete: Bool { findings.allSatisfy(\.works) }

  /// Whether pictures can be drawn as SVG.
  public var canDraw: Bool { findings.allSatisfy { $0.works || $0.purpose != Self.pictures } }

  private static let pictures = "pictures"

  /// Tries out this machine.
  ///
  /// - Parameter layoutArguments: what makes this executable call `GraphLayout.serve()`.
  public static func ofThisMachine(layoutArguments: [String]) -> Diagnosis {
    let graph = LayoutGraph(
      nodes: [Size(width: 60, height: 40), Size(width: 60, height: 40)],
      edges: [LayoutGraph.Edge(tail: 0, head: 1, label: Size(width: 40, height: 20))])
    var diagnosis = Diagnosis()
    diagnosis.try("Graphviz library", for: pictures, remedy: "libgraphviz-dev") {
      _ = try graph.laidOut()
      return "lays out a graph"
    }
    diagnosis.try("layout in a process of its own", for: pictures, remedy: "libgraphviz-dev") {
      _ = try GraphLayout.process(arguments: layoutArguments).engine(graph)
      return "answers"
    }
    diagnosis.try(
      "rsvg-convert and fonts", for: "PNG and PDF", remedy: "librsvg2-bin fonts-dejavu-core"
    ) {
      guard try PictureConversion.drawsLetters() else { throw DrawingError.noFonts }
      return "draw letters"
    }
    return diagnosis
  }

  private mutating func `try`(
    _ subject: String, for purpose: String, remedy packages: String, _ attempt: () throws -> String
  ) {
    do {
      let detail = try attempt()
      findings.append(
        Finding(subject: subject, purpose: purpose, works: true, detail: detail, remedy: nil))
    } catch {
      let detail = (error as? DrawingError)?.message ?? "\(error)"
      findings.append(
        Finding(
          subject: subject, purpose: purpose, works: false, detail: detail,
          remedy: "apt-get install -y \(packages)"))
    }
  }

  /// The findings as a person reads them.
  public var text: String {
    let lines = findings.map { finding in
      let remedy = finding.remedy.map { "\n      mend it: \($0)" } ?? ""
      return "\(finding.works ? "ok   " : "lacks") \(finding.subject), for \(finding.purpose): "
        + "\(finding.detail)\(remedy)"
    }
    let end = isComplete ? "Everything works." : "All that is not named here works."
    return lines.joined(separator: "\n") + "\n\n\(end)\n"
  }

  /// The findings as JSON.
  public var json: String {
    let findings = findings.map { finding -> JSON in
      [
        "subject": .string(finding.subject), "purpose": .string(finding.purpose),
        "works": .bool(finding.works), "detail": .string(finding.detail),
        "remedy": .optional(finding.remedy),
      ]
    }
    return (["schema": "chainrule.diagnosis/1", "findings": .array(findings)] as JSON).text
  }
}
