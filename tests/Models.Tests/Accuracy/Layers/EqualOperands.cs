namespace GeoDL.Typed.Models.Tests.Accuracy.Layers;

/// <summary>Two operands of degree 3 with equally many copies.</summary>
[Irreps("9x3o + 9x0e + 9x3o")]
public readonly ref partial struct EqualOperands;
