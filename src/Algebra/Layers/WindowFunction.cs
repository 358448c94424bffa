namespace GeoDL.Typed.Algebra;

/// <summary>A function that is summed over a window: the cosine or the sine of one of its harmonics.</summary>
/// <param name="Harmonic">Which harmonic of the window.</param>
/// <param name="IsSine">Whether it is the sine.</param>
/// <param name="IsNegated">Whether the irrep's component is its negative.</param>
public readonly record struct WindowFunction(int Harmonic, bool IsSine, bool IsNegated)
{
    /// <summary>The function that is summed, whatever sign the irrep's component has.</summary>
    public WindowFunction Summed => new(Harmonic, IsSine, IsNegated: false);
}
