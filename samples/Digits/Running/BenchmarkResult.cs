namespace GeoDL.Typed.Samples.Digits.Running;

/// <summary>The result of a run of the benchmark, a line of its file.</summary>
/// <param name="Network">The network.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Epochs">The epochs.</param>
/// <param name="Weights">Its weights.</param>
/// <param name="ValidationError">Per cent of the validation images that it names wrongly.</param>
/// <param name="TestError">Per cent of the test images.</param>
/// <param name="Seconds">Seconds of training.</param>
/// <param name="UprightTestError">The same upright, of a network that has learned from upright images
/// alone.</param>
public sealed record BenchmarkResult(
    string Network,
    ulong Seed,
    int Epochs,
    int Weights,
    double ValidationError,
    double TestError,
    double Seconds,
    double? UprightTestError = null
)
{
    /// <summary>All results of a file; none if there is no file.</summary>
    /// <exception cref="DataFileException">A line is no result.</exception>
    public static IReadOnlyList<BenchmarkResult> Read(string path) => ResultLines.Read<BenchmarkResult>(path);

    /// <summary>Adds the result to a file.</summary>
    public void AppendTo(string path) => ResultLines.Append(path, this);
}
