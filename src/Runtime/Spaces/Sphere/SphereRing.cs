namespace GeoDL.Typed.CompilerServices;

/// <summary>Pixels of one latitude, evenly spaced.</summary>
/// <param name="Cosine">cos θ, θ from the north pole.</param>
/// <param name="HalfSine">sin θ/2, from what the sampling knows exactly: near the poles cos θ has lost it.</param>
/// <param name="HalfCosine">cos θ/2.</param>
/// <param name="Weight">The weight of a pixel in integrals; the sum over all pixels is 4π.</param>
/// <param name="First">The number of its first pixel.</param>
/// <param name="Count">How many pixels it has.</param>
/// <param name="IsShifted">Whether the first pixel is at half a step and not at φ = 0.</param>
internal readonly record struct SphereRing(
    double Cosine,
    double HalfSine,
    double HalfCosine,
    double Weight,
    int First,
    int Count,
    bool IsShifted
)
{
    /// <summary>The longitude of a pixel of the ring.</summary>
    internal double Phi(int pixel) => Math.Tau * (pixel + (IsShifted ? 0.5 : 0)) / Count;

    /// <summary>The ring at the same distance from the south pole.</summary>
    internal SphereRing Mirrored(int first) =>
        this with
        {
            Cosine = -Cosine,
            HalfSine = HalfCosine,
            HalfCosine = HalfSine,
            First = first,
        };
}
