namespace GeoDL.Typed.Samples.Sky.Digits;

/// <summary>A run on spherical digits.</summary>
/// <param name="DataFolder">MNIST's four IDX files.</param>
/// <param name="OutputFolder">Where results and checkpoints go.</param>
/// <param name="IsRotated">Whether it learns from turned digits.</param>
/// <param name="Epochs">How often each is seen.</param>
/// <param name="Seed">Fixes everything that is random.</param>
/// <param name="Images">Images to learn from and to validate with, from the first on; null for all.</param>
/// <param name="Tests">Images to be tested with; null for all.</param>
public sealed record DigitOptions(
    string DataFolder,
    string OutputFolder,
    bool IsRotated,
    int Epochs,
    ulong Seed,
    int? Images = null,
    int? Tests = null
)
{
    /// <summary>What it learns from, as the literature writes it.</summary>
    public string Trained => IsRotated ? "R" : "NR";

    /// <summary>A file with a line for each result.</summary>
    public string Results => Path.Combine(OutputFolder, "digits.jsonl");

    /// <summary>The checkpoint of the run.</summary>
    public string Checkpoint =>
        Path.Combine(OutputFolder, $"digits-{Trained.ToLowerInvariant()}-{Images ?? 0}-{Epochs}-{Seed}.safetensors");
}
