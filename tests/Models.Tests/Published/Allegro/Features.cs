namespace GeoDL.Typed.Models.Tests.Published.Allegro;

/// <summary>Numbers of a type, as the atom that hears or the one that is heard.</summary>
[Irreps("32x0e")]
public readonly ref partial struct TypeNumbers;

/// <summary>What a pair knows without direction.</summary>
[Irreps("64x0e")]
public readonly ref partial struct Latent;

/// <summary>What a pair knows with direction.</summary>
[Irreps("32x0e + 32x1o")]
public readonly ref partial struct PairTensor;

/// <summary>How strongly a pair's number 1 and its direction enter each channel.</summary>
[Irreps("numbers: 32x0e + vectors: 32x0e")]
public readonly ref partial struct Strengths;

/// <summary>A latent, and strengths in the surroundings of the atom that hears.</summary>
[Irreps("latent: 64x0e + numbers: 32x0e + vectors: 32x0e")]
public readonly ref partial struct Projection;
