"""The language's functions on JAX's double-precision numbers, for --verify."""

import math

import jax

jax.config.update("jax_enable_x64", True)

import jax.numpy as jnp  # noqa: E402  (after the precision is chosen)


class Double:
    number = float

    sin, cos, tan = jnp.sin, jnp.cos, jnp.tan
    asin, acos, atan = jnp.arcsin, jnp.arccos, jnp.arctan
    sinh, cosh, tanh = jnp.sinh, jnp.cosh, jnp.tanh
    asinh, acosh, atanh = jnp.arcsinh, jnp.arccosh, jnp.arctanh
    exp, expm1 = jnp.exp, jnp.expm1
    ln, log2, log10, log1p = jnp.log, jnp.log2, jnp.log10, jnp.log1p
    sqrt, cbrt, square = jnp.sqrt, jnp.cbrt, jnp.square
    root = jnp.sqrt
    abs, sign = jnp.abs, jnp.sign
    erf, sigmoid, softplus = jax.scipy.special.erf, jax.nn.sigmoid, jax.nn.softplus
    relu, silu, elu = jax.nn.relu, jax.nn.silu, jax.nn.elu
    atan2, hypot, logaddexp = jnp.arctan2, jnp.hypot, jnp.logaddexp

    @staticmethod
    def pi():
        return math.pi

    @staticmethod
    def e():
        return math.e

    @staticmethod
    def step(x):
        return jnp.heaviside(x, 0.0)

    @staticmethod
    def gelu(x):
        return jax.nn.gelu(x, approximate=False)

    @staticmethod
    def leakyrelu(x):
        return jax.nn.leaky_relu(x, 0.01)

    @staticmethod
    def max(*arguments):
        return jnp.max(jnp.stack(arguments))

    @staticmethod
    def min(*arguments):
        return jnp.min(jnp.stack(arguments))


def differentiate(program):
    """The values {output: number} and derivatives {output: {input: number}} at a program's point."""
    point = [jnp.float64(value) for value in program.at.values()]
    every_input = tuple(range(len(point)))

    def gradient(output):
        def value(*p):
            return jnp.asarray(program.translation(Double, *p)[output], jnp.float64)

        return [float(part) for part in jax.grad(value, argnums=every_input)(*point)]

    values = program.translation(Double, *point)
    jacobian = {output: dict(zip(program.at, gradient(output), strict=True)) for output in values}
    return {output: float(value) for output, value in values.items()}, jacobian
