using System.Globalization;

namespace GeoDL.Typed.Samples.Shapes.Running;

/// <summary>A run of the benchmark.</summary>
/// <param name="DataFolder">Folder of the shapes.</param>
/// <param name="OutputFolder">Where runs are kept.</param>
/// <param name="Network">The network.</param>
/// <param name="Epochs">How often it sees each shape.</param>
/// <param name="Seed">Fixes initial weights and the order of shapes.</param>
/// <param name="LearnsTurned">Whether it learns from shapes turned at random, each time anew, instead of upright
/// ones.</param>
public sealed record BenchmarkOptions(
    string DataFolder,
    string OutputFolder,
    NetworkKind Network,
    int Epochs,
    ulong Seed,
    bool LearnsTurned = false
)
{
    /// <summary>The network, in results.</summary>
    public string Name => Network.ToString().ToLowerInvariant() + (LearnsTurned ? "-turned" : "");

    /// <summary>The training as it is after its last whole epoch.</summary>
    public string Checkpoint =>
        Path.Combine(OutputFolder, string.Create(CultureInfo.InvariantCulture, $"{Name}-{Epochs}-{Seed}.safetensors"));

    /// <summary>The results of all runs, one a line.</summary>
    public string Results => Path.Combine(OutputFolder, "modelnet10.jsonl");
}
