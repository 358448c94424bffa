namespace GeoDL.Typed.Samples.Potentials.Atoms;

/// <summary>A few structures to begin with.</summary>
public static class Structures
{
    /// <summary>Half of the edge of silicon's cube, in Å.</summary>
    private const double Half = 2.715;

    /// <summary>All, by name.</summary>
    public static IReadOnlyList<Structure> All => [Perovskite, Silicon, MovedSilicon, Water, LightCrystal, ShortBond];

    /// <summary>Silicon's primitive cell: each atom is a neighbour of its own images.</summary>
    public static Structure Silicon { get; } =
        new(
            "silicon",
            [14, 14],
            [0, 0, 0, Half / 2, Half / 2, Half / 2],
            new Cell([0, Half, Half, Half, 0, Half, Half, Half, 0])
        );

    /// <summary>The same with an atom out of its place.</summary>
    public static Structure MovedSilicon { get; } =
        Silicon.At([0.1, 0.05, -0.05, Half / 2, Half / 2, Half / 2]) with
        {
            Name = "moved-silicon",
        };

    /// <summary>Strontium titanate, its atoms a little out of their places, in a skew cell.</summary>
    public static Structure Perovskite { get; } =
        new(
            "perovskite",
            [38, 22, 8, 8, 8],
            [
                0.03,
                -0.05,
                0.02,
                1.9474999999999998,
                1.9275,
                1.9925,
                2.0275,
                2.0025,
                -0.03,
                1.9625,
                -0.05500000000000001,
                2.0124999999999997,
                0.015,
                1.9475,
                1.9625,
            ],
            new Cell([3.905, 0, 0, 0.11, 3.905, 0, 0, -0.07, 3.905])
        );

    /// <summary>A molecule of water.</summary>
    public static Structure Water { get; } =
        new("water", [8, 1, 1], [0, 0, 0.119262, 0, 0.763239, -0.477047, 0, -0.763239, -0.477047]);

    /// <summary>Six atoms of hydrogen, carbon and oxygen in a skew cell.</summary>
    public static Structure LightCrystal { get; } =
        new(
            "light-crystal",
            [8, 6, 1, 8, 6, 1],
            [
                0.38660089,
                0.43419621,
                0.35159478,
                2.78956776,
                0.91253001,
                2.25688203,
                1.34772579,
                2.80883417,
                2.3499018,
                3.34863251,
                2.60399222,
                0.16497031,
                1.93038522,
                1.75522364,
                1.32543608,
                4.9003975,
                4.21908802,
                3.49690121,
            ],
            new Cell([4.3, 0, 0, 1.05, 4.1, 0, 0.65, 0.85, 4.45])
        );

    /// <summary>Carbon and oxygen, so close that their nuclei repel.</summary>
    public static Structure ShortBond { get; } = new("short-bond", [6, 8], [0, 0, 0, 0, 0, 0.62]);
}
