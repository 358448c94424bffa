namespace GeoDL.Typed.Samples.Molecules.Reports;

/// <summary>A published result on acetylacetone: 450 configurations at 300 K to learn from.</summary>
/// <param name="Model">The model.</param>
/// <param name="Force300">Rms error of forces at 300 K, in meV/Å.</param>
/// <param name="Force600">The same at 600 K.</param>
/// <param name="Source">Where it stands.</param>
public sealed record Published(string Model, double Force300, double Force600, string Source)
{
    /// <summary>What results are compared with.</summary>
    public static IReadOnlyList<Published> All { get; } = [new("MACE, 2.8 million weights", 5.1, 22.4, "2206.07697")];
}
