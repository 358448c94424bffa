namespace GeoDL.Typed;

/// <summary>A Clebsch-Gordan tensor product of two operands (e3nn <c>o3.TensorProduct</c>).</summary>
/// <example>
/// A layer with weights of its own, one whose weights are computed for each edge, and a function of spans:
/// <code><![CDATA[
/// [EquivariantModel]
/// public sealed partial class Net
/// {
///     [SphericalHarmonics("1o", "0e + 1o")]
///     private partial Features Direction(Features r);
///
///     [MultiLayerPerceptron("8x0e", "48x0e")]
///     private partial Features Radial(Features basis);
///
///     [TensorProduct("16x0e + 8x1o", "0e + 1o", "24x0e + 24x1o", Kind = ProductKind.Channelwise)]
///     private partial Features Message(Features x, Features direction, Features weights);
///
///     [TensorProduct("24x0e + 24x1o", "0e + 1o", "16x0e + 8x1o")]
///     private partial Hidden Update(Features m, Features mean);
///
///     public Hidden Forward(PointCloud<Hidden> cloud)
///     {
///         Neighbourhood edges = cloud.Edges;
///         Features direction = Direction(edges.Vectors);
///         Features m = Message(edges.Sender(cloud.Features), direction, Radial(edges.Basis(8)));
///         return Update(edges.Sum(m), edges.Mean(direction));
///     }
/// }
///
/// public static partial class Kernels
/// {
///     [TensorProduct("1o", "1o", "0e + 1e", Weighted = false)]
///     public static partial void DotAndCross(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result);
/// }
/// ]]></code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TensorProductAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public TensorProductAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c> or spans.</summary>
    public TensorProductAttribute(string left, string right, string result)
    {
        Left = left;
        Right = right;
        Result = result;
    }

    /// <summary>The inline signature of the first operand.</summary>
    public string? Left { get; }

    /// <summary>The inline signature of the second operand.</summary>
    public string? Right { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>Which paths there are and how copies combine.</summary>
    public ProductKind Kind { get; set; } = ProductKind.FullyConnected;

    /// <summary>
    /// The paths one by one, as <c>"in1,in2,out mode"</c> with block numbers from 0, e.g. <c>"0,1,2 uvu"</c>,
    /// optionally <c>#1</c> (the second of several equivariant maps, under groups without reflections), <c>noweight</c>
    /// and <c>*0.5</c>; <see cref="Kind"/> must be <see cref="ProductKind.Custom"/>.
    /// </summary>
    public string[]? Paths { get; set; }

    /// <summary>
    /// False: no weights at all. True: a third operand of <c>N x 0e</c> gives the weights row by row; without one the
    /// layer owns shared weights.
    /// </summary>
    public bool Weighted { get; set; } = true;

    /// <summary>Normalisation by the irreps dimensions (e3nn's <c>irrep_normalization</c>).</summary>
    public IrrepNormalization IrrepNormalization { get; set; } = IrrepNormalization.Component;

    /// <summary>Normalisation by the number of paths into an output (e3nn's <c>path_normalization</c>).</summary>
    public PathNormalization PathNormalization { get; set; } = PathNormalization.Element;

    /// <summary>Variances of the blocks of the first operand, 1 by default (e3nn <c>in1_var</c>).</summary>
    public double[]? LeftVariances { get; set; }

    /// <summary>Variances of the blocks of the second operand, 1 by default (e3nn <c>in2_var</c>).</summary>
    public double[]? RightVariances { get; set; }

    /// <summary>Variances of the blocks of the result, 1 by default (e3nn <c>out_var</c>).</summary>
    public double[]? ResultVariances { get; set; }
}
