namespace GeoDL.Typed.Models.Tests.Published;

/// <summary>An energy, in eV.</summary>
[Irreps("energy: 0e")]
public readonly ref partial struct AtomEnergy;
