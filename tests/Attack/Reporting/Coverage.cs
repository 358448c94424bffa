using System.Globalization;
using System.Text;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>What a program exercises.</summary>
internal static class Coverage
{
    /// <summary>What is less than this in the long run is told.</summary>
    private const int Least = 50;

    /// <summary>
    /// Everything that the long run must have used often: operations, layer kinds, irreps, syntax, forms, plants.
    /// </summary>
    public static IReadOnlyList<string> Wanted { get; } =
    [
        .. Composer
            .Operations.Select(static o => "operation " + (o.Name == "TensorProductOfPaths" ? "TensorProduct" : o.Name))
            .Distinct(),
        .. new[] { "1", "2", "3", "4", "of chains", "by species" }.Select(static c => "contraction " + c),
        .. new[] { "FullyConnected", "Channelwise", "Full", "Elementwise", "Custom", "GivenWeights" }.Select(static k =>
            "product " + k
        ),
        .. Enumerable.Range(0, 4).SelectMany(static l => new[] { $"irrep {l}e", $"irrep {l}o", $"irrep {l}" }),
        .. ModelSpace.Planar.Prepend(SymmetryGroup.SO3).Prepend(SymmetryGroup.O3).Select(static g => "group " + g.Name),
        .. new[] { "about X", "about Y", "about Z", "in a plane", "of images" }.Select(static s => "space " + s),
        .. new[] { "with sides", "periodic", "square", "not square", "stated", "of an approximate model" }.Select(
            static s => "images " + s
        ),
        .. new[] { "with sides", "periodic", "square", "not square", "stated", "of boxes" }.Select(static s =>
            "volumes " + s
        ),
        .. Enum.GetValues<Domain>().Select(static d => "about " + d.ToString().ToLowerInvariant()),
        .. new[] { "0", "0e", "0o", "1", "1e", "1o", "2", "2e", "2o", "3", "3e", "3o", "4", "4e", "4o" }.Select(
            static i => "planar " + i
        ),
        .. new[] { "the cloud", "a second cloud", "rows" }.Select(static s => "restricted " + s),
        .. new[] { "O(3)", "SO(3)", "O(2)", "SO(2)", "C_N", "D_N" }.Select(static g => "from " + g),
        .. Enum.GetNames<SyntaxForm>().Select(static f => "syntax " + f),
        .. Form.All.Select(static f => "form " + f.Name).Order(StringComparer.Ordinal),
        .. Plant
            .Faults.Concat(Plant.Misfits)
            .Where(static p => p.Weight > 1)
            .Select(static p => "plant " + p.Family)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>How many programs used each of what is wanted, and what came rarely.</summary>
    public static string Table(IReadOnlyList<IReadOnlyCollection<string>> uses)
    {
        var counts = uses.SelectMany(static u => u)
            .GroupBy(static u => u)
            .ToDictionary(static g => g.Key, static g => g.Count());
        int Of(string wanted) => counts.GetValueOrDefault(wanted);
        var text = new StringBuilder();
        foreach (var kind in Wanted.GroupBy(static w => w[..w.IndexOf(' ', StringComparison.Ordinal)]))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"- {kind.Key}: {string.Join(", ", kind.Select(w => $"{w[(kind.Key.Length + 1)..]} {Of(w)}"))}\n"
            );
        }
        string[] rare = [.. Wanted.Where(w => Of(w) < Least).Select(w => $"{w} {Of(w)}")];
        return text.Append(
                CultureInfo.InvariantCulture,
                $"\nFewer than {Least} times: {(rare.Length == 0 ? "nothing" : string.Join(", ", rare))}."
            )
            .ToString();
    }

    public static IReadOnlyCollection<string> Of(RandomProgram program)
    {
        Draft draft = program.Draft;
        var uses = new HashSet<string> { "group " + draft.Group.Name };
        if (!draft.Group.IsSpatial)
        {
            uses.Add(
                "space "
                    + (
                        draft.Space.Axis is { } axis ? $"about {axis}"
                        : draft.Space.Domain != Domain.Points ? Word(draft.Space.Domain)
                        : "in a plane"
                    )
            );
        }
        uses.Add("about " + draft.Space.Domain.ToString().ToLowerInvariant());
        if (draft.Images is { Size: var size } images)
        {
            string what = size.IsVolume ? "volumes " : "images ";
            bool isSquare = size.Height == size.Width && (!size.IsVolume || size.Depth == size.Width);
            uses.Add(what + (size.IsPeriodic ? "periodic" : "with sides"));
            uses.Add(what + (isSquare ? "square" : "not square"));
            if (images.IsStated)
                uses.Add(what + "stated");
            if (images.Spacing is not null)
                uses.Add(what + "of boxes");
            if (draft.Space.Approximate is not null)
                uses.Add(what + "of an approximate model");
        }
        if (draft.Space.IsOnHealPix)
            uses.Add("spheres on HEALPix");
        if (draft.Space.IsOnNodes)
            uses.Add(draft.EdgeInput is null ? "graphs without features of edges" : "graphs with features of edges");
        foreach (Step step in draft.Steps)
        {
            uses.Add("operation " + step.Operation);
            if (step is { Layer.Kind: "SteerableConvolution" } && draft.Images is not null)
                uses.Add("operation PixelConvolution");
            if (step is { Layer.Kind: "Linear" } && draft.Space.IsOnSphere)
                uses.Add("operation SpectralLinear");
            if (step is { Layer.Kind: "Attention" } && draft.Space.IsOnNodes)
                uses.Add("operation GraphAttention");
            if (step is { Layer.Kind: "Linear" } && step.Operands[^1].Kind == ValueKind.Labels)
                uses.Add("operation LinearOfLabels");
            if (step.Layer is { Kind: "LayerNorm", Declaration: var norm } && norm.Contains("OverRow"))
                uses.Add("operation LayerNormOfRow");
            if (step is { Layer: { Kind: "SymmetricContraction" } contraction })
                uses.UnionWith(ContractionOperations.Uses(contraction.Declaration));
            if (step.Layer?.Kind == "Activation" && step.Operands[0].Signature is { HasFields: true })
                uses.Add("operation FieldActivation");
            foreach (ProgramValue value in step.Operands.Append(step.Result))
            {
                foreach (MulIrrep block in value.Signature?.Irreps ?? Irreps.Empty)
                    uses.Add($"{(draft.Group.IsSpatial ? "irrep" : "planar")} {block.Irrep}");
            }

            if (step.Operation == "Restrict" && draft.Larger.Find(l => l.Value == step.Operands[0]) is { } larger)
            {
                SymmetryGroup from = larger.Type.Signature.Group;
                uses.Add("from " + (from.Fold == 0 ? from.Name : $"{from.Name[0]}_N"));
                uses.Add(
                    "restricted "
                        + (
                            larger.Value == draft.Cloud ? "the cloud"
                            : larger.IsCloud ? "a second cloud"
                            : "rows"
                        )
                );
            }

            if (step.Layer is { Kind: "TensorProduct" } layer)
                uses.Add("product " + ProductKind(layer.Declaration));
            if (step.Layer?.Kind == "TensorProduct" && step.Operands.Length == 3)
                uses.Add("product GivenWeights");
        }

        foreach (string kind in (string[])["syntax", "form"])
        {
            uses.UnionWith(
                draft
                    .Uses.Where(u => u.StartsWith(kind + ".", StringComparison.Ordinal))
                    .Select(u => $"{kind} {u[(kind.Length + 1)..]}")
            );
        }
        if (program.Planted.Count > 0)
            uses.Add("plant " + Plant.FamilyOf(program.Planted[0]));
        return uses;
    }

    private static string Word(Domain domain) =>
        domain switch
        {
            Domain.Pixels => "of images",
            Domain.Nodes => "of graphs",
            _ => "of surfaces",
        };

    private static string ProductKind(string declaration)
    {
        const string Mark = "ProductKind.";
        int at = declaration.IndexOf(Mark, StringComparison.Ordinal);
        return at < 0 ? "FullyConnected" : string.Concat(declaration[(at + Mark.Length)..].TakeWhile(char.IsLetter));
    }
}
