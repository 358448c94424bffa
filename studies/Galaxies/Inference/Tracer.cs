namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>
/// What is known of a galaxy beside where it is: that it is there, and how it moves (zero where that is not to be
/// known).
/// </summary>
[Irreps("present: 0e + velocity: 1o")]
public readonly ref partial struct Tracer;

/// <summary>
/// The answer, one row a cloud: Ω_m and σ_8 as <see cref="CosmologyLabels"/> scales them. Nothing in it turns.
/// </summary>
[Irreps("matter: 0e + clustering: 0e")]
public readonly ref partial struct Estimate;
