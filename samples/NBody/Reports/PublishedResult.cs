namespace GeoDL.Typed.Samples.NBody.Reports;

/// <summary>
/// A number from a paper on the same task: 3000 trajectories to train, five particles, 1000 steps ahead.
/// </summary>
/// <param name="Model">Its name.</param>
/// <param name="Error">Mean squared error on the test trajectories.</param>
/// <param name="Source">Where it is reported.</param>
public sealed record PublishedResult(string Model, double Error, string Source)
{
    private const string Egnn = "Satorras et al. 2021 (2102.09844), table 2";

    /// <summary>The field's table.</summary>
    public static IReadOnlyList<PublishedResult> All { get; } =
    [
        new("Linear", 0.0819, Egnn),
        new("SE(3)-Transformer", 0.0244, Egnn),
        new("Tensor Field Network", 0.0155, Egnn),
        new("GNN, not equivariant", 0.0107, Egnn),
        new("Radial Field", 0.0104, Egnn),
        new("EGNN", 0.0071, Egnn),
        new("SEGNN", 0.0043, "Brandstetter et al. 2022 (2110.02905), table 1"),
        new("CGENN", 0.0039, "Ruhe et al. 2023 (2305.11141)"),
    ];
}
