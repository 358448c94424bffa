using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Reads <c>[SteerableConvolution]</c>: harmonics up to a degree, coupled copy by copy, mixed by a linear map.
/// </summary>
internal static class ConvolutionReader
{
    public static LayerOptions Read(LayerScope layer)
    {
        int maxDegree = layer.WholeOption("MaxDegree", 1, 0, Limits.LMax);
        var options = new ConvolutionOptions(
            maxDegree,
            layer.NamedOption("Basis", "Bessel", "RadialBasis"),
            layer.WholeOption("BasisCount", 8, 1, int.MaxValue),
            layer.WholeOption("RadialWidth", 64, 1, int.MaxValue),
            layer.WholeOption("RadialLayers", 1, 0, int.MaxValue),
            layer.Choice("RadialActivation", Nonlinearity.SiLU),
            layer.NamedOption("Envelope", "Polynomial", "CutoffEnvelope"),
            layer.Choice("Constants", MomentConstants.Exact),
            layer.RealOption("AverageNeighbours", 1, OptionRules.IsNeighbours, OptionRules.AllowedNeighbours),
            layer.RealOption("Cutoff", 0, OptionRules.IsCutoff, OptionRules.AllowedCutoff),
            layer.WholeOption("RadialKnots", 0, 0, int.MaxValue)
        );
        layer.CheckOption(
            "RadialKnots",
            options.RadialKnots is 0 or >= 8,
            layer.Attribute.Expression("RadialKnots")?.ToString() ?? string.Empty,
            "8 intervals or more, or 0 for no interpolation"
        );
        layer.CheckOption(
            "RadialKnots",
            options.RadialKnots < 8 || options.Envelope != "None",
            layer.Attribute.Expression("RadialKnots")?.ToString() ?? string.Empty,
            "0 without an envelope, since the network then does not end at the cutoff"
        );
        if (maxDegree is >= 0 and <= Limits.LMax)
            CheckReach(layer, maxDegree);
        return options;
    }

    /// <summary>The irreps that a convolution with harmonics up to a degree reaches, sorted.</summary>
    public static IReadOnlyList<Irrep> Reachable(LayerScope layer, int maxDegree) =>
        SelectionRules.Reachable(layer.Input.Irreps, LayerAlgebra.Harmonics(maxDegree, layer.Group));

    private static void CheckReach(LayerScope layer, int maxDegree)
    {
        (Irreps input, OperandSource result) = (layer.Input.Irreps, layer.Result);
        Irreps harmonics = LayerAlgebra.Harmonics(maxDegree, layer.Group);
        foreach (int block in SelectionRules.UnreachableBlocks(input, harmonics, result.Irreps))
        {
            Irrep irrep = result.Irreps[block].Irrep;
            int needed = Enumerable
                .Range(maxDegree + 1, Limits.LMax - maxDegree)
                .FirstOrDefault(l => Reachable(layer, l).Contains(irrep));
            string reachable = string.Join(
                ", ",
                Reachable(layer, maxDegree)
                    .Select(ir => new Signature(new Irreps(new MulIrrep(1, ir)), layer.Group).ToString())
            );
            layer.Fault(
                FaultIds.UnreachableByConvolution,
                result.BlockLocation(block),
                result.BlockText(block),
                reachable,
                needed == 0 ? string.Empty : $"{needed}"
            );
        }
    }
}
