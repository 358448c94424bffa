using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[TensorProduct]</c>: paths, weights, normalisation, and what its result may be.</summary>
internal sealed partial class TensorProductKind : LayerKind<ProductOptions>
{
    public override string Name => "TensorProduct";

    public override IReadOnlyList<string> Properties => ["Left", "Right"];

    public override string? Further(SpaceNames? space) => "weights";

    /// <summary>
    /// The weights that the product has, if it can be read; otherwise any, since its reader will report the fault.
    /// </summary>
    public override Signature? FurtherSignature(LayerScope layer, IReadOnlyList<OperandSource?> operands)
    {
        Signature one = new(ProductOptions.WeightIrreps(1, layer.Group), layer.Group);
        Signature? result =
            FeatureType.Read(layer.Method.ReturnType).Signature
            ?? layer.Inline("Result")
            ?? (
                layer
                    .Method.GetReturnTypeAttributes()
                    .FirstOrDefault(static a => RuntimeTypes.Is(a.AttributeClass, "IrrepsAttribute"))
                    is { ConstructorArguments: [{ Value: string text }] }
                    ? DeclaredSignatures.Read(text, layer.Group, null, null)
                    : null
            );
        if (operands.Count != 2 || operands[0] is not { } left || operands[1] is not { } right || result is null)
            return one;
        int? count = WeightCount(layer, left.Irreps, right.Irreps, result.Irreps);
        return count is > 0 ? new Signature(ProductOptions.WeightIrreps(count.Value, layer.Group), layer.Group) : one;
    }

    public override IReadOnlyList<Irrep> PossibleResult(LayerScope layer) =>
        SelectionRules.Reachable(layer.Operands[0].Irreps, layer.Operands[1].Irreps);

    /// <summary>The number of weights that a product would have; null if it cannot be made.</summary>
    private static int? WeightCount(LayerScope layer, Irreps left, Irreps right, Irreps result)
    {
        ProductOptions options = ReadPaths(layer);
        var signatures = new LayerSignatures(
            [new Signature(left, layer.Group), new Signature(right, layer.Group)],
            new Signature(result, layer.Group)
        );
        if (LayerSizes.Of(options, signatures).Excess is not null)
            return null;
        try
        {
            return options.Product(left, right, result).WeightCount;
        }
        catch (Exception error) when (error is ArgumentException or OverflowException)
        {
            return null;
        }
    }

    protected override ProductOptions? ReadOptions(LayerScope layer)
    {
        int before = layer.Faults.Count;
        ProductOptions options = ReadPaths(layer) with
        {
            IrrepNormalization = layer.Choice("IrrepNormalization", IrrepNormalization.Component),
            PathNormalization = layer.Choice("PathNormalization", PathNormalization.Element),
            LeftVariances = Variances(layer, "LeftVariances"),
            RightVariances = Variances(layer, "RightVariances"),
            ResultVariances = Variances(layer, "ResultVariances"),
        };
        if (HasConflict(layer, options))
            return null;
        if (options.Kind == ProductKind.Custom)
            CheckPaths(layer, options);
        else
            CheckReach(layer);
        if (layer.Faults.Count > before)
            return null;
        if (
            options.Kind == ProductKind.Elementwise
            && layer.Operands[0].Irreps.NumIrreps != layer.Operands[1].Irreps.NumIrreps
        )
        {
            (int left, int right) = (layer.Operands[0].Irreps.NumIrreps, layer.Operands[1].Irreps.NumIrreps);
            layer.Fault(
                FaultIds.MultiplicityMismatch,
                layer.Operands[1].Location,
                $"{layer.Operands[1]} with {right} copies",
                $"{left} copies"
            );
            return null;
        }

        if (layer.IsTooLarge(options))
            return null;
        ProductOptions plain = options with
        {
            LeftVariances = default,
            RightVariances = default,
            ResultVariances = default,
        };
        TensorProductSpec spec = plain.Product(layer.Operands[0].Irreps, layer.Operands[1].Irreps, layer.Result.Irreps);
        var fitting = new Signature(spec.Out, layer.Group);
        if (fitting != layer.Result.Signature)
        {
            layer.Fault(
                FaultIds.ProductResult,
                layer.Result.Location,
                layer.Result.ToString(),
                fitting.Canonical.ToString()
            );
        }
        CheckCount(layer, "LeftVariances", options.LeftVariances, spec.In1);
        CheckCount(layer, "RightVariances", options.RightVariances, spec.In2);
        CheckCount(layer, "ResultVariances", options.ResultVariances, spec.Out);
        bool isGiven = layer.Operands.Count == 3;
        if (isGiven)
            CheckWeights(layer, spec.WeightCount);
        return options with
        {
            Weights =
                isGiven ? WeightSource.Given
                : spec.WeightCount > 0 ? WeightSource.Owned
                : WeightSource.None,
        };
    }

    private static ProductOptions ReadPaths(LayerScope layer) =>
        new(
            layer.Choice("Kind", ProductKind.FullyConnected),
            (layer.Attribute.List("Paths") ?? [])
                .Select(static p => p.Value as string ?? string.Empty)
                .ToEquatableArray(),
            WeightSource.None,
            layer.Attribute.Flag("Weighted", true),
            IrrepNormalization.Component,
            PathNormalization.Element,
            default,
            default,
            default
        );
}

/// <summary>A tensor product of two operands.</summary>
/// <param name="Kind">Which paths there are.</param>
/// <param name="Paths">The listed paths of a custom product.</param>
/// <param name="Weights">Where weights come from.</param>
/// <param name="Weighted">Whether paths have weights at all.</param>
/// <param name="IrrepNormalization">e3nn's <c>irrep_normalization</c>.</param>
/// <param name="PathNormalization">e3nn's <c>path_normalization</c>.</param>
/// <param name="LeftVariances">Variances of the first operand's blocks; empty for one each.</param>
/// <param name="RightVariances">Variances of the second operand's blocks; empty for one each.</param>
/// <param name="ResultVariances">Variances of the result's blocks; empty for one each.</param>
public sealed record ProductOptions(
    ProductKind Kind,
    EquatableArray<string> Paths,
    WeightSource Weights,
    bool Weighted,
    IrrepNormalization IrrepNormalization,
    PathNormalization PathNormalization,
    EquatableArray<ExactDouble> LeftVariances,
    EquatableArray<ExactDouble> RightVariances,
    EquatableArray<ExactDouble> ResultVariances
) : LayerOptions, IProductLayer, ISpanLayer
{
    internal override string StoredKind => "tensor_product";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new(
                "paths",
                Kind == ProductKind.Custom ? string.Join("; ", Paths) : StoredValue.Of(Kind),
                "fully_connected"
            ),
            new("weights", StoredValue.Of(Weights), "owned"),
            new("irrep_normalization", StoredValue.Of(IrrepNormalization), "component"),
            new("path_normalization", StoredValue.Of(PathNormalization), "element"),
            new("left_variances", StoredValue.Of(LeftVariances), string.Empty),
            new("right_variances", StoredValue.Of(RightVariances), string.Empty),
            new("result_variances", StoredValue.Of(ResultVariances), string.Empty),
        ];

    internal override string RuntimeLayer => "TensorProduct";

    internal override IReadOnlyList<string> Settings => [$"{RuntimeApi.Service("TensorWeights")}.{Weights}"];

    public override string Remedy =>
        Kind == ProductKind.FullyConnected
            ? MergeBlocks
                + "name fewer irreps or copies, or take Kind = ProductKind.Channelwise, which has a "
                + "weight for each copy"
            : MergeBlocks + "or name fewer irreps or copies";

    /// <summary>The irreps of weights that an operand gives.</summary>
    public static Irreps WeightIrreps(int count, SymmetryGroup group) => new(new MulIrrep(count, group.Trivial));

    TensorProductSpec IProductLayer.Product(LayerSignatures signatures) => Product(signatures);

    (Irreps Left, Irreps? Right, Irreps Result)? ISpanLayer.SpanLayout(LayerSignatures signatures) =>
        (signatures.Input.Irreps, signatures.Operands[1].Irreps, signatures.Result.Irreps);

    IReadOnlyList<string> ISpanLayer.WeightSpans(LayerSignatures signatures) =>
        SpanSummary.ProductWeights(Product(signatures).WeightCount);

    string ISpanLayer.SpanNormalization => SpanSummary.Normalization(IrrepNormalization, PathNormalization);

    string ISpanLayer.SpanBody(Func<KernelPart, string> kernel, string scalar, SpanNames names) =>
        SpanKernelEmitter.TensorProductBody(
            kernel(KernelPart.Product),
            kernel(KernelPart.Layout),
            scalar,
            names[0],
            names[1],
            names.BeforeResult(2),
            names.Result
        );

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new(
            $"Tensor product {signatures.Input} ⊗ {signatures.Operands[1]} → {signatures.Result}.",
            PathTable.Of(Product(signatures))
        );

    internal override IReadOnlyList<string> Layouts(LayerSignatures signatures) =>
        [
            LayoutSource.Of(signatures.Input),
            LayoutSource.Of(signatures.Operands[1]),
            LayoutSource.Of(signatures.Result),
        ];

    internal override LayerSize Size(LayerSignatures signatures) =>
        ProductSizes.Of(this, signatures.Input.Irreps, signatures.Operands[1].Irreps, signatures.Result.Irreps);

    /// <summary>
    /// The product. Kinds other than fully connected and custom compute their own result from the irreps of the
    /// declared one.
    /// </summary>
    internal TensorProductSpec Product(Irreps left, Irreps right, Irreps result)
    {
        var normalization = new TensorProductOptions(
            IrrepNormalization,
            PathNormalization,
            ToNumbers(LeftVariances),
            ToNumbers(RightVariances),
            ToNumbers(ResultVariances)
        );
        IReadOnlyCollection<Irrep> filter = result.DistinctIrreps();
        return Kind switch
        {
            ProductKind.FullyConnected when !Weighted => Single(left, right, result, normalization),
            ProductKind.FullyConnected => TensorProductSpec.FullyConnected(left, right, result, normalization),
            ProductKind.Channelwise => TensorProductSpec.Channelwise(left, right, filter, normalization, Weighted),
            ProductKind.Elementwise => TensorProductSpec.Elementwise(left, right, filter, normalization, Weighted),
            ProductKind.Full => TensorProductSpec.Full(left, right, filter, normalization),
            _ => TensorProductSpec.Custom(
                left,
                right,
                result,
                Paths.Select(p => Path(p, left, right, result)).ToArray(),
                normalization
            ),
        };
    }

    private TensorProductSpec Product(LayerSignatures signatures) =>
        Product(signatures.Input.Irreps, signatures.Operands[1].Irreps, signatures.Result.Irreps);

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
                .Paths.Select(static p => p.WithoutWeight(ConnectionMode.Uuu))
                .ToArray(),
            options
        );

    private TensorProductPath Path(string text, Irreps left, Irreps right, Irreps result)
    {
        TensorProductPath path =
            PathParser.Parse(text, left, right, result).Path
            ?? throw new ArgumentException($"\"{text}\" is not a path of {left} ⊗ {right} → {result}.", nameof(text));
        return Weighted ? path : path.WithoutWeight(path.Mode);
    }

    private static double[]? ToNumbers(EquatableArray<ExactDouble> variances) =>
        variances.Count == 0 ? null : variances.Select(static v => v.ToDouble()).ToArray();
}
