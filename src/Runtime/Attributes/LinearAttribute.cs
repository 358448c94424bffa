namespace GeoDL.Typed;

/// <summary>
/// An equivariant linear map (e3nn <c>o3.Linear</c>): each irrep of the result is a mixture of the operand's copies of
/// that irrep.
/// </summary>
/// <example>
/// By types, and inline; scalars of the result have biases; a map for each of 89 elements:
/// <code><![CDATA[
/// [EquivariantModel]
/// public sealed partial class Net
/// {
///     [Linear(Bias = true)]
///     private partial Hidden Mix(Hidden x);
///
///     [Linear("16x0e + 8x1o", "1o")]
///     private partial Features Read(Features x);
///
///     [Linear(Species = 89)]
///     private partial Hidden MixByElement(Hidden x, Labels elements);
///
///     [return: Irreps("1o")]
///     public Features Forward(PointCloud<Hidden> cloud, Labels elements) =>
///         Read(MixByElement(Mix(cloud.Features), elements));
/// }
/// ]]></code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinearAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public LinearAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c> or spans.</summary>
    public LinearAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>Adds a bias to each copy of 0e of the result.</summary>
    public bool Bias { get; set; }

    /// <summary>Adds the operand to the result; both signatures must be equal.</summary>
    public bool Residual { get; set; }

    /// <summary>
    /// How many maps there are. The layer's last parameter is then <c>Labels</c>, one for each row: row i is multiplied
    /// by the map of its label, without a one-hot row. Weights are [Species, weights of a map].
    /// </summary>
    public int Species { get; set; } = 1;

    /// <summary>Normalisation by the number of operands (e3nn's <c>path_normalization</c>).</summary>
    public PathNormalization PathNormalization { get; set; } = PathNormalization.Element;
}
