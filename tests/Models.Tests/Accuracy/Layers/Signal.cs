namespace GeoDL.Typed.Models.Tests.Accuracy.Layers;

/// <summary>What is convolved.</summary>
[Irreps("4x0e + 3x1o + 1x1e + 2x6e")]
public readonly ref partial struct Signal;
