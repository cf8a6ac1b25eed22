import ChainruleReporting
import Testing

@Suite("Mistakes as JSON")
struct ErrorReportTests {
  @Test("have the contract's keys; what there is not is null")
  func json() {
    let report = ErrorReport([
      .init(
        code: "shape-mismatch", message: "cannot add a vector of 3 and a vector of 2",
        file: "neuron.chain", start: .init(line: 4, column: 7), end: .init(line: 4, column: 8),
        help: "both sides of + need the same shape, or one of them a scalar"),
      .init(
        code: "usage", message: "say \"why\"", file: nil, start: nil, end: nil, help: nil),
    ])
    #expect(
      report.json.text == #"""
        {
          "errors": [
            {"code": "shape-mismatch", "message": "cannot add a vector of 3 and a vector of 2", \#
        "file": "neuron.chain", "start": {"line": 4, "column": 7}, "end": {"line": 4, "column": 8}, \#
        "help": "both sides of + need the same shape, or one of them a scalar"},
            {"code": "usage", "message": "say \"why\"", "file": null, "start": null, \#
        "end": null, "help": null}
          ]
        }

        """#)
    #expect(ErrorReport([]).json.text == "{\n  \"errors\": []\n}\n")
  }
}
