namespace GeoDL.Typed;

/// <summary>Drops whole copies of irreps and of declared fields at random while training (e3nn
/// <c>nn.Dropout</c>).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DropoutAttribute : LayerAttribute
{
    /// <summary>Declares the probability.</summary>
    /// <param name="probability">The probability that a copy is dropped, in [0, 1).</param>
    public DropoutAttribute(double probability) => Probability = probability;

    /// <summary>Probability that a copy of an irrep of a row is dropped.</summary>
    public double Probability { get; }

    /// <summary>The inline signature of operand and result.</summary>
    public string? Input { get; set; }
}
