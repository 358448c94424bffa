namespace GeoDL.Typed.Samples.Potentials.Network;

/// <summary>An atom: 1 at the place of its element among the 89 of the potential, 0 elsewhere.</summary>
[Irreps("element: 89x0e")]
public readonly ref partial struct Atom;

/// <summary>What an atom knows of its surroundings: numbers, vectors, and tensors of degree 2 and 3.</summary>
[Irreps("128x0e + 64x1o + 32x2e + 32x3o")]
public readonly ref partial struct Hidden;

/// <summary>The last features of an atom: numbers alone.</summary>
[Irreps("128x0e")]
public readonly ref partial struct Invariants;

/// <summary>An energy, in eV.</summary>
[Irreps("energy: 0e")]
public readonly ref partial struct Energy;
