using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Reads <c>[SphericalHarmonics]</c>: one copy of l = 1 into one copy of each wanted degree, ascending.
/// </summary>
internal static class HarmonicsReader
{
    public static LayerOptions Read(LayerScope layer)
    {
        Irreps input = layer.Input.Signature.Canonical.Irreps;
        if (input.Count != 1 || input[0].Mul != 1 || input[0].Irrep.L != 1)
        {
            layer.Fault(FaultIds.HarmonicsOperand, layer.Input.Location, layer.Input.ToString());
        }
        else
        {
            int[] degrees = layer
                .Result.Irreps.Where(b => b.Mul > 0)
                .Select(b => b.Irrep.L)
                .Distinct()
                .OrderBy(l => l)
                .ToArray();
            Irreps all = All(layer, input[0].Irrep);
            var fitting = new Signature(new Irreps(degrees.Select(l => all[l])), layer.Group);
            if (fitting != layer.Result.Signature)
            {
                layer.Fault(
                    FaultIds.HarmonicsResult,
                    layer.Result.Location,
                    layer.Result.ToString(),
                    fitting.ToString()
                );
            }
        }

        return new SphericalHarmonicsOptions(
            layer.Choice("Normalization", HarmonicsNormalization.Component),
            layer.Attribute.Flag("Normalize", true),
            layer.RealOption("Epsilon", 1e-9, OptionRules.IsDirectionEpsilon, OptionRules.AllowedDirectionEpsilon)
        );
    }

    /// <summary>The harmonics of an irrep of degree 1, one copy of each degree that a signature may name.</summary>
    public static Irreps All(LayerScope layer, Irrep vector) =>
        Irreps.SphericalHarmonics(Limits.LMax, layer.Group == Group.O3 ? vector.Parity : Parity.Even);
}
