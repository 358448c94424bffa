namespace GeoDL.Typed.Models.Tests.Accuracy.Layers;

/// <summary>
/// Two operands whose copies meet each with each: copies of the first fill a vector register and one lane.
/// </summary>
[Irreps("17x1o + 17x3o + 17x6e + 3x1o + 3x2e + 3x6e")]
public readonly ref partial struct OuterOperands;
