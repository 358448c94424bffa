namespace GeoDL.Typed.Algebra;

/// <summary>A cosine or sine of a window, which acts on folded values.</summary>
/// <param name="Harmonic">Its place in <see cref="SampledWindow.Harmonics"/>.</param>
/// <param name="IsSine">Whether it is the sine.</param>
/// <param name="Entries">Where it is not zero, row by row from the centre up; none if it is zero everywhere.</param>
public sealed record FoldedFunction(int Harmonic, bool IsSine, IReadOnlyList<FoldEntry> Entries);
