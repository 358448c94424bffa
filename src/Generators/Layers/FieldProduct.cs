using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[FieldProduct]</c>: scalar fields times fields, in coefficients.</summary>
internal sealed class FieldProductKind : LayerKind<FieldProductOptions>
{
    public override string Name => "FieldProduct";

    public override IReadOnlyList<string> Properties => ["Scalars", "Fields"];

    public override bool TakesAllDegrees => true;

    public override IReadOnlyList<Irrep>? PossibleResult(LayerScope layer) => null;

    protected override FieldProductOptions? ReadOptions(LayerScope layer)
    {
        (OperandSource scalars, OperandSource fields) = (layer.Operands[0], layer.Operands[1]);
        (FieldProductSpec? spec, string? why) = FieldProductSpec.Create(
            scalars.Irreps,
            fields.Irreps,
            layer.Result.Irreps.LMax
        );
        if (spec is null)
        {
            layer.Fault(FaultIds.FieldProduct, layer.Attribute.Location, why!, "Take coefficients of such fields");
            return null;
        }
        var fitting = new Signature(FieldHarmonics.Of(spec.Result, spec.MaxDegree), layer.Group);
        if (fitting != layer.Result.Signature)
        {
            layer.Fault(
                FaultIds.FieldProduct,
                layer.Result.Location,
                $"its result is {layer.Result}, and up to degree {Literals.Of(spec.MaxDegree)} the products have other "
                    + "parts",
                $"Write \"{string.Join(" + ", FieldHarmonics.Parts(spec.Result, spec.MaxDegree))}\""
            );
        }
        return new FieldProductOptions();
    }
}

/// <summary>A product of fields.</summary>
public sealed record FieldProductOptions : LayerOptions
{
    internal override string StoredKind => "field_product";

    internal override IReadOnlyList<StoredOption> StoredOptions => [];

    internal override string RuntimeLayer => "FieldProduct";

    internal override IReadOnlyList<string> Settings => [];

    internal override IReadOnlyList<string> Layouts(LayerSignatures signatures) =>
        [
            LayoutSource.Of(signatures.Operands[0]),
            LayoutSource.Of(signatures.Operands[1]),
            LayoutSource.Of(signatures.Result),
        ];

    internal override LayerSummary Summary(LayerSignatures signatures)
    {
        FieldProductSpec spec = FieldProductSpec
            .Create(signatures.Operands[0].Irreps, signatures.Operands[1].Irreps, signatures.Result.Irreps.LMax)
            .Spec!;
        return new(
            $"Products of {new Signature(spec.Scalars, spec.Scalars[0].Irrep.Group)} with "
                + $"{new Signature(spec.Fields, spec.Fields[0].Irrep.Group)} at each point of the sphere: degrees "
                + $"{Literals.Of(spec.ScalarDegree)} and {Literals.Of(spec.FieldDegree)} give degrees up to "
                + $"{Literals.Of(spec.MaxDegree)}, exact on a Gauss-Legendre sampling for degree "
                + $"{Literals.Of(spec.SamplingDegree)}."
        );
    }

    internal override LayerSize Size(LayerSignatures signatures) => new();
}
