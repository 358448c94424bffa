namespace GeoDL.Typed.Models.Tests.Accuracy.Layers;

/// <summary>
/// Two operands of degree 3, whose product reaches every degree to 6, and a weight a row for each path of a
/// channel-wise product.
/// </summary>
[Irreps("9x3o + 126x0e + 2x3o")]
public readonly ref partial struct WeightedOperands;
