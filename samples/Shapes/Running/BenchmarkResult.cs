namespace GeoDL.Typed.Samples.Shapes.Running;

/// <summary>The result of a run of the benchmark, a line of its file.</summary>
/// <param name="Network">The network.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Epochs">The epochs.</param>
/// <param name="Weights">Its weights.</param>
/// <param name="Validation">Per cent of the validation shapes that it names rightly.</param>
/// <param name="Upright">Per cent of the test shapes, upright.</param>
/// <param name="Turned">Per cent of them turned at random.</param>
/// <param name="CubeAnswers">How many upright test shapes get another answer, each moved by one of the cube's 48
/// symmetries.</param>
/// <param name="CubeChange">By how much a logit changes at most then, relative to the largest.</param>
/// <param name="Seconds">Seconds of training.</param>
public sealed record BenchmarkResult(
    string Network,
    ulong Seed,
    int Epochs,
    int Weights,
    double Validation,
    double Upright,
    double Turned,
    int CubeAnswers,
    double CubeChange,
    double Seconds
);
