namespace GeoDL.Typed.Models.Tests.Accuracy.Layers;

/// <summary>Two operands whose copies meet each with each: copies of the first fill a vector register and one lane.</summary>
[Irreps("17x1o + 17x3o + 17x6e + 3x1o + 3x2e + 3x6e")]
public readonly ref partial struct OuterOperands;

/// <summary>Two operands of equally many copies.</summary>
[Irreps("17x1o + 17x3o + 17x6e + 17x1o + 17x2e + 17x6e")]
public readonly ref partial struct PairedOperands;

/// <summary>Two operands of degree 3, whose product reaches every degree to 6, and a weight a row for each path of a channel-wise product.</summary>
[Irreps("9x3o + 126x0e + 2x3o")]
public readonly ref partial struct WeightedOperands;

/// <summary>Two operands of degree 3 with equally many copies.</summary>
[Irreps("9x3o + 9x0e + 9x3o")]
public readonly ref partial struct EqualOperands;
