using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Models;

/// <summary>
/// From a layer's options to the Algebra's specification: reader, emitter and analyzer go the same way.
/// </summary>
public static class LayerAlgebra
{
    /// <summary>The harmonics of a convolution's kernel.</summary>
    public static Irreps Harmonics(int maxDegree, Group group) =>
        Irreps.SphericalHarmonics(maxDegree, group == Group.O3 ? Parity.Odd : Parity.Even);

    /// <summary>The signature of weights given from outside.</summary>
    public static Irreps Weights(int count) => new(new MulIrrep(count, Irrep.Natural(0)));

    /// <summary>
    /// The product of a <c>[TensorProduct]</c>. Kinds other than fully connected and custom make their own result from
    /// the irreps of the declared one.
    /// </summary>
    public static TensorProductSpec Product(ProductOptions options, Irreps left, Irreps right, Irreps result)
    {
        var normalization = new TensorProductOptions(
            options.IrrepNormalization,
            options.PathNormalization,
            Variances(options.LeftVariances),
            Variances(options.RightVariances),
            Variances(options.ResultVariances)
        );
        IReadOnlyCollection<Irrep> filter = Distinct(result);
        return options.Kind switch
        {
            ProductKind.FullyConnected when !options.Weighted => Single(left, right, result, normalization),
            ProductKind.FullyConnected => TensorProductSpec.FullyConnected(left, right, result, normalization),
            ProductKind.Channelwise => TensorProductSpec.Channelwise(
                left,
                right,
                filter,
                normalization,
                options.Weighted
            ),
            ProductKind.Elementwise => TensorProductSpec.Elementwise(
                left,
                right,
                filter,
                normalization,
                options.Weighted
            ),
            ProductKind.Full => TensorProductSpec.Full(left, right, filter, normalization),
            _ => TensorProductSpec.Custom(
                left,
                right,
                result,
                options.Paths.Select(p => Path(p, options, left, right, result)).ToArray(),
                normalization
            ),
        };
    }

    /// <summary>
    /// All paths without weights, where every block is one copy: the coupling itself, such as the cross product.
    /// </summary>
    private static TensorProductSpec Single(Irreps left, Irreps right, Irreps result, TensorProductOptions options) =>
        TensorProductSpec.Custom(
            left,
            right,
            result,
            TensorProductSpec
                .FullyConnected(left, right, result)
                .Paths.Select(static p => new TensorProductPath(
                    p.In1,
                    p.In2,
                    p.Out,
                    ConnectionMode.Uuu,
                    HasWeight: false
                ))
                .ToArray(),
            options
        );

    /// <summary>The product of a <c>[TensorSquare]</c>.</summary>
    public static TensorProductSpec Square(TensorSquareOptions options, Irreps operand, Irreps result) =>
        options.Weighted
            ? TensorProductSpec.TensorSquare(operand, result, options.IrrepNormalization)
            : TensorProductSpec.TensorSquare(operand, Distinct(result), options.IrrepNormalization);

    /// <summary>
    /// The product inside a convolution: copy by copy with the harmonics, an output block a path, those irreps only
    /// that the result has.
    /// </summary>
    public static TensorProductSpec ConvolutionProduct(ConvolutionOptions options, Signature input, Signature result) =>
        TensorProductSpec.Channelwise(input.Irreps, Harmonics(options.MaxDegree, input.Group), Distinct(result.Irreps));

    /// <summary>The linear map behind a convolution's product, from the merged blocks to the result.</summary>
    public static LinearSpec ConvolutionLinear(TensorProductSpec product, Signature result) =>
        LinearSpec.Create(product.Out.Simplify(), result.Irreps);

    /// <summary>The map of a <c>[Linear]</c>.</summary>
    public static LinearSpec Linear(LinearOptions options, Irreps input, Irreps result) =>
        LinearSpec.Create(input, result, options.PathNormalization, options.Bias);

    /// <summary>
    /// The path without weights. Not by <c>with</c>: init accessors of the netstandard Algebra do not bind to the
    /// net10.0 one, which tests load.
    /// </summary>
    internal static TensorProductPath WithoutWeight(TensorProductPath path) =>
        new(path.In1, path.In2, path.Out, path.Mode, HasWeight: false, path.PathWeight);

    private static TensorProductPath Path(string text, ProductOptions options, Irreps left, Irreps right, Irreps result)
    {
        TensorProductPath path =
            PathParser.Parse(text, left, right, result).Path
            ?? throw new ArgumentException($"\"{text}\" is not a path of {left} ⊗ {right} → {result}.", nameof(text));
        return options.Weighted ? path : WithoutWeight(path);
    }

    /// <summary>The irreps that occur.</summary>
    internal static HashSet<Irrep> Distinct(Irreps irreps) =>
        new(irreps.Where(static b => b.Mul > 0).Select(static b => b.Irrep));

    private static double[]? Variances(EquatableArray<ExactDouble> variances) =>
        variances.Count == 0 ? null : variances.Select(static v => v.ToDouble()).ToArray();
}
