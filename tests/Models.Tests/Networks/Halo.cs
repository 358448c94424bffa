namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>A halo: what is observed of it.</summary>
[Irreps("logMass: 0e + velocity: 1o")]
public readonly ref partial struct Halo;
