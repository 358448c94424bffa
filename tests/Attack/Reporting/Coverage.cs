using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>What a program exercises.</summary>
internal static class Coverage
{
    /// <summary>Everything that the long run must have used often: operations, layer kinds, irreps.</summary>
    public static IReadOnlyList<string> Wanted { get; } =
    [
        .. Composer.Operations.Select(static o => "operation " + (o.Name == "TensorProductOfPaths" ? "TensorProduct" : o.Name)).Distinct(),
        .. new[] { "FullyConnected", "Channelwise", "Full", "Elementwise", "Custom", "GivenWeights" }.Select(static k => "product " + k),
        .. Enumerable.Range(0, 4).SelectMany(static l => new[] { $"irrep {l}e", $"irrep {l}o", $"irrep {l}" }),
        .. Enum.GetNames<SyntaxForm>().Select(static f => "syntax " + f),
    ];

    public static IReadOnlyCollection<string> Of(RandomProgram program)
    {
        Draft draft = program.Draft;
        var uses = new HashSet<string>();
        foreach (Step step in draft.Steps)
        {
            uses.Add("operation " + step.Operation);
            foreach (ProgramValue value in step.Operands.Append(step.Result))
            {
                foreach (MulIrrep block in value.Signature?.Irreps ?? Irreps.Empty)
                    uses.Add("irrep " + (draft.Group == Group.O3 ? $"{block.Irrep}" : $"{block.Irrep.L}"));
            }

            if (step.Layer is { Kind: "TensorProduct" } layer)
                uses.Add("product " + ProductKind(layer.Declaration));
            if (step.Layer?.Kind == "TensorProduct" && step.Operands.Length == 3)
                uses.Add("product GivenWeights");
        }

        uses.UnionWith(draft.Uses.Where(static u => u.StartsWith("syntax.", StringComparison.Ordinal)).Select(static u => u.Replace('.', ' ')));
        return uses;
    }

    private static string ProductKind(string declaration)
    {
        const string Mark = "ProductKind.";
        int at = declaration.IndexOf(Mark, StringComparison.Ordinal);
        return at < 0 ? "FullyConnected" : string.Concat(declaration[(at + Mark.Length)..].TakeWhile(char.IsLetter));
    }
}
