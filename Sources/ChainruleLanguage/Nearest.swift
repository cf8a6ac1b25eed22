/// The name that a mistyped one most likely stands for, or nil if none is near.
///
/// Near means few insertions, deletions, substitutions and exchanges of neighbours, in proportion
/// to the length; a letter in the other case counts half. Of names equally near the first in the
/// order of strings wins, whatever the order of `candidates`.
///
/// - Complexity: linear in the number of candidates; the length of those compared is bounded.
package func nearest(_ name: String, among candidates: some Sequence<String>) -> String? {
  let longest = 64
  let wanted = Array(name.unicodeScalars.prefix(longest + 1))
  guard wanted.count <= longest else { return nil }
  var best: (distance: Int, name: String)?
  for candidate in candidates where candidate != name {
    let letters = Array(candidate.unicodeScalars.prefix(longest + 1))
    let limit = editLimit(max(wanted.count, letters.count))
    guard letters.count <= longest, abs(letters.count - wanted.count) * 2 <= limit else { continue }
    let distance = editDistance(wanted, letters)
    guard distance <= limit else { continue }
    if best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true {
      best = (distance, candidate)
    }
  }
  return best?.name
}

/// How many half edits apart two names of a length may be: none but case for one letter.
private func editLimit(_ length: Int) -> Int {
  switch length {
  case ...1: 1
  case ...4: 2
  case ...8: 4
  default: 6
  }
}

/// The optimal string alignment distance (Damerau 1964, Levenshtein 1966), in half edits.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = (0...b.count).map { 2 * $0 }
  for i in a.indices {
    var row = [2 * (i + 1)]
    row.reserveCapacity(b.count + 1)
    for j in b.indices {
      var least = min(last[j] + substitutionCost(a[i], b[j]), last[j + 1] + 2, row[j] + 2)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        least = min(least, beforeLast[j - 1] + 2)
      }
      row.append(least)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}

private func substitutionCost(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Int {
  if a == b { return 0 }
  return a.properties.lowercaseMapping == b.properties.lowercaseMapping ? 1 : 2
}
