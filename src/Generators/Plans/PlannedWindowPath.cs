namespace GeoDL.Typed.Generators.Plans;

/// <summary>A path of a convolution over pixels, with its places and proved terms.</summary>
/// <param name="Path">Operand, harmonic and result.</param>
/// <param name="Terms">z_k = Σ coefficient · (function summed over component i).</param>
internal sealed record PlannedWindowPath(PlannedPath Path, IReadOnlyList<WindowTerm> Terms);
