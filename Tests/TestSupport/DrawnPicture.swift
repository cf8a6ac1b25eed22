/// What an SVG picture draws, read from the document alone: cards, labels and strokes in the plane.
package struct DrawnPicture {
  package struct Box {
    package let name: String
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double

    func meets(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  /// A cubic Bézier curve with what is drawn about it.
  struct Stroke {
    let edge: String
    let points: [SIMD2<Double>]
    let halfWidth: Double
  }

  package let cards: [Box]
  /// Each by the id of its edge.
  package let labels: [Box]
  let strokes: [Stroke]
  private let page: Box

  package init(_ document: Document) {
    func number(_ element: Document.Element, _ name: String) -> Double {
      element.attributes[name].flatMap(Double.init) ?? .nan
    }
    func box(_ element: Document.Element) -> Box {
      let owner = element.parent.flatMap { document.elements[$0].attributes["id"] } ?? ""
      let (x, y) = (number(element, "x"), number(element, "y"))
      return Box(
        name: owner, left: x, top: y, right: x + number(element, "width"),
        bottom: y + number(element, "height"))
    }
    cards = document.elements(ofClass: "card").map(box)
    labels = document.elements(ofClass: "pill").map(box)
    strokes = document.elements.filter { $0.attributes["marker-end"] != nil }.flatMap {
      element -> [Stroke] in
      let id = element.parent.flatMap { document.elements[$0].attributes["id"] } ?? ""
      let half = element.classes.contains("path") ? 1.3 : 0.9
      let points = Self.points(of: element.attributes["d"] ?? "")
      return stride(from: 0, to: points.count - 3, by: 3).map {
        Stroke(edge: id, points: Array(points[$0...($0 + 3)]), halfWidth: half)
      }
    }
    page =
      document.elements.first { $0.classes.contains("paper") }.map(box)
      ?? Box(name: "page", left: 0, top: 0, right: 0, bottom: 0)
  }

  /// `M1 2C3 4 5 6 7 8 …`
  private static func points(of path: String) -> [SIMD2<Double>] {
    let numbers = path.split { !"0123456789.-".contains($0) }.compactMap { Double($0) }
    return stride(from: 0, to: numbers.count - 1, by: 2).map {
      SIMD2(numbers[$0], numbers[$0 + 1])
    }
  }

  /// Every two things that meet though they must not, and what leaves the page.
  ///
  /// Cards and labels meet nothing; a label may lie on the stroke of its own edge, which it hides.
  package var collisions: [String] {
    var found: [String] = []
    let boxes = cards + labels
    for (place, box) in boxes.enumerated() {
      for other in boxes[(place + 1)...] where box.meets(other) {
        found.append("\(box.name) meets \(other.name)")
      }
      if box.left < page.left || box.top < page.top || box.right > page.right
        || box.bottom > page.bottom
      {
        found.append("\(box.name) leaves the page")
      }
    }
    for label in labels {
      for stroke in strokes where label.name != stroke.edge + "-label" {
        if stroke.meets(label) { found.append("\(label.name) meets the stroke of \(stroke.edge)") }
      }
    }
    return found
  }
}

extension DrawnPicture.Stroke {
  /// Whether the stroke comes into a box, to a twentieth of a point, on the safe side.
  func meets(_ box: DrawnPicture.Box) -> Bool {
    let reach = halfWidth + 0.05
    let wide = DrawnPicture.Box(
      name: "", left: box.left - reach, top: box.top - reach, right: box.right + reach,
      bottom: box.bottom + reach)
    var pieces = [points]
    while let piece = pieces.popLast() {
      let low = piece.reduce(piece[0]) { pointwiseMin($0, $1) }
      let high = piece.reduce(piece[0]) { pointwiseMax($0, $1) }
      // A Bézier curve lies within the hull of its control points.
      guard low.x < wide.right, wide.left < high.x, low.y < wide.bottom, wide.top < high.y
      else { continue }
      if (high - low).max() < 0.05 { return true }
      let (first, second) = Self.halves(of: piece)
      pieces += [first, second]
    }
    return false
  }

  /// The two halves of a curve, by de Casteljau.
  private static func halves(
    of p: [SIMD2<Double>]
  ) -> ([SIMD2<Double>], [SIMD2<Double>]) {
    let (a, b, c) = ((p[0] + p[1]) / 2, (p[1] + p[2]) / 2, (p[2] + p[3]) / 2)
    let (d, e) = ((a + b) / 2, (b + c) / 2)
    let middle = (d + e) / 2
    return ([p[0], a, d, middle], [middle, e, c, p[3]])
  }
}
