/// What a file may hold and a document may not, or not as it stands: two hundred texts and more,
/// each of the seeds below in several settings.
package let hostileTexts: [String] = {
  var texts = hostileSeeds
  let settings: [(String) -> String] = [
    { "a" + $0 + "b" }, { $0 + $0 }, { "_" + $0 + "1" }, { "\"" + $0 }, { $0 + ">" },
  ]
  for setting in settings { texts += hostileSeeds.map(setting) }
  var seen: Set<[UInt8]> = []
  return texts.filter { seen.insert(Array($0.utf8)).inserted }
}()

private let hostileSeeds = [
  // Markup
  "]]>", "<![CDATA[", "<script>alert(1)</script>", "a\"b'c&d", "&amp;", "&lt;b&gt;", "&#60;",
  "&#x0;",
  "&nbsp;&unknown;", "-->", "<!-- ", "<!DOCTYPE", "<?xml version=\"1.1\"?>", "</svg>", "</style>",
  "' onload='alert(1)", "\" style=\"fill:url(http://x)", "javascript:alert(1)", "url(#a)",
  "xlink:href=\"http://a\"", "@import 'http://a';",
  // Characters
  "\u{0}\u{1}\u{8}\u{1B}", "\r\n\t", "\n\n", "\u{2028}\u{2029}", "\u{FFFE}\u{FFFF}",
  "\u{7F}\u{85}\u{9F}", "\u{1FFFE}\u{10FFFF}", "\u{D7FF}\u{E000}", "\\uD800", "&#xD800;",
  "\u{202E}abc\u{202C}", "\u{2066}\u{2069}", "\u{200B}\u{200D}\u{FEFF}", "😀👩‍👩‍👧é́",
  "e\u{301}\u{302}\u{303}",
  "\u{E0001}\u{E0041}", "ﷺ𒐫", String(repeating: "long ", count: 200),
  // Graphviz, Mermaid, YAML, JSON
  "\\N\\G\\\"", "x\\", "\\l\\r\\n", "{}|<>", "];}digraph{", "->a--b", "%s%n", "%%{init: {}}%%",
  "end\n  click a \"http://x\"", "`**b**`_i_~~", "#35;#quot;", ":::class", "---\ntitle: a",
  "${x}$$",
  "\\u0022", "{\"a\":1}", "\\", "",
]
