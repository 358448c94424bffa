namespace GeoDL.Typed.ColdStart;

/// <summary>Features of a point.</summary>
[Irreps("32x0e + 32x1o + 32x2e")]
public readonly ref partial struct Hidden;
