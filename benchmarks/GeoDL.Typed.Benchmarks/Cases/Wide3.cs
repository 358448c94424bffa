namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>32 copies of each degree up to 3.</summary>
[Irreps("32x0e + 32x1o + 32x2e + 32x3o")]
public readonly ref partial struct Wide3;
