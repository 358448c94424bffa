using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>A kind of layer whose result has the signature of its operand.</summary>
internal abstract class UnchangedKind : LayerKind<UnchangedOptions>
{
    public override bool Keeps => true;

    public override bool TakesAllDegrees => true;

    public override IReadOnlyList<Irrep> PossibleResult(LayerScope layer) =>
        SelectionRules.Reachable(layer.Input.Irreps);

    protected override UnchangedOptions ReadOptions(LayerScope layer)
    {
        if (layer.Input.Signature != layer.Result.Signature)
        {
            layer.Fault(
                FaultIds.SignatureChanged,
                layer.Result.Location,
                layer.Kind,
                layer.Input.ToString(),
                layer.Result.ToString()
            );
        }
        return ReadAttribute(layer);
    }

    /// <summary>Reads the options.</summary>
    protected abstract UnchangedOptions ReadAttribute(LayerScope layer);

    /// <summary>The number that is added to a square before its root or inverse is taken.</summary>
    protected static ExactDouble Epsilon(LayerScope layer, double fallback) =>
        layer.RealOption("Epsilon", fallback, OptionRules.IsEpsilon, OptionRules.AllowedEpsilon);
}

/// <summary>Options of a layer that acts on each copy separately.</summary>
public abstract record UnchangedOptions : LayerOptions
{
    internal sealed override IReadOnlyList<string> Layouts(LayerSignatures signatures) =>
        [LayoutSource.Of(signatures.Input)];

    internal sealed override LayerSize Size(LayerSignatures signatures) => new();
}
