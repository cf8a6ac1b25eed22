/// What a file may hold and a document may not, or not as it stands.
package let hostileTexts = [
  "]]>", "<script>alert(1)</script>", "a\"b'c&d", "&amp;", "\u{0}\u{1}\u{8}\u{1B}", "\r\n\t",
  "\u{2028}\u{2029}", "\u{FFFE}\u{FFFF}", "\u{7F}\u{85}\u{9F}", "\u{1FFFE}\u{10FFFF}",
  "\u{202E}abc", "-->", "<!DOCTYPE", "\\N\\G\\\"", "{}|<>", "😀é́", "%s%n", "x\\",
]
