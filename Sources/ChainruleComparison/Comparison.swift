package import ChainruleCalculus

