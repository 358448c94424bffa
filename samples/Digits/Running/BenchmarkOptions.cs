using System.Globalization;

namespace GeoDL.Typed.Samples.Digits.Running;

/// <summary>A run of the benchmark.</summary>
/// <param name="DataFolder">Folder of the images.</param>
/// <param name="OutputFolder">Where runs are kept.</param>
/// <param name="Network">The network.</param>
/// <param name="Epochs">How often it sees each image.</param>
/// <param name="Seed">Fixes initial weights and the order of images.</param>
/// <param name="Upright">Whether it learns from upright images alone.</param>
public sealed record BenchmarkOptions(
    string DataFolder,
    string OutputFolder,
    NetworkKind Network,
    int Epochs,
    ulong Seed,
    bool Upright = false
)
{
    /// <summary>The training as it is after its last whole epoch.</summary>
    public string Checkpoint =>
        Path.Combine(
            OutputFolder,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Network.ToString().ToLowerInvariant()}{(Upright ? "-upright" : "")}-{Epochs}-{Seed}.safetensors"
            )
        );

    /// <summary>The results of all runs, one a line.</summary>
    public string Results => Path.Combine(OutputFolder, "benchmark.jsonl");
}
