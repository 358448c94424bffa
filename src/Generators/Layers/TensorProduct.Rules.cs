using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Layers;

/// <content>The rules of its declaration.</content>
internal sealed partial class TensorProductKind
{
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
                SelectionRules.Reachable(left, right).ToText(),
                SelectionRules.WhyUnreachable(left, right, result.Irreps[block].Irrep, result.StatedBy)!
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
                    faults = PathRules.Check(path.WithoutWeight(path.Mode), left, right, result.Irreps);
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
                "without weights all output copies would be the same sum"
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
                new Signature(ProductOptions.WeightIrreps(count, layer.Group), layer.Group).ToString()
            );
        }
    }

    private static EquatableArray<ExactDouble> Variances(LayerScope layer, string option) =>
        layer.Reals(option, PathRules.IsVariance, PathRules.AllowedVariances);

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
}
