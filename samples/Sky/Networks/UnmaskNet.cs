namespace GeoDL.Typed.Samples.Sky.Networks;

/// <summary>Polarisation at a pixel: Q and U, as HEALPix has them.</summary>
[Irreps("polarisation: 2", Group = Group.O2)]
public readonly ref partial struct Polarisation;

/// <summary>How much a pixel counts.</summary>
[Irreps("mask: 0e", Group = Group.O2)]
public readonly ref partial struct Mask;

/// <summary>Coefficients of polarisation: E and B differ by their parity.</summary>
[Irreps("e: 2e..24 + b: 2o..24")]
public readonly ref partial struct Modes;

/// <summary>Coefficients of B.</summary>
[Irreps("2o..24")]
public readonly ref partial struct BModes;

/// <summary>Coefficients of a mask.</summary>
[Irreps("0e..36")]
public readonly ref partial struct MaskModes;

/// <summary>
/// A step towards the sky whose product with the mask is what was seen: what is missing is filtered, degree by degree,
/// and added, with a part of the step before.
/// </summary>
[EquivariantModel]
public sealed partial class UnmaskStep
{
    [FieldProduct]
    private partial Modes Cover(MaskModes mask, Modes sky);

    [Linear]
    private partial Modes Filter(Modes missing);

    [Linear]
    private partial Modes Keep(Modes step);

    /// <summary>The sky after the step, and the step.</summary>
    public Pair<Modes, Modes> Forward(MaskModes mask, Modes seen, Modes sky, Modes last)
    {
        Modes missing = seen - Cover(mask, sky);
        Modes step = missing + 0.3 * Filter(missing) + 0.3 * Keep(last);
        return new Pair<Modes, Modes>(sky + step, step);
    }
}

/// <summary>
/// B of a sky that was seen through a mask. A mask mixes E with B; the product with it is known, so the network learns
/// to solve for the sky. Filters never mix E with B, since their parities differ: what undoes the leakage is the
/// geometry of the mask alone.
/// </summary>
[EquivariantModel]
public sealed partial class UnmaskNet
{
    /// <summary>The largest degree of a sky.</summary>
    public const int MaxDegree = 24;

    [ToHarmonics(MaxDegree = MaxDegree)]
    private partial Modes Analyse(Directions pixels, Polarisation sky);

    [ToHarmonics(MaxDegree = 36)]
    private partial MaskModes AnalyseMask(Directions pixels, Mask mask);

    [Module(Repeat = 8)]
    private partial IReadOnlyList<UnmaskStep> Steps { get; }

    /// <summary>One row a sky.</summary>
    public BModes Forward(Sphere<Polarisation> sky, Sphere<Mask> mask)
    {
        Modes seen = Analyse(sky.Directions, sky.Features);
        MaskModes cover = AnalyseMask(mask.Directions, mask.Features);
        Modes found = seen,
            step = seen;
        foreach (UnmaskStep next in Steps)
            (found, step) = next.Forward(cover, seen, found, step);
        return BModes.From(found.B);
    }
}
