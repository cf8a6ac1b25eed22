import ChainruleCalculus
import ChainruleCompiler
import ChainruleLanguage
import ChainruleSymbolics

/// The equations of a compiled program in the order of evaluation, or the codes of its mistakes.
func equations(_ text: String, _ options: Compilation.Options = .init()) -> [String] {
  let compilation = compile(text, options)
  guard let program = compilation.program else { return compilation.diagnostics.map(\.code) }
  let terms = GraphTerms(program)
  return program.graph.operationNodes.map { node in
    "\(program.name(of: node)) = \(terms.definition(of: node)?.programText ?? "")"
  }
}

func compile(_ text: String, _ options: Compilation.Options = .init()) -> Compilation {
  Compilation.compile(SourceText(name: "test", bytes: Array(text.utf8)), options: options)
}

/// The names of the inputs, with their default values where they have one.
func inputs(_ text: String) -> [String] {
  guard let program = compile(text).program else { return [] }
  return zip(program.graph.inputs, program.defaults).map { input, value in
    program.name(of: input) + (value.map { " = \($0)" } ?? "")
  }
}

func outputs(_ text: String, _ options: Compilation.Options = .init()) -> [String] {
  compile(text, options).program?.outputs.map(\.name) ?? []
}
