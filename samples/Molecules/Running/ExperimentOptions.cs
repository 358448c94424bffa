using GeoDL.Typed.Samples.Molecules.Network;

namespace GeoDL.Typed.Samples.Molecules.Running;

/// <summary>What the default run does.</summary>
/// <param name="Training">File of extended XYZ to learn from; null: what ships with the sample.</param>
/// <param name="Test">File to be tested with; null: what ships, or a fifth of the file.</param>
/// <param name="OutputFolder">Where results go.</param>
/// <param name="Network">The network.</param>
/// <param name="Epochs">How often each configuration is seen.</param>
/// <param name="Steps">Steps of molecular dynamics.</param>
/// <param name="Kelvin">Its temperature.</param>
/// <param name="Seed">Fixes everything that is random.</param>
public sealed record ExperimentOptions(
    string? Training,
    string? Test,
    string OutputFolder,
    NetworkKind Network,
    int Epochs,
    int Steps,
    double Kelvin,
    ulong Seed
);
