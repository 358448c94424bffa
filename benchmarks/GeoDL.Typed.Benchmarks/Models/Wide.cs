namespace GeoDL.Typed.Benchmarks;

/// <summary>Hidden features as wide as published networks have them.</summary>
[Irreps("32x0e + 32x1o + 32x2e")]
public readonly ref partial struct Wide;
