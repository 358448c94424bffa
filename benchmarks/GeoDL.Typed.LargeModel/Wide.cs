namespace GeoDL.Typed.LargeModel;

/// <summary>Features of a point.</summary>
[Irreps("128x0e + 128x1o + 128x2e + 128x3o + 128x4e + 128x5o + 128x6e")]
public readonly ref partial struct Wide;
