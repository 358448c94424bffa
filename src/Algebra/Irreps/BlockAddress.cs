namespace GeoDL.Typed.Algebra;

/// <summary>
/// Where a declared block lies in a row of the inner layout: component m of copy u is at Offset + m·Stride + u.
/// </summary>
/// <param name="Offset">Where component 0 of copy 0 lies.</param>
/// <param name="Stride">From one component to the next: the multiplicity of the merged block.</param>
/// <param name="Mul">The multiplicity of the declared block.</param>
/// <param name="Irrep">The irrep.</param>
public readonly record struct BlockAddress(int Offset, int Stride, int Mul, Irrep Irrep);
