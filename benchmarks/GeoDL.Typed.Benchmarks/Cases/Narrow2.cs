namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>8 copies of each degree up to 2.</summary>
[Irreps("8x0e + 8x1o + 8x2e")]
public readonly ref partial struct Narrow2;
