import ChainruleLanguage
import ChainruleReporting

/// The catalogue of operations: notation, partials, domains, costs and kinks.
public struct Catalogue: Sendable {
  /// The catalogue in aligned columns, or one operation in detail.
  public let text: String
  /// The catalogue in Markdown.
  public let markdown: String
  /// The catalogue as JSON, `chainrule.operations/1`.
  public let json: String

  /// All operations, or those that a spelling names.
  ///
  /// - Parameter spelling: a name or sign, such as `tanh`, `log` or `+`.
  /// - Throws: `ProgramError` where no operation is spelled so.
  public init(of spelling: String? = nil) throws(ProgramError) {
    let report: OperationsReport
    if let spelling {
      let operations = OperationsReport.operations(spelled: spelling)
      let structural = OperationsReport.structuralOperations(spelled: spelling)
      guard !operations.isEmpty || !structural.isEmpty else {
        let near = nearest(spelling, among: OperationsReport.allSpellings)
        throw ProgramError(
          code: "unknown-operation", message: "there is no operation \(spelling)",
          help: near.map { "did you mean \($0)?" } ?? "chainrule operations lists them all")
      }
      report = OperationsReport(operations, structural: structural)
    } else {
      report = OperationsReport()
    }
    text = report.text
    markdown = report.markdown
    json = report.json.text
  }

  private init(_ tables: ShapeTables) {
    text = tables.text
    markdown = tables.markdown
    json = tables.json.text
  }

  /// The paper's tables of shapes: of a derivative, and of the factors of the chain rule.
  public static let shapes = Catalogue(ShapeTables())
}
