namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>32 copies of each degree up to 2.</summary>
[Irreps("32x0e + 32x1o + 32x2e")]
public readonly ref partial struct Wide2;
