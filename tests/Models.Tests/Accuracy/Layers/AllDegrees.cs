namespace GeoDL.Typed.Models.Tests.Accuracy.Layers;

/// <summary>Every degree to 6, scalars and vectors of both parities.</summary>
[Irreps("3x0e + 2x0o + 9x1o + 2x1e + 2x2e + 1x3o + 1x4e + 1x5o + 2x6e")]
public readonly ref partial struct AllDegrees;
