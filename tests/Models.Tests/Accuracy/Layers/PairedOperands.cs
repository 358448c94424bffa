namespace GeoDL.Typed.Models.Tests.Accuracy.Layers;

/// <summary>Two operands of equally many copies.</summary>
[Irreps("9x1o + 9x3o + 9x6e + 9x1o + 9x2e + 9x6e")]
public readonly ref partial struct PairedOperands;
