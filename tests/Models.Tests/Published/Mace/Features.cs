namespace GeoDL.Typed.Models.Tests.Published.Mace;

/// <summary>An atom: 1 at the place of its element among the eleven of the network, 0 elsewhere.</summary>
[Irreps("element: 11x0e")]
public readonly ref partial struct MetalAtom;

/// <summary>A number in each channel.</summary>
[Irreps("8x0e")]
public readonly ref partial struct MetalChannels;

/// <summary>What an atom gathers of its neighbours: in each channel a number and a vector.</summary>
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct MetalDensity;
