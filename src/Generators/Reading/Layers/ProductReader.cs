using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Reads <c>[TensorProduct]</c>: paths, weights, normalisation, and what its result may be.</summary>
internal static class ProductReader
{
    public static LayerOptions? Read(LayerScope layer)
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
        TensorProductSpec spec = LayerAlgebra.Product(
            options with
            {
                LeftVariances = default,
                RightVariances = default,
                ResultVariances = default,
            },
            layer.Operands[0].Irreps,
            layer.Operands[1].Irreps,
            layer.Result.Irreps
        );
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

    public static LayerOptions? ReadSquare(LayerScope layer)
    {
        var options = new TensorSquareOptions(
            layer.Attribute.Flag("Weighted", true),
            layer.Choice("IrrepNormalization", IrrepNormalization.Component)
        );
        int before = layer.Faults.Count;
        if (layer.IsTooLarge(options))
            return null;
        TensorProductSpec spec = LayerAlgebra.Square(options, layer.Input.Irreps, layer.Result.Irreps);
        HashSet<Irrep> reached = Reached(spec);
        for (int block = 0; block < layer.Result.Irreps.Count; block++)
        {
            if (layer.Result.Irreps[block] is { Mul: > 0, Irrep: var irrep } && !reached.Contains(irrep))
            {
                string text = layer.Result.BlockText(block);
                string why =
                    SelectionRules.WhyUnreachable(
                        layer.Input.Irreps,
                        layer.Input.Irreps,
                        irrep,
                        layer.Group,
                        layer.Result.StatedBy
                    )
                    ?? $"The square of {layer.Input} does not reach {text}. A product of a feature with "
                        + "itself is symmetric, and that part of it is antisymmetric, "
                        + "so it is zero. Remove it, or use a tensor product of two features.";
                layer.Fault(
                    FaultIds.UnreachableByProduct,
                    layer.Result.BlockLocation(block),
                    text,
                    Write(reached.OrderBy(static ir => ir), layer.Group),
                    why
                );
            }
        }

        var fitting = new Signature(spec.Out, layer.Group);
        if (layer.Faults.Count == before && fitting != layer.Result.Signature)
        {
            layer.Fault(
                FaultIds.ProductResult,
                layer.Result.Location,
                layer.Result.ToString(),
                fitting.Canonical.ToString()
            );
        }
        return options;
    }

    /// <summary>
    /// The irreps that the square of the layer's operand contains, sorted: the symmetric part of its product with
    /// itself.
    /// </summary>
    public static IReadOnlyList<Irrep> ReachableBySquare(LayerScope layer)
    {
        var options = new TensorSquareOptions(layer.Attribute.Flag("Weighted", true), IrrepNormalization.Component);
        Irreps input = layer.Input.Irreps.Regroup();
        var candidates = new Irreps(SelectionRules.Reachable(input, input).Select(static ir => new MulIrrep(1, ir)));
        return Reached(LayerAlgebra.Square(options, input, candidates)).OrderBy(static ir => ir).ToArray();
    }

    /// <summary>The number of weights that a product would have; null if it cannot be made.</summary>
    public static int? WeightCount(LayerScope layer, Irreps left, Irreps right, Irreps result)
    {
        ProductOptions options = ReadPaths(layer);
        LayerSize size = LayerSizes.Of(
            options,
            [new Signature(left, layer.Group), new Signature(right, layer.Group)],
            new Signature(result, layer.Group)
        );
        if (size.Excess is not null)
            return null;
        try
        {
            return LayerAlgebra.Product(options, left, right, result).WeightCount;
        }
        catch (Exception error) when (error is ArgumentException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>
    /// The irreps that a square has paths to; a path between copies of one block needs two of them where it is
    /// antisymmetric.
    /// </summary>
    private static HashSet<Irrep> Reached(TensorProductSpec spec) =>
        new(
            spec.Paths.Where(static p => p.Result.Mul > 0 && !p.WeightShape.Contains(0))
                .Select(static p => p.Result.Irrep)
        );

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

    private static void CheckReach(LayerScope layer)
    {
        (Irreps left, Irreps right, OperandSource result) = (
            layer.Operands[0].Irreps,
            layer.Operands[1].Irreps,
            layer.Result
        );
        foreach (int block in SelectionRules.UnreachableBlocks(left, right, result.Irreps))
        {
            layer.Fault(
                FaultIds.UnreachableByProduct,
                result.BlockLocation(block),
                result.BlockText(block),
                Write(SelectionRules.Reachable(left, right), layer.Group),
                SelectionRules.WhyUnreachable(left, right, result.Irreps[block].Irrep, layer.Group, result.StatedBy)!
            );
        }
    }

    private static void CheckPaths(LayerScope layer, ProductOptions options)
    {
        (Irreps left, Irreps right, OperandSource result) = (
            layer.Operands[0].Irreps,
            layer.Operands[1].Irreps,
            layer.Result
        );
        EquatableArray<string> paths = options.Paths;
        int before = layer.Faults.Count;
        IReadOnlyList<ExpressionSyntax> items = layer.Attribute.Items("Paths");
        var written = new HashSet<int>();
        for (int i = 0; i < paths.Count; i++)
        {
            PathParseResult parsed = PathParser.Parse(paths[i], left, right, result.Irreps);
            IReadOnlyList<PathFault> faults = parsed.Faults;
            if (parsed.Path is { } path)
            {
                written.Add(path.Out);
                if (!options.Weighted)
                    faults = PathRules.Check(LayerAlgebra.WithoutWeight(path), left, right, result.Irreps);
            }

            foreach (PathFault fault in faults)
            {
                LocationInfo? location =
                    i < items.Count
                        ? LiteralMap.Locate(items[i], paths[i], fault.Start, fault.Length)
                        : layer.Attribute.Location;
                layer.Fault(FaultIds.BadPath, location, fault.Message);
            }
        }

        for (int block = 0; layer.Faults.Count == before && block < result.Irreps.Count; block++)
        {
            if (result.Irreps[block].Mul > 0 && !written.Contains(block))
            {
                layer.Fault(
                    FaultIds.UnreachableByProduct,
                    result.BlockLocation(block),
                    result.BlockText(block),
                    string.Empty,
                    $"No listed path writes into block {block}, {result.BlockText(block)}. It would "
                        + $"always be zero. Add a path that ends in {block}, or remove the block."
                );
            }
        }
    }

    private static bool HasConflict(LayerScope layer, ProductOptions options)
    {
        int before = layer.Faults.Count;
        if (options.Kind == ProductKind.Custom && options.Paths.Count == 0)
        {
            layer.Fault(
                FaultIds.OptionsConflict,
                layer.Attribute.LocationOf("Kind"),
                "Kind = ProductKind.Custom",
                "no Paths",
                "a custom product has the paths that Paths lists"
            );
        }
        else if (options.Kind != ProductKind.Custom && options.Paths.Count > 0)
        {
            layer.Fault(
                FaultIds.OptionsConflict,
                layer.Attribute.LocationOf("Paths"),
                "Paths",
                $"Kind = ProductKind.{options.Kind}",
                "listed paths are those of ProductKind.Custom"
            );
        }
        else if (
            options.Kind == ProductKind.FullyConnected
            && !options.Weighted
            && layer.Operands.Take(2).Append(layer.Result).Any(static o => o.Irreps.Any(static b => b.Mul > 1))
        )
        {
            layer.Fault(
                FaultIds.OptionsConflict,
                layer.Attribute.LocationOf("Weighted"),
                "Weighted = false",
                "Kind = ProductKind.FullyConnected",
                "without weights every output copy would be the same sum"
            );
        }
        return layer.Faults.Count > before;
    }

    private static void CheckWeights(LayerScope layer, int count)
    {
        OperandSource weights = layer.Operands[2];
        if (count == 0)
        {
            layer.Fault(
                FaultIds.OptionsConflict,
                weights.TypeLocation,
                $"weights '{weights.Name}'",
                "a product without weights",
                "no path of it has weights"
            );
        }
        else if (weights.Irreps.Dim != count || weights.Irreps.Any(static b => b.Mul > 0 && !b.Irrep.IsScalar))
        {
            layer.Fault(
                FaultIds.WeightOperand,
                weights.Location,
                weights.ToString(),
                new Signature(LayerAlgebra.Weights(count), layer.Group).ToString()
            );
        }
    }

    private static EquatableArray<ExactDouble> Variances(LayerScope layer, string option)
    {
        IReadOnlyList<TypedConstant> given = layer.Attribute.List(option) ?? [];
        IReadOnlyList<ExpressionSyntax> items = layer.Attribute.Items(option);
        for (int i = 0; i < given.Count; i++)
        {
            if (given[i].Value is not double value || !PathRules.IsVariance(value))
            {
                layer.Fault(
                    FaultIds.OptionOutOfRange,
                    i < items.Count ? LocationInfo.Of(items[i]) : layer.Attribute.Location,
                    option,
                    items[i].ToString(),
                    PathRules.AllowedVariances
                );
            }
        }

        return given.Select(static v => ExactDouble.Of(v.Value as double? ?? 1)).ToEquatableArray();
    }

    private static void CheckCount(
        LayerScope layer,
        string option,
        EquatableArray<ExactDouble> variances,
        Irreps irreps
    )
    {
        if (variances.Count > 0)
        {
            layer.CheckOption(
                option,
                variances.Count == irreps.Count,
                $"{variances.Count} variances",
                $"one for each of the {irreps.Count} blocks of {new Signature(irreps, layer.Group)}"
            );
        }
    }

    private static string Write(IEnumerable<Irrep> irreps, Group group) =>
        string.Join(", ", irreps.Select(ir => new Signature(new Irreps(new MulIrrep(1, ir)), group).ToString()));
}
