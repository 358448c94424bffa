namespace GeoDL.Typed.Generators.Models;

/// <summary>The symmetric product of an operand with itself.</summary>
public sealed record TensorSquareOptions(bool Weighted, IrrepNormalization IrrepNormalization) : LayerOptions;
