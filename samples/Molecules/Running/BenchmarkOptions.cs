using System.Globalization;
using GeoDL.Typed.Samples.Molecules.Network;

namespace GeoDL.Typed.Samples.Molecules.Running;

/// <summary>A run of the benchmark.</summary>
/// <param name="DataFolder">Folder of the acetylacetone sets.</param>
/// <param name="OutputFolder">Where runs are kept.</param>
/// <param name="Network">The network.</param>
/// <param name="Configurations">How many it learns from; the rest of the set validates.</param>
/// <param name="Seed">Fixes which, initial weights and order.</param>
/// <param name="Minutes">How long it trains, from which the epochs follow when it begins.</param>
/// <param name="Epochs">The epochs themselves; null: from the minutes.</param>
public sealed record BenchmarkOptions(
    string DataFolder,
    string OutputFolder,
    NetworkKind Network,
    int Configurations,
    ulong Seed,
    double Minutes,
    int? Epochs = null
)
{
    /// <summary>What the run is called.</summary>
    public string Name =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Network.ToString().ToLowerInvariant()}-{Configurations}-{Seed}-{Length}"
        );

    /// <summary>How long it trains, in words.</summary>
    public string Length =>
        Epochs is { } epochs
            ? string.Create(CultureInfo.InvariantCulture, $"{epochs}-epochs")
            : string.Create(CultureInfo.InvariantCulture, $"{Minutes:0.###}-minutes");

    /// <summary>The training as it was when it was last saved.</summary>
    public string Checkpoint => Path.Combine(OutputFolder, Name + ".safetensors");

    /// <summary>The epochs that the run has, once it has begun.</summary>
    public string Plan => Path.Combine(OutputFolder, Name + ".plan");

    /// <summary>The finished potential.</summary>
    public string Potential => Path.Combine(OutputFolder, Name + ".potential.safetensors");

    /// <summary>The results of all runs, one a line.</summary>
    public string Results => Path.Combine(OutputFolder, "benchmark.jsonl");
}
