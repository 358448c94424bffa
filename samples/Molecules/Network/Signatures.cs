namespace GeoDL.Typed.Samples.Molecules.Network;

/// <summary>What is known of an atom: its species, one-hot, in the order of <see cref="Elements.Known"/>.</summary>
[Irreps("species: 4x0e")]
public readonly ref partial struct Atom;

/// <summary>One number for each molecule.</summary>
[Irreps("energy: 0e")]
public readonly ref partial struct Energy;

/// <summary>What atoms tell each other.</summary>
[Irreps("scalars: 64x0e + vectors: 64x1o + tensors: 64x2e")]
public readonly ref partial struct Hidden;

/// <summary>What atoms tell each other, up to degree 1.</summary>
[Irreps("scalars: 64x0e + vectors: 64x1o")]
public readonly ref partial struct VectorHidden;

/// <summary><see cref="Hidden"/> with twice the copies.</summary>
[Irreps("scalars: 128x0e + vectors: 128x1o + tensors: 128x2e")]
public readonly ref partial struct WideHidden;
