using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Reads <c>[Linear]</c>: by Schur's lemma the result has irreps of the operand only.</summary>
internal static class LinearReader
{
    public static LayerOptions Read(LayerScope layer)
    {
        (OperandSource input, OperandSource result) = (layer.Input, layer.Result);
        foreach (int block in SelectionRules.UnreachableBlocks(input.Irreps, result.Irreps))
        {
            layer.Fault(
                FaultIds.UnreachableByLinear,
                result.BlockLocation(block),
                result.BlockText(block),
                input.ToString(),
                SelectionRules.WhyUnreachable(input.Irreps, result.Irreps[block].Irrep, layer.Group, result.StatedBy)!
            );
        }

        var options = new LinearOptions(
            layer.Attribute.Flag("Bias", false),
            layer.Attribute.Flag("Residual", false),
            layer.Choice("PathNormalization", PathNormalization.Element)
        );
        if (options.Residual && input.Signature != result.Signature)
        {
            layer.Fault(
                FaultIds.ResidualSignature,
                layer.Attribute.LocationOf("Residual"),
                input.ToString(),
                result.ToString()
            );
        }
        return options;
    }
}
