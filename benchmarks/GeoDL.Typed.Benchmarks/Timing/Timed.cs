namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>How long one run of a case took: median and least of several rounds, in seconds; and the peer's median, if it ran.</summary>
internal sealed record Timed(Case Work, double Median, double Least, double? Peer);
