using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[SymmetricContraction]</c>: all equivariant polynomials of a channel up to an order.</summary>
internal sealed class SymmetricContractionKind : LayerKind<SymmetricContractionOptions>
{
    public override string Name => "SymmetricContraction";

    public override bool TakesLabels => true;

    public override IReadOnlyList<Irrep>? PossibleResult(LayerScope layer) =>
        layer.Group.IsSpatial
        && layer.Attribute.Number("Correlation", ContractionSpec.DefaultCorrelation)
            is >= 1
                and <= ContractionSpec.MostFactors
                and var correlation
            ? ContractionSpec.Reachable(layer.Input.Irreps, correlation)
            : null;

    protected override SymmetricContractionOptions? ReadOptions(LayerScope layer)
    {
        int before = layer.Faults.Count;
        (OperandSource input, OperandSource result) = (layer.Input, layer.Result);
        int correlation = layer.WholeOption(
                "Correlation",
                ContractionSpec.DefaultCorrelation,
                1,
                ContractionSpec.MostFactors
            ),
            species = layer.WholeOption("Species", 1, 1, int.MaxValue);
        ContractionBasis basis = layer.Choice("Basis", ContractionBasis.Independent);
        bool isLabelled = layer.Labels.Length > 0,
            isGiven = layer.Attribute.Expression("Species") is not null;
        if (isLabelled != isGiven)
        {
            layer.Fault(
                FaultIds.SpeciesWithoutLabels,
                isGiven ? layer.Attribute.LocationOf("Species") : layer.Attribute.Location,
                isGiven
                    ? "states Species, but takes no labels that say which species a row is"
                    : "takes labels, but does not state how many species there are",
                isGiven
                    ? "Add a last parameter Labels species, or remove Species"
                    : "Write Species = N, for labels from 0 to N − 1"
            );
        }
        if (!layer.Group.IsSpatial)
        {
            layer.Fault(
                FaultIds.ContractionChannels,
                layer.Attribute.Location,
                $"is in a model of {layer.Group.Name}, and couplings of several factors are made for O(3) and SO(3)",
                "Take [TensorProduct] and [TensorSquare] there"
            );
            return null;
        }
        if (ContractionSpec.WhyNot(input.Irreps, result.Irreps) is { } why)
        {
            layer.Fault(
                FaultIds.ContractionChannels,
                result.Location,
                $"contracts channel by channel, but {why}",
                "Take a [Linear] to as many copies of every irrep before it, and name as many in the result"
            );
            return null;
        }
        if (layer.Faults.Count > before)
            return null;
        var options = new SymmetricContractionOptions(correlation, basis, species, isLabelled);
        if (layer.IsTooLarge(options))
            return null;
        CheckReach(layer, correlation);
        return options;
    }

    private static void CheckReach(LayerScope layer, int correlation)
    {
        (OperandSource input, OperandSource result) = (layer.Input, layer.Result);
        IReadOnlyList<Irrep> reachable = ContractionSpec.Reachable(input.Irreps, correlation);
        for (int block = 0; block < result.Irreps.Count; block++)
        {
            MulIrrep wanted = result.Irreps[block];
            if (wanted.Mul == 0 || reachable.Contains(wanted.Irrep))
                continue;
            int needed = Enumerable
                .Range(correlation + 1, ContractionSpec.MostFactors - correlation)
                .FirstOrDefault(n => ContractionSpec.Reachable(input.Irreps, n).Contains(wanted.Irrep));
            layer.Fault(
                FaultIds.UnreachableByContraction,
                result.BlockLocation(block),
                result.BlockText(block),
                input.ToString(),
                Literals.Of(correlation),
                reachable.ToText(),
                needed == 0 ? string.Empty : $", or take Correlation = {Literals.Of(needed)}"
            );
        }
    }
}

/// <summary>A symmetric contraction.</summary>
/// <param name="Correlation">The largest number of factors.</param>
/// <param name="Basis">Which polynomials have weights.</param>
/// <param name="Species">How many species have weights of their own.</param>
/// <param name="IsLabelled">Whether rows have labels.</param>
public sealed record SymmetricContractionOptions(int Correlation, ContractionBasis Basis, int Species, bool IsLabelled)
    : LayerOptions,
        IContractionLayer
{
    internal override string StoredKind => "symmetric_contraction";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("correlation", StoredValue.Of(Correlation), "3"),
            new("basis", StoredValue.Of(Basis), "independent"),
            new("species", StoredValue.Of(Species), "1"),
        ];

    internal override string RuntimeLayer => "SymmetricContraction";

    internal override IReadOnlyList<string> Settings =>
        [
            $"species: {Literals.Of(Species)}",
            $"isLabelled: {Literals.Of(IsLabelled)}",
            $"isRedundant: {Literals.Of(Basis == ContractionBasis.Chains)}",
        ];

    public override string Remedy => "Take a smaller Correlation, or name fewer irreps";

    ContractionSpec IContractionLayer.Contraction(LayerSignatures signatures) => Contraction(signatures);

    internal override LayerSummary Summary(LayerSignatures signatures)
    {
        ContractionSpec spec = Contraction(signatures);
        string species = Species == 1 ? string.Empty : $" for each of {Literals.Of(Species)} species";
        return new(
            $"Symmetric contraction {signatures.Arrow}: polynomials of up to {Literals.Of(Correlation)} factors, "
                + $"{Literals.Of(spec.Tensors.Sum(static t => t.Columns.Count))} weights a channel{species}.",
            ContractionKernelEmitter.Table(spec)
        );
    }

    /// <summary>By counts of chains alone, before any is made.</summary>
    internal override LayerSize Size(LayerSignatures signatures) =>
        ContractionSizes.Of(signatures.Input.Irreps, signatures.Result.Irreps, Correlation, Basis, Species);

    private ContractionSpec Contraction(LayerSignatures signatures) =>
        ContractionSpec.Create(signatures.Input.Irreps, signatures.Result.Irreps, Correlation, Basis);
}
