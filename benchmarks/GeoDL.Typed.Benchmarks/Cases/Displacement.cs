namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>How far a body moves.</summary>
[Irreps("displacement: 1o")]
public readonly ref partial struct Displacement;
