import ChainruleCharts
import ChainruleGraphics
import Foundation
import TestSupport
import Testing

@Suite("Every chart can be read, whatever its numbers")
struct ChartTests {
  @Test("Its document is well formed and says what it shows", arguments: gallery)
  func wellFormed(chart: NamedChart) throws {
    for theme in Theme.allCases {
      let document = try Document(chart.svg(theme))
      let root = try #require(document.elements.first)
      #expect(root.attributes["role"] == "img")
      #expect(document.elements[1].name == "title" && document.elements[1].text == chart.title)
      #expect(document.elements[2].name == "desc")
      #expect(
        document.elements[2].text == chart.description.replacing("\n", with: " "))
      #expect(document.elements.filter { $0.name == "style" }.count == 1)
      let named = root.attributes["aria-labelledby"]?.split(separator: " ").map(String.init)
      #expect(named == document.elements[1...2].map { $0.attributes["id"] ?? "" })
    }
  }

  @Test("It is the same every time, and differs between themes by its style sheet alone")
  func deterministic() throws {
    for chart in gallery {
      #expect(chart.svg(.auto) == chart.svg(.auto))
      func body(_ theme: Theme) -> String? {
        chart.svg(theme).components(separatedBy: "</style>").last
      }
      #expect(Set(Theme.allCases.map(body)).count == 1)
    }
  }

  @Test("No words overlap others or leave the page", arguments: gallery)
  func words(chart: NamedChart) throws {
    let document = try Document(chart.svg(.light))
    let root = try #require(document.elements.first)
    let width = try #require(Double(root.attributes["width"] ?? ""))
    let height = try #require(Double(root.attributes["height"] ?? ""))
    let boxes = try document.elements.filter { $0.name == "text" }.map(Box.init)
    for (place, box) in boxes.enumerated() {
      #expect(box.left >= 0 && box.right <= width, "\(box.text)")
      #expect(box.top >= 0 && box.bottom <= height, "\(box.text)")
      for other in boxes[(place + 1)...] where box.overlaps(other) {
        Issue.record("\(box.text) and \(other.text)")
      }
    }
  }

  @Test("Nothing is drawn outside the page", arguments: gallery)
  func shapes(chart: NamedChart) throws {
    let document = try Document(chart.svg(.light))
    let root = try #require(document.elements.first)
    let width = try #require(Double(root.attributes["width"] ?? ""))
    let height = try #require(Double(root.attributes["height"] ?? ""))
    for element in document.elements {
      for (name, value) in element.attributes {
        let limit = ["x", "x1", "x2"].contains(name) ? width : height
        guard ["x", "x1", "x2", "y", "y1", "y2"].contains(name) else { continue }
        let number = try #require(Double(value))
        #expect((0...limit).contains(number))
      }
      let path = element.attributes["d"] ?? ""
      for pair in path.split(whereSeparator: { "ML".contains($0) }) {
        let numbers = pair.split { !"-.0123456789".contains($0) }.prefix(2).compactMap {
          Double($0)
        }
        #expect(numbers.count == 2 && (0...width).contains(numbers[0]), "\(pair)")
        #expect((0...height).contains(numbers[1]), "\(pair)")
      }
    }
  }

  /// The room of a `text` element, whichever font shows it.
  struct Box {
    let text: String
    let left, right, top, bottom: Double

    init(_ element: Document.Element) throws {
      func number(_ name: String) throws -> Double {
        try #require(Double(element.attributes[name] ?? ""))
      }
      text = element.text
      let size = try number("font-size")
      let face: TextMetrics.Face = element.attributes["font-weight"] == nil ? .upright : .bold
      let length = TextMetrics.width(of: text, face, size: size)
      let (x, y) = (try number("x"), try number("y"))
      let before =
        switch element.attributes["text-anchor"] {
        case "middle": length / 2
        case "end": length
        default: 0.0
        }
      // From the height of capitals to the base line.
      if element.attributes["transform"] == nil {
        (left, right, top, bottom) = (x - before, x - before + length, y - 0.7 * size, y)
      } else {
        (left, right, top, bottom) = (x - 0.7 * size, x, y + before - length, y + before)
      }
    }

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }
}

@Suite("A chart holds what it was given")
struct ChartContentTests {
  private func segments(_ chart: LineChart) throws -> Int {
    let lines = try Document(chart.svg()).elements(ofClass: "s1").filter { $0.name == "path" }
    return lines.reduce(0) { $0 + ($1.attributes["d"] ?? "").count { $0 == "M" } }
  }

  @Test("A value that is not finite is a gap, and a point between two gaps a mark")
  func gaps() throws {
    let chart = lineChart([curve([1, 2, .nan, 3, .infinity, 4, 5, 6])])
    #expect(try segments(chart) == 2)
    let marks = try Document(chart.svg()).elements(ofClass: "f1")
    #expect(marks.count == 1 && (marks[0].attributes["d"] ?? "").count { $0 == "M" } == 6)
  }

  @Test("Where it went wrong there is a cross, and a word")
  func fault() throws {
    let document = try Document(lineChart([curve([1, 3, 9, .infinity], fault: "diverged")]).svg())
    #expect(document.elements(ofClass: "fault").count == 1)
    #expect(document.elements.contains { $0.name == "text" && $0.text == "diverged" })
    let sound = try Document(lineChart([curve([1, 3, 9])]).svg())
    #expect(sound.elements(ofClass: "fault").isEmpty)
  }

  @Test("Series are told apart without colours")
  func withoutColors() throws {
    let chart = lineChart((0..<5).map { curve([Double($0), 1], name: "\($0)") })
    let document = try Document(chart.svg())
    let lines = document.elements.filter {
      $0.name == "path" && ($0.attributes["class"] ?? "").hasPrefix("line")
    }
    #expect(Set(lines.map { $0.attributes["stroke-dasharray"] }).count == 5)
    for number in 0..<5 {
      #expect(document.elements.contains { $0.name == "text" && $0.text == "\(number)" })
    }
  }

  @Test("Of very many points the extremes are drawn")
  func extremes() throws {
    var values = [Double](repeating: 0, count: 50_000)
    values[31_234] = 1
    let svg = lineChart([curve(values)]).svg()
    let path = try Document(svg).elements(ofClass: "s1")[0].attributes["d"] ?? ""
    let heights = path.split { "ML".contains($0) }.compactMap { $0.split(separator: " ").last }
    #expect(heights.count < 5000 && heights.count { $0 != heights[0] } == 1)
  }

  @Test("The words for a line chart name its ends, its extremes and its gaps")
  func lineDescription() {
    let chart = lineChart([curve([4, 1, .nan, 2], fault: "diverged")])
    #expect(
      chart.description == """
        Line chart of loss against step.
        loss: 3 points, 1 not finite and left out, from 4.0 at step 0.0 to 2.0 at step 3.0, \
        then diverged; least 1.0 at step 1.0, largest 4.0 at step 0.0.
        """)
  }

  @Test("A bar is as long as its value, and the words for the chart name all")
  func bars() throws {
    let bars = try Document(modes.svg()).elements(ofClass: "bar")
    let lengths = bars.compactMap { Double($0.attributes["width"] ?? "") }
    #expect(lengths.count == 5)
    for (length, value) in zip(lengths, [620, 364, 407, 1062, 531]) {
      #expect((length / lengths[0] - Double(value) / 620).magnitude < 1e-3)
    }
    #expect(
      modes.description == """
        Bar chart of multiplications.
        Elimination: forward 620, reverse 364 (emphasized), markowitz 407, \
        exact skipped: too many vertices.
        Sweeps: forward 1062, reverse 531 (emphasized).
        """)
  }

  @Test("A pattern has a dot for each entry, or for each block that has one")
  func patterns() throws {
    func dots(_ chart: PatternChart) throws -> Int {
      try Document(chart.svg()).elements(ofClass: "f4").reduce(0) {
        $0 + ($1.attributes["d"] ?? "").count { $0 == "M" }
      }
    }
    #expect(try dots(pattern(12, 12) { ($0 - $1).magnitude <= 1 }) == 34)
    #expect(try dots(pattern(0, 3) { _, _ in true }) == 0)
    // 240 rows and columns in blocks of 2 × 2, those of the diagonal and one corner.
    #expect(try dots(pattern(240, 240) { $0 == $1 || $0 + 239 == $1 }) == 121)
  }

  @Test(
    "The words for a pattern name its size, its entries and its structure",
    arguments: [
      (pattern(4, 4) { $0 == $1 }, "25 %. It is diagonal."),
      (pattern(2, 3) { _, _ in true }, "100 %. It is dense."),
      (pattern(20, 20) { ($0 - $1).magnitude <= 1 }, "14.5 %. All lie within 1 of the diagonal."),
      (pattern(2, 2) { _, _ in false }, "0 entries that are not zero."),
    ])
  func patternDescription(chart: PatternChart, end: String) {
    #expect(chart.description.hasSuffix(end), "\(chart.description)")
  }

  // Legends wrap where texts are long, and have no place where they are empty.
  @Test(
    "Names of all kinds are text and nothing else",
    arguments: hostileTexts.filter { (1...80).contains($0.count) })
  func hostile(text: String) throws {
    func elements(_ text: String) throws -> [String] {
      let chart = lineChart(
        [curve([1, 2], name: text), curve([2, 1], name: text, fault: text)], title: text,
        vertical: text)
      let bars = BarChart(
        title: text, axisTitle: text,
        groups: [.init(name: text, bars: [.init(label: text, value: 1, text: text)])])
      return try [chart.svg(), bars.svg(), pattern(2, 2, title: text) { _, _ in true }.svg()]
        .flatMap { try Document($0).elements.map(\.name) }
    }
    let (found, wanted) = (try elements(text), try elements("a"))
    #expect(found == wanted)
  }
}
