namespace GeoDL.Typed.Studies.Galaxies.Study.Models;

/// <summary>
/// What a steerable network of the study is told of a galaxy: that it is there, how fast it is, and where it goes.
/// </summary>
[Irreps("invariants: 2x0e + velocity: 1o")]
public readonly ref partial struct Known;
