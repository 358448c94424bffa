using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[Restrict]</c>: features of a larger group become features of the model's.</summary>
internal sealed class RestrictKind : LayerKind<RestrictOptions>
{
    public override string Name => "Restrict";

    public override IReadOnlyList<string> Properties => ["Irreps"];

    public override string? ResultProperty => null;

    public override bool TakesLargerGroups => true;

    /// <summary>Over a surface it restricts along the normals.</summary>
    public override int GeometryCount(ITypeSymbol? first) => SpaceTypes.IsRelation(first) ? 1 : 0;

    public override bool IsOn(SpaceNames space) => space.IsSurface;

    public override IReadOnlyList<Irrep>? PossibleResult(LayerScope layer) =>
        Restriction.IsAllowed(layer.Input.Signature.Group, layer.Group)
            ? [.. Restriction.Of(layer.Input.Irreps, layer.Group).DistinctIrreps().OrderBy(static irrep => irrep)]
            : null;

    protected override RestrictOptions? ReadOptions(LayerScope layer)
    {
        SymmetryGroup from = layer.Input.Signature.Group;
        if (from == layer.Group || !Restriction.IsAllowed(from, layer.Group))
        {
            layer.Fault(
                FaultIds.RestrictionUpwards,
                layer.Input.Location,
                layer.Input.ToString(),
                from.Name,
                layer.Group.Name
            );
            return null;
        }
        var fitting = new Signature(Restriction.Of(layer.Input.Irreps, layer.Group), layer.Group);
        if (fitting != layer.Result.Signature)
        {
            layer.Fault(
                FaultIds.RestrictionResult,
                layer.Result.Location,
                layer.Result.ToString(),
                layer.Input.ToString(),
                fitting.ToString()
            );
        }
        return new RestrictOptions();
    }
}

/// <summary>A restriction to the model's group.</summary>
public sealed record RestrictOptions : LayerOptions
{
    internal override string StoredKind => "restrict";

    internal override IReadOnlyList<StoredOption> StoredOptions => [];

    internal override string RuntimeLayer => "Restrict";

    internal override IReadOnlyList<string> Settings => [];

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new(
            $"Restriction of {signatures.Input.Group.Name} to {signatures.Group.Name}: {signatures.Arrow}.",
            new PathTable<MulIrrep>([.. signatures.Input.Irreps])
                .Column("block", static b => new Block(null, b).ToString())
                .Column("becomes", b => Becomes(b, signatures.Group))
                .Lines()
        );

    internal override LayerSize Size(LayerSignatures signatures) => new();

    private static string Becomes(MulIrrep block, SymmetryGroup group) =>
        new Signature(Restriction.Of(new Irreps(block), group), group).ToString();
}
