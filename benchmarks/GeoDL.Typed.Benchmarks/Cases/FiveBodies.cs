namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>A body with its speed, velocity and charge, and where it will be.</summary>
[Irreps("speed: 0e + velocity: 1o + charge: 0e")]
public readonly ref partial struct FiveBodies;
