namespace GeoDL.Typed.Models.Tests.Accuracy.Layers;

/// <summary>What comes out.</summary>
[Irreps("4x0e + 1x0o + 2x1o + 1x2e + 2x3o + 1x4e + 1x5o + 2x6e")]
public readonly ref partial struct Convolved;
