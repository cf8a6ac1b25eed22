import ChainruleCalculus

/// Graphs whose numbers have been published.
extension GraphSketch {
  /// Baydin et al., "Automatic Differentiation in Machine Learning: a Survey" (2018, arXiv
  /// 1502.05767), tables 2 and 3, with the paper's names v1…v5.
  package static var baydin: GraphSketch {
    var sketch = GraphSketch()
    let x1 = sketch.input("x1", 2)
    let x2 = sketch.input("x2", 5)
    let v1 = sketch.apply(.naturalLogarithm, x1, as: "v1")
    let v2 = sketch.apply(.multiplication, x1, x2, as: "v2")
    let v3 = sketch.apply(.sine, x2, as: "v3")
    let v4 = sketch.apply(.addition, v1, v2, as: "v4")
    sketch.output(sketch.apply(.subtraction, v4, v3, as: "y"))
    return sketch
  }

  /// Griewank and Walther, "Evaluating Derivatives" (2nd edition, 2008), tables 1.1 to 1.3.
  package static var griewankWalther: GraphSketch {
    var sketch = GraphSketch()
    let x1 = sketch.input("x1", 1.5)
    let x2 = sketch.input("x2", 0.5)
    let v1 = sketch.apply(.division, x1, x2, as: "v1")
    let v2 = sketch.apply(.sine, v1, as: "v2")
    let v3 = sketch.apply(.exponential, x2, as: "v3")
    let v4 = sketch.apply(.subtraction, v1, v3, as: "v4")
    let v5 = sketch.apply(.addition, v2, v4, as: "v5")
    sketch.output(sketch.apply(.multiplication, v5, v4, as: "y"))
    return sketch
  }

  /// x + x², with u1 = x².
  package static var plusSquare: GraphSketch {
    var sketch = GraphSketch()
    let x = sketch.input("x", 1)
    let square = sketch.apply(.power, x, sketch.constant(2), as: "u1")
    sketch.output(sketch.apply(.addition, x, square, as: "y"))
    return sketch
  }
}
