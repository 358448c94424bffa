using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[Activation]</c>: a function for each block of scalars, and of the values of each field.</summary>
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
        IReadOnlyList<SignatureTerm> input = layer.Input.Signature.Terms;
        IReadOnlyList<TypedConstant> given = layer.Attribute.List("Functions") ?? [];
        if (given.Count > 1 && given.Count != input.Count)
        {
            layer.Fault(
                FaultIds.ActivationCount,
                layer.Attribute.LocationOf("Functions"),
                $"{given.Count}",
                $"{input.Count}"
            );
            return new ActivationOptions(default, true, MomentConstants.Exact, default, string.Empty);
        }

        var functions = new Nonlinearity[input.Count];
        var result = new MulIrrep[layer.Input.Irreps.Count];
        int before = layer.Faults.Count;
        for (int i = 0; i < input.Count; i++)
        {
            SignatureTerm term = input[i];
            functions[i] = given.Count switch
            {
                0 => term.Field is null && term.Irreps[0].IsPseudoScalar ? Nonlinearity.Tanh : Nonlinearity.SiLU,
                1 => (Nonlinearity)(int)given[0].Value!,
                _ => (Nonlinearity)(int)given[i].Value!,
            };
            // The identity commutes with everything, so blocks of any degree may pass through; and a group permutes the
            // values of a field.
            if (functions[i] == Nonlinearity.Identity || term.Field is not null)
            {
                for (int b = term.First; b < term.First + term.Count; b++)
                    result[b] = layer.Input.Irreps[b];
            }
            else if (term.Irreps[0].L > 0)
            {
                layer.Fault(
                    FaultIds.ActivationOfDegree,
                    layer.Input.BlockLocation(term.First),
                    term.Text,
                    functions[i].ToString(),
                    Remedy(layer.Group)
                );
            }
            else if (NonlinearityFacts.Activate(term.Irreps[0], functions[i]) is { } irrep)
            {
                result[term.First] = new MulIrrep(term.Mul, irrep);
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
                .Range(0, result.Length)
                .FirstOrDefault(i => i >= layer.Result.Irreps.Count || layer.Result.Irreps[i] != result[i]);
            int term = layer.Input.Signature.TermOf(block);
            if (
                input[term].Field is null
                && block < layer.Result.Irreps.Count
                && layer.Result.Irreps[block].Irrep.L == 0
                && layer.Result.Irreps[block].Mul == result[block].Mul
            )
            {
                Parity(layer, term, functions[term], fitting.ToString());
            }
            else
            {
                layer.Fault(
                    FaultIds.SignatureChanged,
                    layer.Result.Location,
                    layer.Kind,
                    fitting == layer.Input.Signature ? layer.Input.ToString() : fitting.ToString(),
                    layer.Result.ToString()
                );
            }
        }

        return new ActivationOptions(
            functions.ToEquatableArray(),
            layer.Attribute.Flag("Normalize", true),
            layer.Choice("Constants", MomentConstants.Exact),
            GivenConstants.Read(layer, input.Count),
            FieldText.Of(layer.Input.Signature)
        );
    }

    private static string Remedy(SymmetryGroup group) =>
        "Use [Gate] or [NormActivation], or apply it to scalars"
        + (
            group.IsSpatial ? string.Empty
            : group.Fold == 0 ? ", or use [FourierActivation]"
            : ", or write a field such as \"8x regular\""
        );

    private static void Parity(LayerScope layer, int term, Nonlinearity function, string fitting)
    {
        int block = layer.Input.Signature.Terms[term].First;
        IReadOnlyList<ExpressionSyntax> items = layer.Attribute.Items("Functions");
        LocationInfo? location =
            items.Count == 0 ? layer.Result.BlockLocation(block) : LocationInfo.Of(items[items.Count == 1 ? 0 : term]);
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

/// <summary>Functions of scalars, and of the values of fields.</summary>
/// <param name="Functions">One function for each declared block.</param>
/// <param name="Normalize">Whether functions are scaled to unit second moment.</param>
/// <param name="Constants">Which second-moment constants.</param>
/// <param name="GivenConstants">Numbers instead, one for each declared block; empty for none.</param>
/// <param name="Fields">The operand's terms, if there are fields.</param>
public sealed record ActivationOptions(
    EquatableArray<Nonlinearity> Functions,
    bool Normalize,
    MomentConstants Constants,
    EquatableArray<ExactDouble> GivenConstants,
    string Fields
) : LayerOptions
{
    internal override string StoredKind => "activation";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("functions", string.Join(" ", Functions.Select(StoredValue.Of)), string.Empty),
            new("normalize", StoredValue.Of(Normalize), "yes"),
            new("constants", StoredValue.Of(Constants), "exact"),
            new("given_constants", StoredValue.Of(GivenConstants), string.Empty),
            new("fields", Fields, string.Empty),
        ];

    internal override string RuntimeLayer => "Activation";

    internal override IReadOnlyList<string> Settings =>
        [
            $"[{string.Join(", ", Functions.Select(Literals.Of))}]",
            $"normalize: {Literals.Of(Normalize)}",
            Literals.Of(Constants),
            .. Layers.GivenConstants.Setting(GivenConstants),
        ];

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new(
            $"Functions of scalars {(Fields.Length > 0 ? "and fields " : string.Empty)}{signatures.Arrow}.",
            [.. signatures.Input.Terms.Select((t, i) => $"{t.Text}  {Functions[i]}")]
        );

    internal override LayerSize Size(LayerSignatures signatures) => new();
}
