namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>A case with its timings, and those of the libraries that ran the same work.</summary>
internal sealed record Timed(Case Work, Sample Ours, IReadOnlyDictionary<string, Sample> Peers);
