using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Models;

/// <summary>A kernel struct that some layer calls: one generated file, whatever else the layer's declaration says.</summary>
/// <param name="TypeName">The name of the struct.</param>
/// <param name="Part">Which kernel of the layer.</param>
/// <param name="Options">What the layer's attribute says.</param>
/// <param name="Signatures">The operands' signatures, then the result's.</param>
/// <param name="Group">The group of all of them.</param>
public sealed record KernelRequest(string TypeName, KernelPart Part, LayerOptions Options, EquatableArray<string> Signatures, Group Group)
{
    /// <summary>The kernels of a layer; none if it is wrong or has no algebra to unroll.</summary>
    public static IEnumerable<KernelRequest> Of(TypeContext type, LayerDeclaration layer) => Of(layer, part => NameOf(type, layer, part), isSpan: false);

    /// <summary>What a kernel over spans calls.</summary>
    public static IEnumerable<KernelRequest> Of(KernelDeclaration kernel) => kernel.Scalar.Length == 0
        ? []
        : Of(kernel.Layer, part => NameOf(kernel, part), isSpan: true);

    /// <summary>The name of a kernel struct, unique in the compilation: <c>My_App_GalaxyNet_Embed_Product</c>.</summary>
    public static string NameOf(TypeContext type, LayerDeclaration layer, KernelPart part) => string.Join(
        "_", type.HintName.Split('.', '`').Append(layer.Method.TrimStart('@')).Select(static s => s.Replace("_", "__")).Append(part.ToString()));

    /// <summary>The same for a kernel over spans, whose name may have overloads.</summary>
    public static string NameOf(KernelDeclaration kernel, KernelPart part) =>
        NameOf(kernel.Type, kernel.Layer, part) + (kernel.Ordinal == 0 ? string.Empty : (kernel.Ordinal + 1).ToString(CultureInfo.InvariantCulture));

    /// <summary>The irreps of an operand, or last of the result.</summary>
    public Irreps Irreps(int index) => Parse(index).Irreps;

    /// <summary>The product of a bilinear kernel.</summary>
    public TensorProductSpec Product() => Options switch
    {
        ProductOptions product => LayerAlgebra.Product(product, Irreps(0), Irreps(1), Irreps(Signatures.Count - 1)),
        TensorSquareOptions square => LayerAlgebra.Square(square, Irreps(0), Irreps(1)),
        ConvolutionOptions convolution => LayerAlgebra.ConvolutionProduct(convolution, Parse(0), Parse(1)),
        _ => throw new InvalidOperationException($"{TypeName} has no product."),
    };

    /// <summary>The map of a linear kernel.</summary>
    public LinearSpec Linear() => Options switch
    {
        LinearOptions linear => LayerAlgebra.Linear(linear, Irreps(0), Irreps(1)),
        ConvolutionOptions => LayerAlgebra.ConvolutionLinear(Product(), Parse(1)),
        _ => throw new InvalidOperationException($"{TypeName} has no linear map."),
    };

    /// <summary>The degrees of a kernel of harmonics, ascending, and their normalisation.</summary>
    public (int[] Degrees, HarmonicsNormalization Normalization) Harmonics() => Options switch
    {
        SphericalHarmonicsOptions harmonics => (Irreps(1).Where(static b => b.Mul > 0).Select(static b => b.Irrep.L).ToArray(), harmonics.Normalization),
        // The kernel of a convolution has component normalisation, as NequIP's.
        ConvolutionOptions convolution => (Enumerable.Range(0, convolution.MaxDegree + 1).ToArray(), HarmonicsNormalization.Component),
        _ => throw new InvalidOperationException($"{TypeName} has no harmonics."),
    };

    private Signature Parse(int index) => Signature.Parse(Signatures[index], Group);

    private static IEnumerable<KernelRequest> Of(LayerDeclaration layer, Func<KernelPart, string> name, bool isSpan)
    {
        if (layer.Options is not { } options || layer.Result is not { } result)
            return [];
        KernelPart[] parts = options switch
        {
            LinearOptions => [KernelPart.Linear],
            ProductOptions or TensorSquareOptions => [KernelPart.Product],
            SphericalHarmonicsOptions => [KernelPart.Harmonics],
            ConvolutionOptions => [KernelPart.Product, KernelPart.Linear, KernelPart.Harmonics],
            _ => [],
        };
        if (isSpan && options is not SphericalHarmonicsOptions)
            parts = [.. parts, KernelPart.Layout];
        // Names of blocks are of no interest to a kernel.
        EquatableArray<string> signatures = layer.Operands.Append(result).Select(static o => new Signature(o.Parse().Irreps, o.Group).ToString()).ToEquatableArray();
        return parts.Select(part => new KernelRequest(name(part), part, options, signatures, result.Group));
    }
}
