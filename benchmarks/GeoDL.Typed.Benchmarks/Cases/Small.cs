namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Few copies, uneven.</summary>
[Irreps("16x0e + 8x1o + 4x2e")]
public readonly ref partial struct Small;
