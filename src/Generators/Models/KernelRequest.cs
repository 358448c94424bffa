using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Models;

/// <summary>
/// A kernel struct that layers call. It is one generated file and depends on nothing else in the layers' declarations.
/// </summary>
/// <param name="TypeName">The name of the struct, see <see cref="KernelName"/>: equal names mean equal texts.</param>
/// <param name="Part">Which kernel of the layer.</param>
/// <param name="Options">The options of the layer's attribute.</param>
/// <param name="Signatures">The operands' signatures, then the result's.</param>
/// <param name="Group">The group of all of them.</param>
public sealed record KernelRequest(
    string TypeName,
    KernelPart Part,
    LayerOptions Options,
    EquatableArray<string> Signatures,
    SymmetryGroup Group
)
{
    /// <summary>
    /// What the struct is: a kernel of keys is a product, so it is shared with all layers that compute the same.
    /// </summary>
    public KernelPart Form =>
        Part switch
        {
            KernelPart.Keys => KernelPart.Product,
            KernelPart.Queries or KernelPart.Self => KernelPart.Linear,
            _ => Part,
        };

    /// <summary>The kernels of a layer; none if it is faulty or has no algebra to unroll.</summary>
    public static IEnumerable<KernelRequest> Of(LayerDeclaration layer) =>
        PartsOf(layer).Select(part => Of(layer, part));

    /// <summary>The kernels that a kernel over spans calls.</summary>
    public static IEnumerable<KernelRequest> Of(KernelDeclaration kernel)
    {
        if (kernel.Scalar.Length == 0)
            return [];
        IEnumerable<KernelRequest> own = Of(kernel.Layer);
        return (kernel.Layer.Options as ISpanLayer)?.SpanLayout(LayerSignatures.Of(kernel.Layer)) is null
            ? own
            : own.Append(Of(kernel.Layer, KernelPart.Layout));
    }

    /// <summary>One kernel of a layer without faults.</summary>
    public static KernelRequest Of(LayerDeclaration layer, KernelPart part)
    {
        // A kernel does not depend on the names of blocks.
        EquatableArray<string> signatures = layer
            .Operands.Append(layer.Result!)
            .Select(static o => new Signature(o.Parse().Irreps, o.Group).ToString())
            .ToEquatableArray();
        var request = new KernelRequest(string.Empty, part, layer.Options!, signatures, layer.Result!.Group);
        return request with { TypeName = KernelName.Of(request) };
    }

    /// <summary>The product of a bilinear kernel.</summary>
    public TensorProductSpec Product() =>
        Part == KernelPart.Keys ? ((IAttentionLayer)Options).Keys(Parse()) : ((IProductLayer)Options).Product(Parse());

    /// <summary>The map of a linear kernel.</summary>
    public LinearSpec Linear() =>
        Part switch
        {
            KernelPart.Queries => ((IQueryLayer)Options).Queries(Parse()),
            KernelPart.Self => ((ISelfLayer)Options).Self(Parse()),
            _ => ((ILinearMapLayer)Options).LinearMap(Parse()),
        };

    /// <summary>The harmonics of their kernel.</summary>
    public HarmonicsPlan Harmonics() => ((IHarmonicsLayer)Options).Harmonics(Parse());

    /// <summary>The convolution of a window's kernel.</summary>
    public PixelConvolutionSpec Window() => ((IWindowLayer)Options).Convolution(Parse());

    /// <summary>The convolution of a volume's kernel.</summary>
    public VolumeConvolutionSpec Volume() => ((IVolumeLayer)Options).Convolution(Parse());

    /// <summary>The contraction of a kernel of polynomials.</summary>
    public ContractionSpec Contraction() => ((IContractionLayer)Options).Contraction(Parse());

    /// <summary>The operands and the result of a kernel over spans.</summary>
    public (Irreps Left, Irreps? Right, Irreps Result) Layout() => ((ISpanLayer)Options).SpanLayout(Parse())!.Value;

    private LayerSignatures Parse()
    {
        Signature[] all = [.. Signatures.Select(s => Shared(Signature.Parse(s, Group)))];
        return new LayerSignatures([.. all.Take(all.Length - 1)], all[all.Length - 1]) { Group = Group };
    }

    /// <summary>Kernels of SO(3) are those of O(3) with even irreps, so the two share them.</summary>
    private static Signature Shared(Signature signature) =>
        signature.Group == SymmetryGroup.SO3 ? new Signature(signature.Irreps.WithoutSO3()) : signature;

    private static IEnumerable<KernelPart> PartsOf(LayerDeclaration layer)
    {
        if (layer.Result is null)
            yield break;
        if (layer.Options is IProductLayer)
            yield return KernelPart.Product;
        if (layer.Options is ILinearMapLayer)
            yield return KernelPart.Linear;
        if (layer.Options is IHarmonicsLayer)
            yield return KernelPart.Harmonics;
        if (layer.Options is IWindowLayer)
            yield return KernelPart.Window;
        if (layer.Options is IAttentionLayer)
            yield return KernelPart.Keys;
        if (layer.Options is IQueryLayer)
            yield return KernelPart.Queries;
        if (layer.Options is IVolumeLayer)
            yield return KernelPart.Volume;
        if (layer.Options is ISelfLayer)
            yield return KernelPart.Self;
        if (layer.Options is IContractionLayer)
            yield return KernelPart.Contraction;
    }
}
