namespace GeoDL.Typed.Models.Tests.Published.Nequip;

/// <summary>Numbers alone: of a type, and of an atom before the first round and behind the last.</summary>
[Irreps("32x0e")]
public readonly ref partial struct Invariants;

/// <summary>An atom after one round: it knows vectors to its neighbours.</summary>
[Irreps("32x0e + 32x1o")]
public readonly ref partial struct Polar;

/// <summary>An atom after two rounds: products of two vectors are axial vectors.</summary>
[Irreps("32x0e + 32x1e + 32x1o")]
public readonly ref partial struct Axial;

/// <summary>An atom after three rounds: products of three vectors are numbers that a mirror changes.</summary>
[Irreps("32x0e + 32x0o + 32x1e + 32x1o")]
public readonly ref partial struct Chiral;
