// ChainruleSymbolics
