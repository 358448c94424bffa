namespace GeoDL.Typed.Algebra;

/// <summary>Some neighbouring copies of a block, in whatever order a row is stored.</summary>
/// <param name="Block">The block's number in its list of irreps.</param>
/// <param name="FirstCopy">The first copy.</param>
/// <param name="Mul">The number of copies.</param>
public readonly record struct CopyRange(int Block, int FirstCopy, int Mul);
