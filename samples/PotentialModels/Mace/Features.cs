namespace GeoDL.Typed.Samples.Potentials.Mace;

/// <summary>An atom: 1 at the place of its element among hydrogen, carbon and oxygen, 0 elsewhere.</summary>
[Irreps("element: 3x0e")]
public readonly ref partial struct LightAtom;

/// <summary>What an atom gathers of its neighbours: in each channel a number, a vector and a tensor.</summary>
[Irreps("16x0e + 16x1o + 16x2e")]
public readonly ref partial struct Density;

/// <summary>An atom after the first round: in each channel a number and a vector.</summary>
[Irreps("16x0e + 16x1o")]
public readonly ref partial struct Described;

/// <summary>A number in each channel.</summary>
[Irreps("16x0e")]
public readonly ref partial struct Channels;

/// <summary>The hidden numbers of the last readout.</summary>
[Irreps("8x0e")]
public readonly ref partial struct ReadoutNumbers;
