using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>
/// Attention over the edges of a graph without positions: keys, queries and values are of nodes; what edges hold enters
/// as logits.
/// </summary>
/// <param name="Heads">The number of heads.</param>
/// <param name="HasLogits">Whether an operand gives a number of each edge and head.</param>
public sealed record GraphAttentionOptions(int Heads, bool HasLogits) : LayerOptions, ILinearMapLayer, IQueryLayer
{
    internal override string StoredKind => "graph_attention";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [new("heads", StoredValue.Of(Heads), "1"), new("logits", HasLogits ? "given" : "none", "none")];

    internal override string RuntimeLayer => "GraphAttention";

    internal override IReadOnlyList<string> Settings => [Literals.Of(Heads)];

    LinearSpec ILinearMapLayer.LinearMap(LayerSignatures signatures) => Mixing(signatures);

    LinearSpec IQueryLayer.Queries(LayerSignatures signatures) => Queries(signatures);

    internal override LayerSummary Summary(LayerSignatures signatures)
    {
        string heads = Heads == 1 ? "one head" : $"{Literals.Of(Heads)} heads",
            logits = HasLogits ? " + s" : string.Empty;
        return new LayerSummary(
            $"Attention over the edges of a graph {signatures.Arrow}, {heads}.",
            [
                "queries, keys, and each node's key for itself, in the signature of the operand:",
                .. PathTable.Of(Queries(signatures)),
                $"the operand of senders, weighted by e^(q·k/√n{logits}) of each head over the sum of all, then mixed:",
                .. PathTable.Of(Mixing(signatures)),
            ]
        );
    }

    internal override LayerSize Size(LayerSignatures signatures)
    {
        LayerSize mixing = LayerSizes.OfLinear(
                IrrepCount.Of(signatures.Input.Irreps),
                IrrepCount.Of(signatures.Result.Irreps)
            ),
            queries = LayerSizes.OfLinear(
                IrrepCount.Of(signatures.Input.Irreps),
                IrrepCount.Of(signatures.Input.Irreps)
            );
        return new LayerSize
        {
            Paths = mixing.Paths + queries.Paths,
            Weights = mixing.Weights + (3 * queries.Weights),
            Components = mixing.Components + queries.Components,
            Scratch = mixing.Scratch + queries.Scratch,
            Text = mixing.Text + queries.Text,
            CouplingText = mixing.CouplingText + queries.CouplingText,
        };
    }

    private static LinearSpec Mixing(LayerSignatures signatures) =>
        LinearSpec.Create(signatures.Input.Irreps, signatures.Result.Irreps);

    private static LinearSpec Queries(LayerSignatures signatures) =>
        LinearSpec.Create(signatures.Input.Irreps, signatures.Input.Irreps);
}
