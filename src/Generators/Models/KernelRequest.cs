using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Models;

/// <summary>A kernel struct that layers call: one generated file, whatever else the layers' declarations say.</summary>
/// <param name="TypeName">The name of the struct, see <see cref="KernelName"/>: of one name, of one text.</param>
/// <param name="Part">Which kernel of the layer.</param>
/// <param name="Options">What the layer's attribute says.</param>
/// <param name="Signatures">The operands' signatures, then the result's.</param>
/// <param name="Group">The group of all of them.</param>
public sealed record KernelRequest(
    string TypeName,
    KernelPart Part,
    LayerOptions Options,
    EquatableArray<string> Signatures,
    Group Group
)
{
    /// <summary>The kernels of a layer; none if it is wrong or has no algebra to unroll.</summary>
    public static IEnumerable<KernelRequest> Of(LayerDeclaration layer) =>
        PartsOf(layer).Select(part => Of(layer, part));

    /// <summary>What a kernel over spans calls.</summary>
    public static IEnumerable<KernelRequest> Of(KernelDeclaration kernel)
    {
        if (kernel.Scalar.Length == 0)
            return [];
        IEnumerable<KernelRequest> own = Of(kernel.Layer);
        return kernel.Layer.Options is SphericalHarmonicsOptions
            ? own
            : own.Append(Of(kernel.Layer, KernelPart.Layout));
    }

    /// <summary>One kernel of a layer that is right.</summary>
    public static KernelRequest Of(LayerDeclaration layer, KernelPart part)
    {
        // Names of blocks are of no interest to a kernel.
        EquatableArray<string> signatures = layer
            .Operands.Append(layer.Result!)
            .Select(static o => new Signature(o.Parse().Irreps, o.Group).ToString())
            .ToEquatableArray();
        var request = new KernelRequest(string.Empty, part, layer.Options!, signatures, layer.Result!.Group);
        return request with { TypeName = KernelName.Of(request) };
    }

    /// <summary>The irreps of an operand, or last of the result.</summary>
    public Irreps Irreps(int index) => Parse(index).Irreps;

    /// <summary>The product of a bilinear kernel.</summary>
    public TensorProductSpec Product() =>
        Options switch
        {
            ProductOptions product => LayerAlgebra.Product(product, Irreps(0), Irreps(1), Irreps(Signatures.Count - 1)),
            TensorSquareOptions square => LayerAlgebra.Square(square, Irreps(0), Irreps(1)),
            ConvolutionOptions convolution => LayerAlgebra.ConvolutionProduct(convolution, Parse(0), Parse(1)),
            _ => throw new InvalidOperationException($"{TypeName} has no product."),
        };

    /// <summary>The map of a linear kernel.</summary>
    public LinearSpec Linear() =>
        Options switch
        {
            LinearOptions linear => LayerAlgebra.Linear(linear, Irreps(0), Irreps(1)),
            ConvolutionOptions => LayerAlgebra.ConvolutionLinear(Product(), Parse(1)),
            _ => throw new InvalidOperationException($"{TypeName} has no linear map."),
        };

    /// <summary>The degrees of a kernel of harmonics, ascending, and their normalisation.</summary>
    public (int[] Degrees, HarmonicsNormalization Normalization) Harmonics() =>
        Options switch
        {
            SphericalHarmonicsOptions harmonics => (
                Irreps(1).Where(static b => b.Mul > 0).Select(static b => b.Irrep.L).ToArray(),
                harmonics.Normalization
            ),
            // The kernel of a convolution has component normalisation, as NequIP's.
            ConvolutionOptions convolution => (
                Enumerable.Range(0, convolution.MaxDegree + 1).ToArray(),
                HarmonicsNormalization.Component
            ),
            _ => throw new InvalidOperationException($"{TypeName} has no harmonics."),
        };

    /// <summary>The operands and the result of a kernel over spans.</summary>
    public (Irreps Left, Irreps? Right, Irreps Result) Layout() =>
        (
            Irreps(0),
            Options is TensorSquareOptions ? Irreps(0)
            : Signatures.Count > 2 ? Irreps(1)
            : null,
            Irreps(Signatures.Count - 1)
        );

    private Signature Parse(int index) => Signature.Parse(Signatures[index], Group);

    private static KernelPart[] PartsOf(LayerDeclaration layer) =>
        layer.Result is null
            ? []
            : layer.Options switch
            {
                LinearOptions => [KernelPart.Linear],
                ProductOptions or TensorSquareOptions => [KernelPart.Product],
                SphericalHarmonicsOptions => [KernelPart.Harmonics],
                ConvolutionOptions => [KernelPart.Product, KernelPart.Linear, KernelPart.Harmonics],
                _ => [],
            };
}
