// ChainruleCompiler
