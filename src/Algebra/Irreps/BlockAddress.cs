namespace GeoDL.Typed.Algebra;

/// <summary>
/// The place of a declared block in a row of the inner layout: component m of copy u is at Offset + m·Stride + u.
/// </summary>
/// <param name="Offset">The place of component 0 of copy 0.</param>
/// <param name="Stride">The distance from one component to the next: the multiplicity of the merged block.</param>
/// <param name="Mul">The multiplicity of the declared block.</param>
/// <param name="Irrep">The irrep.</param>
public readonly record struct BlockAddress(int Offset, int Stride, int Mul, Irrep Irrep);
