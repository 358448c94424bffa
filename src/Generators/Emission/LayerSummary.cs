using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>What a layer is, in one sentence and a table.</summary>
internal static class LayerSummary
{
    public static (string Sentence, IReadOnlyList<string> Table) Of(LayerDeclaration layer)
    {
        if (layer.Options is null || layer.Result is null)
            return ("This layer has an error: see the GDL diagnostic.", []);
        Operand input = layer.Operands[0];
        string arrow = $"{input.Signature} → {layer.Result.Signature}";
        (Signature x, Signature z) = (input.Parse(), layer.Result.Parse());
        switch (layer.Options)
        {
            case LinearOptions linear:
                LinearSpec map = LayerAlgebra.Linear(linear, x.Irreps, z.Irreps);
                return (
                    $"Linear map {arrow}{(linear.Residual ? ", plus its operand" : string.Empty)}.",
                    PathTable.Of(map, z.Group)
                );
            case ProductOptions product:
                TensorProductSpec spec = LayerAlgebra.Product(
                    product,
                    x.Irreps,
                    layer.Operands[1].Parse().Irreps,
                    z.Irreps
                );
                return (
                    $"Tensor product {input.Signature} ⊗ {layer.Operands[1].Signature} → {layer.Result.Signature}.",
                    PathTable.Of(spec, z.Group)
                );
            case TensorSquareOptions square:
                return (
                    $"Symmetric square {arrow}.",
                    PathTable.Of(LayerAlgebra.Square(square, x.Irreps, z.Irreps), z.Group)
                );
            case SphericalHarmonicsOptions harmonics:
                return (
                    $"Spherical harmonics {arrow}, polar axis y, "
                        + $"{harmonics.Normalization.ToString().ToLowerInvariant()} normalisation.",
                    PathTable.OfHarmonics(z.Irreps, z.Group)
                );
            case ConvolutionOptions convolution:
                TensorProductSpec middle = LayerAlgebra.ConvolutionProduct(convolution, x, z);
                IReadOnlyList<string> linearTable = PathTable.Of(LayerAlgebra.ConvolutionLinear(middle, z), z.Group);
                return (
                    $"Steerable convolution {arrow}, harmonics up to degree {Literals.Of(convolution.MaxDegree)}.",
                    [
                        "copy by copy with the harmonics, weights from the radial network:",
                        .. PathTable.Of(middle, z.Group),
                        "then mixed:",
                        .. linearTable,
                    ]
                );
            case PerceptronOptions perceptron:
                return (
                    "Perceptron "
                        + string.Join(
                            " → ",
                            [input.Signature, .. perceptron.Hidden.Select(Literals.Of), layer.Result.Signature]
                        )
                        + $", {perceptron.Activation}.",
                    []
                );
            case ActivationOptions activation:
                return (
                    $"Functions of scalars {arrow}.",
                    [.. x.Irreps.Select((b, i) => $"{new Block(null, b).ToString(x.Group)}  {activation.Functions[i]}")]
                );
            case GateOptions gate:
                string oddGates =
                    PseudoScalars(x.Irreps) > PseudoScalars(z.Irreps) ? $", {gate.OddGates} on odd ones" : string.Empty;
                return (
                    $"Gate {arrow}: {gate.Even} on even scalars, {gate.Odd} on odd ones, {gate.Gates} "
                        + $"on gates{oddGates}.",
                    []
                );
            case NormActivationOptions norm:
                return ($"Each copy of {input.Signature} scaled by {norm.Function} of its norm.", []);
            case LayerNormOptions:
                return ($"Layer normalisation of {input.Signature}.", []);
            case BatchNormOptions:
                return ($"Batch normalisation of {input.Signature}.", []);
            default:
                return ($"Dropout of whole copies of {input.Signature}.", []);
        }
    }

    private static int PseudoScalars(Irreps irreps) =>
        irreps.Where(static b => b.Irrep.IsPseudoScalar).Sum(static b => b.Mul);
}
