namespace GeoDL.Typed.Generators.Models;

/// <summary>A static partial method over spans, or a misplaced layer that gets a throwing body.</summary>
/// <param name="Type">The containing type.</param>
/// <param name="Layer">The method.</param>
/// <param name="Scalar"><c>float</c> or <c>double</c>; empty for a stub.</param>
/// <param name="Ordinal">Its number among the methods of that name in the containing type, in the order of the
/// text.</param>
public sealed record KernelDeclaration(TypeContext Type, LayerDeclaration Layer, string Scalar, int Ordinal);
