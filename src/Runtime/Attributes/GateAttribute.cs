namespace GeoDL.Typed;

/// <summary>
/// A gate (e3nn <c>nn.Gate</c>): the operand is <c>Gated&lt;T&gt;</c>, the result T; scalars are activated, each l > 0
/// copy is multiplied by its activated gate.
/// </summary>
/// <example>
/// A linear map gives the scalars, the gates and what they multiply:
/// <code><![CDATA[
/// [EquivariantModel]
/// public sealed partial class Net
/// {
///     [Linear]
///     private partial Gated<Hidden> Widen(Hidden x);
///
///     [Gate(Even = Nonlinearity.SiLU, Gates = Nonlinearity.Sigmoid)]
///     private partial Hidden Activate(Gated<Hidden> x);
///
///     public Hidden Forward(PointCloud<Hidden> cloud) => Activate(Widen(cloud.Features));
/// }
/// ]]></code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GateAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public GateAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c> or spans.</summary>
    public GateAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>Function of even scalars.</summary>
    public Nonlinearity Even { get; set; } = Nonlinearity.SiLU;

    /// <summary>Function of odd scalars.</summary>
    public Nonlinearity Odd { get; set; } = Nonlinearity.Tanh;

    /// <summary>Function of the gates 0e.</summary>
    public Nonlinearity Gates { get; set; } = Nonlinearity.Sigmoid;

    /// <summary>
    /// Function of the 0o gates: those 0o copies of the operand that exceed the 0o of the result. They gate the last
    /// copies of the result; an odd function flips the parity of a gated copy, an even one keeps it.
    /// </summary>
    public Nonlinearity OddGates { get; set; } = Nonlinearity.Tanh;

    /// <summary>Which second-moment constants are used.</summary>
    public MomentConstants Constants { get; set; } = MomentConstants.Exact;

    /// <summary>
    /// The numbers that functions are multiplied by, instead of <see cref="Constants"/>: of Even, Odd, Gates and
    /// OddGates, in this order; 1 leaves a function as it is. For weights that were trained behind other numbers.
    /// </summary>
    public double[]? GivenConstants { get; set; }
}
