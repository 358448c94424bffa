namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>How long one run of a case took: median and least of several rounds, in seconds.</summary>
internal sealed record Timed(Case Work, double Median, double Least);
