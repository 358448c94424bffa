using System.Globalization;
using System.Text;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Models;

/// <summary>
/// The name of a kernel struct. It depends only on what the kernel computes, so that layers with the same computation
/// share one kernel.
/// </summary>
/// <remarks>
/// <c>Product_8x0e_4x1o__1x0e_1x1o__8x0e_…</c>: a readable part, truncated where it is long, and a hash of everything
/// that the text depends on.
/// </remarks>
internal static class KernelName
{
    /// <summary>
    /// The beginnings of names of kernels and couplings; files of the user's types do not begin with them.
    /// </summary>
    public static readonly string[] Prefixes =
    [
        .. Enum.GetNames(typeof(KernelPart))
            .Where(static n =>
                n is not (nameof(KernelPart.Keys) or nameof(KernelPart.Queries) or nameof(KernelPart.Self))
            )
            .Select(static n => n + "_"),
        "Coupling_",
        "LanewiseCoupling_",
    ];

    private const int Longest = 80;

    public static string Of(KernelRequest request)
    {
        switch (request.Form)
        {
            case KernelPart.Product:
                TensorProductSpec product = request.Product();
                return Name(
                    request.Form,
                    [product.In1, product.In2, product.Out],
                    string.Join(";", product.Paths.Select(Content))
                );
            case KernelPart.Linear:
                LinearSpec linear = request.Linear();
                return Name(
                    request.Form,
                    [linear.In, linear.Out],
                    string.Join(";", [.. linear.Paths.Select(Content), .. linear.Biases.Select(Content)])
                );
            case KernelPart.Layout:
                (Irreps left, Irreps? right, Irreps result) = request.Layout();
                return Name(request.Form, right is null ? [left, result] : [left, right, result], string.Empty);
            case KernelPart.Harmonics:
                HarmonicsPlan plan = request.Harmonics();
                string degrees = string.Join("_", plan.Degrees.Select(Text));
                return $"{request.Form}_{degrees}_{plan.Normalization}{plan.Suffix}";
            case KernelPart.Window:
                PixelConvolutionSpec spec = request.Window();
                return Name(
                    request.Form,
                    [spec.Product.In1, spec.Product.Out],
                    string.Join(";", [Content(spec.Window), .. spec.Product.Paths.Select(Content)])
                );
            case KernelPart.Volume:
                VolumeConvolutionSpec volume = request.Volume();
                return Name(
                    request.Part,
                    [volume.Product.In1, volume.Mixing.Out],
                    string.Join(
                        ";",
                        [
                            Content(volume.Window),
                            .. volume.Product.Paths.Select(Content),
                            .. volume.Mixing.Paths.Select(Content),
                            .. volume.Mixing.Biases.Select(Content),
                        ]
                    )
                );
            case KernelPart.Contraction:
                ContractionSpec contraction = request.Contraction();
                return Name(
                    request.Form,
                    [contraction.In, contraction.Out],
                    string.Join(";", Text(contraction.Correlation), contraction.Basis)
                );
            default:
                throw new ArgumentOutOfRangeException(
                    nameof(request),
                    request.Form,
                    "This kind of kernel part has no name."
                );
        }
    }

    private static string Name(KernelPart part, Irreps[] irreps, string content)
    {
        string readable = part + "_" + string.Join("__", irreps.Select(Readable));
        string hash = ContentHash.Of(part + "|" + string.Join("|", irreps.Select(Written)) + "|" + content);
        return readable.Substring(0, Math.Min(readable.Length, Longest - hash.Length - 1)).TrimEnd('_') + "_" + hash;
    }

    /// <summary>With the group's name where it is one of the plane, whose irreps are written alike.</summary>
    private static string Written(Irreps irreps) =>
        irreps.Count == 0 || irreps[0].Irrep.Group.IsSpatial ? irreps.ToString() : irreps[0].Irrep.Group + " " + irreps;

    private static string Readable(Irreps irreps)
    {
        var text = new StringBuilder();
        foreach (char c in irreps.ToString())
        {
            if (c is (>= '0' and <= '9') or (>= 'a' and <= 'z'))
                text.Append(c);
            else if (c == '+')
                text.Append('_');
        }

        return text.ToString();
    }

    private static string Content(SampledWindow window) =>
        string.Join(
            ",",
            [
                Text(window.Size),
                Text(window.Dilation),
                .. window.Harmonics.SelectMany(h =>
                    Enumerable
                        .Range(0, window.Size * window.Size)
                        .SelectMany(i =>
                            new[]
                            {
                                h.Cosine(i / window.Size, i % window.Size),
                                h.Sine(i / window.Size, i % window.Size),
                            }
                        )
                        .Select(static v => ExactDouble.Of(v).Bits.ToString(CultureInfo.InvariantCulture))
                        .Prepend(Text(h.Order))
                ),
            ]
        );

    private static string Content(SampledVolume window)
    {
        (int hx, int hy, int hz) = window.Halves;
        IEnumerable<double> values =
            from h in window.Harmonics
            from m in Enumerable.Range(0, (2 * h.Degree) + 1)
            from z in Enumerable.Range(0, hz + 1)
            from y in Enumerable.Range(0, hy + 1)
            from x in Enumerable.Range(0, hx + 1)
            select h.Value(m, x, y, z);
        return string.Join(
            ",",
            [
                Text(hx),
                Text(hy),
                Text(hz),
                .. window.Harmonics.Select(static h => Text(h.Degree)),
                .. values.Select(static v => ExactDouble.Of(v).Bits.ToString(CultureInfo.InvariantCulture)),
            ]
        );
    }

    private static string Content(TensorProductPath path) =>
        string.Join(
            ",",
            Text(path.In1),
            Text(path.In2),
            Text(path.Out),
            path.Mode,
            path.HasWeight,
            ExactDouble.Of(path.Coefficient).Bits.ToString(CultureInfo.InvariantCulture),
            path.ExactCoefficient
        ) + (path.Coupling == 0 ? string.Empty : ",#" + Text(path.Coupling));

    private static string Content(LinearPath path) =>
        string.Join(",", Text(path.In), Text(path.Out), Text(path.FanIn)) + (path.IsTurned ? ",i" : string.Empty);

    private static string Content(LinearBias bias) =>
        string.Join(",", Text(bias.Out), Text(bias.Count), Text(bias.Offset));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
