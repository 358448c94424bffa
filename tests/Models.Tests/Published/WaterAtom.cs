namespace GeoDL.Typed.Models.Tests.Published;

/// <summary>An atom of water: 1 at the place of hydrogen or oxygen, 0 at the other.</summary>
[Irreps("type: 2x0e")]
public readonly ref partial struct WaterAtom;
