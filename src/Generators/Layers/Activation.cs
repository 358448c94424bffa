using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[Activation]</c>: a function for each block of scalars.</summary>
internal sealed class ActivationKind : LayerKind<ActivationOptions>
{
    public override string Name => "Activation";

    public override IReadOnlyList<Irrep> PossibleResult(LayerScope layer) =>
        SelectionRules
            .Reachable(layer.Input.Irreps)
            .SelectMany(Activated)
            .Distinct()
            .OrderBy(static ir => ir)
            .ToArray();

    protected override ActivationOptions ReadOptions(LayerScope layer)
    {
        Irreps input = layer.Input.Irreps;
        IReadOnlyList<TypedConstant> given = layer.Attribute.List("Functions") ?? [];
        if (given.Count > 1 && given.Count != input.Count)
        {
            layer.Fault(
                FaultIds.ActivationCount,
                layer.Attribute.LocationOf("Functions"),
                $"{given.Count}",
                $"{input.Count}"
            );
            return new ActivationOptions(default, true, MomentConstants.Exact);
        }

        var functions = new Nonlinearity[input.Count];
        var result = new MulIrrep[input.Count];
        int before = layer.Faults.Count;
        for (int i = 0; i < input.Count; i++)
        {
            functions[i] = given.Count switch
            {
                0 => input[i].Irrep.IsPseudoScalar ? Nonlinearity.Tanh : Nonlinearity.SiLU,
                1 => (Nonlinearity)(int)given[0].Value!,
                _ => (Nonlinearity)(int)given[i].Value!,
            };
            // The identity commutes with everything, so blocks of any degree may pass through.
            if (functions[i] == Nonlinearity.Identity)
            {
                result[i] = input[i];
            }
            else if (input[i].Irrep.L > 0)
            {
                layer.Fault(
                    FaultIds.ActivationOfDegree,
                    layer.Input.BlockLocation(i),
                    layer.Input.BlockText(i),
                    functions[i].ToString()
                );
            }
            else if (NonlinearityFacts.Activate(input[i].Irrep, functions[i]) is { } irrep)
            {
                result[i] = new MulIrrep(input[i].Mul, irrep);
            }
            else
            {
                Parity(
                    layer,
                    i,
                    functions[i],
                    "an odd function such as Tanh, or an even one such as Abs, which gives 0e"
                );
            }
        }

        if (
            layer.Faults.Count == before
            && new Signature(new Irreps(result), layer.Group) is var fitting
            && fitting != layer.Result.Signature
        )
        {
            int block = Enumerable
                .Range(0, input.Count)
                .FirstOrDefault(i => i >= layer.Result.Irreps.Count || layer.Result.Irreps[i] != result[i]);
            if (
                block < layer.Result.Irreps.Count
                && layer.Result.Irreps[block].Irrep.L == 0
                && layer.Result.Irreps[block].Mul == result[block].Mul
            )
            {
                Parity(layer, block, functions[block], fitting.ToString());
            }
            else
            {
                layer.Fault(
                    FaultIds.SignatureChanged,
                    layer.Result.Location,
                    layer.Kind,
                    fitting.ToString(),
                    layer.Result.ToString()
                );
            }
        }

        return new ActivationOptions(
            functions.ToEquatableArray(),
            layer.Attribute.Flag("Normalize", true),
            layer.Choice("Constants", MomentConstants.Exact)
        );
    }

    private static void Parity(LayerScope layer, int block, Nonlinearity function, string fitting)
    {
        IReadOnlyList<ExpressionSyntax> items = layer.Attribute.Items("Functions");
        LocationInfo? location =
            items.Count == 0 ? layer.Result.BlockLocation(block) : LocationInfo.Of(items[items.Count == 1 ? 0 : block]);
        string result = block < layer.Result.Irreps.Count ? layer.Result.BlockText(block) : layer.Result.ToString();
        layer.Fault(
            FaultIds.ActivationParity,
            location,
            function.ToString(),
            layer.Input.BlockText(block),
            result,
            fitting
        );
    }

    private static IEnumerable<Irrep> Activated(Irrep irrep) =>
        irrep.L > 0
            ? [irrep]
            : Enum.GetValues(typeof(Nonlinearity))
                .Cast<Nonlinearity>()
                .Select(f => NonlinearityFacts.Activate(irrep, f))
                .OfType<Irrep>();
}

/// <summary>Functions of scalars, one per declared block.</summary>
public sealed record ActivationOptions(
    EquatableArray<Nonlinearity> Functions,
    bool Normalize,
    MomentConstants Constants
) : LayerOptions
{
    internal override string StoredKind => "activation";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("functions", string.Join(" ", Functions.Select(StoredValue.Of)), string.Empty),
            new("normalize", StoredValue.Of(Normalize), "yes"),
            new("constants", StoredValue.Of(Constants), "exact"),
        ];

    internal override string RuntimeLayer => "Activation";

    internal override IReadOnlyList<string> Settings =>
        [
            $"[{string.Join(", ", Functions.Select(Literals.Of))}]",
            $"normalize: {Literals.Of(Normalize)}",
            Literals.Of(Constants),
        ];

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new(
            $"Functions of scalars {signatures.Arrow}.",
            [.. signatures.Input.Irreps.Select((b, i) => $"{new Block(null, b)}  {Functions[i]}")]
        );

    internal override LayerSize Size(LayerSignatures signatures) => new();
}
