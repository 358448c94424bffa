using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <content>Mistakes with images: sizes, grids, kernels and what pixels keep of a group.</content>
internal static partial class Mistakes
{
    private const string Everywhere = ".SoftNorm().SumOverCopies().Mean(cloud.Batch).Broadcast(cloud.Batch)";

    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> OfPixels() =>
        [.. Sizes(), .. Grids(), .. Kernels(), .. Turned(), .. Claimed()];

    /// <summary>Sizes that strides and blocks do not fit.</summary>
    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> Sizes() =>
        [
            (
                "pixel: sizes / stride that does not fit",
                static (d, p) =>
                    Misfit(d, GridStep.Coarser) is { } step
                    && OverPixels(
                        d,
                        p,
                        "[SteerableConvolution(\"$0\", \"$0\", Size = 1, LowPass = false, "
                            + $"Stride = {Text(step.Factor)})] private partial Features Wrong$u(Pixels p, Features x);",
                        "Wrong$u(cloud.Pixels, ((Features)$0).SoftNorm().SumOverCopies())",
                        step
                    )
            ),
            (
                "pixel: sizes / blocks that do not fit",
                static (d, p) =>
                    Misfit(d, GridStep.Blocks) is { } step
                    && OverPixels(
                        d,
                        p,
                        $"[MeanPool(\"$S\", \"$S\", Size = {Text(step.Factor)})] private partial Features "
                            + "Wrong$u(Pixels p, Features x);",
                        "Wrong$u(cloud.Pixels, (Features)$0)",
                        step
                    )
            ),
            (
                "pixel: sizes / margin that leaves nothing",
                static (d, p) =>
                    OverPixels(
                        d,
                        p,
                        "[SteerableConvolution(\"$S\", \"$0\", Size = 15, Border = Border.None)] private partial "
                            + "Features Wrong$u(Pixels p, Features x);",
                        "Wrong$u(cloud.Pixels, (Features)$0)",
                        GridStep.Inside(7)
                    )
            ),
            (
                "pixel: sizes / fade that does not fit",
                static (d, p) =>
                    d.Images is { Size.IsPeriodic: true }
                    && OverPixels(
                        d,
                        p,
                        "[Fade(\"$S\", \"$S\")] private partial Features Wrong$u(Pixels p, Features x);",
                        "Wrong$u(cloud.Pixels, (Features)$0)",
                        GridStep.Faded
                    )
            ),
            (
                "pixel: sizes / stated on a helper",
                static (d, p) =>
                    OverPixels(
                        d,
                        p,
                        $"private static int Sized$u([Shape(9, 9)] PointCloud<{d.Input.Name}> c) => c.Count;",
                        "(Features)($0 / Sized$u(cloud))"
                    )
            ),
            (
                "pixel: sizes / stated on a feature",
                static (d, p) =>
                    OverPixels(
                        d,
                        p,
                        "public Features Sized$u([Shape(9, 9)] [Irreps(\"$S\")] Features x) => x;",
                        "Sized$u((Features)$0)"
                    )
            ),
        ];

    /// <summary>Values on grids that are not those of what they are combined with.</summary>
    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> Grids() =>
        [
            (
                "pixel: grids / fine plus coarse",
                static (d, p) =>
                    OverPixels(
                        d,
                        p,
                        "[MeanPool(\"$S\", \"$S\")] private partial Features Pool$u(Pixels p, Features x);",
                        "Pool$u(cloud.Pixels, (Features)$0) + (Features)$0",
                        GridStep.Blocks(2)
                    )
            ),
            (
                "pixel: grids / a layer over another grid",
                static (d, p) =>
                    OverPixels(
                        d,
                        p,
                        "[SteerableConvolution(\"$S\", \"$0\", Size = 3)] private partial Features "
                            + "Wrong$u(Pixels p, Features x);",
                        "Wrong$u(cloud.Pixels.Inside(1), (Features)$0)",
                        GridStep.Inside(1)
                    )
            ),
            (
                "pixel: grids / without the border",
                static (d, p) =>
                    OverPixels(
                        d,
                        p,
                        "[SteerableConvolution(\"$S\", \"$0\", Size = 3, Border = Border.None)] private partial "
                            + "Features Wrong$u(Pixels p, Features x);",
                        "((Features)$0).SoftNorm().SumOverCopies() * Wrong$u(cloud.Pixels, (Features)$0).SoftNorm()",
                        GridStep.Inside(1)
                    )
            ),
            (
                "pixel: grids / of other images",
                static (d, p) =>
                    Other(d)
                    && OverPixels(
                        d,
                        p,
                        "[SteerableConvolution(\"$S\", \"$0\", Size = 3)] private partial Features "
                            + "Wrong$u(Pixels p, Features x);",
                        "Wrong$u(other.Pixels, (Features)$0)"
                    )
            ),
            (
                "pixel: grids / spread to other images",
                static (d, p) =>
                    Other(d) && OverPixels(d, p, "", "(Features)$0.Mean(cloud.Batch).Broadcast(other.Pixels)")
            ),
            (
                "pixel: grids / up from another grid",
                static (d, p) =>
                    OverPixels(
                        d,
                        p,
                        "[Upsample(\"$S\", \"$S\")] private partial Features Wrong$u(Pixels p, Features x);",
                        "Wrong$u(cloud.Pixels, (Features)$0)",
                        GridStep.Blocks(2)
                    )
            ),
            ("pixel: grids / no common centre", static (d, p) => NoCentre(d, p, "cloud")),
            (
                "pixel: grids / no common centre of two inputs",
                static (d, p) =>
                    d.Input.Signature.Group == d.Group
                    && Extra(
                        d,
                        $"PointCloud<{d.Input.Name}> twin",
                        $"input.Also<{d.Input.Name}, {d.Input.Name}>(cloud, \"{d.Input.Text}\")"
                    )
                    && NoCentre(d, p, "twin")
            ),
        ];

    /// <summary>Kernels that there are not.</summary>
    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> Kernels() =>
        [
            .. new[]
            {
                ("padding at one side", "Size = 5, PaddingLeft = 1"),
                ("even size", "Size = 4"),
                ("size zero", "Size = 0"),
                ("stride zero", "Stride = 0"),
                ("order that no such kernel has", "Size = 3, MaxDegree = 3"),
                ("option of another space", "Size = 3, Cutoff = 1.5"),
            }.Select(static v => ("pixel: kernel / " + v.Item1, Kernel(v.Item2, "$0", static _ => true))),
            (
                "pixel: kernel / order above the bound",
                Kernel("Size = 3, MaxDegree = 2", "$0", static d => IsKeptInPart(d) && d.Space.Approximate <= 0.02)
            ),
            (
                "pixel: kernel / dead path",
                static (d, p) =>
                    d.Space.IsOnPixels
                    && Orders(d, isWanted: true).ToArray() is { Length: > 0 } orders
                    && p.Victim(v =>
                        v is { IsFeature: true, Base: RowBase.Points }
                        && v.Signature!.Irreps.All(b => b.Irrep.L != orders[^1])
                    )
                        is { } x
                    && OverPixels(
                        d,
                        p,
                        $"[SteerableConvolution(\"$S\", \"$0 + {Text(orders[^1])}"
                            + $"{(d.Group.HasParity && d.Group.Has(orders[^1], Parity.Odd) ? "e" : "")}\", Size = 1)] "
                            + "private partial Features Wrong$u(Pixels p, Features x);",
                        "Wrong$u(cloud.Pixels, (Features)$0)",
                        victim: x
                    )
            ),
            (
                "pixel: kernel / stride without low-pass",
                static (d, p) =>
                    d.Space.IsOnPixels
                    && d.Images is { } images
                    && images.Size.WhyNot(GridStep.Coarser(2)) is null
                    && Kernel("Size = 3, Stride = 2, LowPass = false", "$0", static _ => true, GridStep.Coarser(2))(
                        d,
                        p
                    )
            ),
        ];

    /// <summary>Functions and layers of what turns.</summary>
    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> Turned() =>
        [
            (
                "pixel: function / largest value of vectors",
                static (d, p) =>
                    OnVectors(
                        d,
                        p,
                        "[MaxPool(\"$S\", \"$S\")] private partial Features Wrong$u(Pixels p, Features x);",
                        "Wrong$u(cloud.Pixels, (Features)$0)",
                        GridStep.Blocks(2)
                    )
            ),
            (
                "pixel: function / ReLU on vectors",
                static (d, p) =>
                    OnVectors(
                        d,
                        p,
                        "[Activation(Nonlinearity.ReLU, Input = \"$S\", Result = \"$S\")] private partial Features "
                            + "Wrong$u(Features x);",
                        "Wrong$u((Features)$0)"
                    )
            ),
            (
                "pixel: function / group convolution of irreps",
                static (d, p) =>
                    d.Space.IsOnPixels
                    && GridSymmetry.IsExact(d.Group)
                    && OnVectors(
                        d,
                        p,
                        "[GroupConvolution(\"$S\", \"$0\")] private partial Features Wrong$u(Pixels p, Features x);",
                        "Wrong$u(cloud.Pixels, (Features)$0)"
                    )
            ),
            (
                "pixel: function / pool over edges",
                static (d, p) =>
                    OverPixels(
                        d,
                        p,
                        "[MeanPool(\"$S\", \"$S\")] private partial Features Wrong$u(PlaneNeighbourhood e, "
                            + "Features x);",
                        "(Features)$0"
                    )
            ),
        ];

    /// <summary>Models that claim more than pixels keep.</summary>
    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> Claimed() =>
        [
            (
                "pixel: claims / upsampling by nearest",
                static (d, p) =>
                    IsKeptInPart(d)
                    && OverPixels(
                        d,
                        p,
                        "[MeanPool(\"$S\", \"$S\")] private partial Features Pool$u(Pixels p, Features x); "
                            + "[Upsample(\"$S\", \"$S\", Mode = UpsampleMode.Nearest)] private partial Features "
                            + "Wrong$u(Pixels p, Features x);",
                        "Wrong$u(cloud.Pixels, Pool$u(cloud.Pixels, (Features)$0))",
                        GridStep.Blocks(2)
                    )
            ),
            (
                "pixel: claims / group convolution of a larger group",
                static (d, p) =>
                    IsKeptInPart(d)
                    && OverPixels(
                        d,
                        p,
                        "[GroupConvolution(\"$0\", \"$0\")] private partial Features Wrong$u(Pixels p, Features x);",
                        "Wrong$u(cloud.Pixels, ((Features)$0).SoftNorm().SumOverCopies())"
                    )
            ),
            (
                "pixel: claims / no bound",
                static (d, p) =>
                    IsKeptInPart(d) && Claim(d, p, (d.Space with { Approximate = null }).Attribute, isModule: false)
            ),
            (
                "pixel: claims / module with a larger bound",
                static (d, p) =>
                    IsKeptInPart(d)
                    && d.Space.Approximate < 1
                    && Claim(d, p, (d.Space with { Approximate = 1 }).Attribute, isModule: true)
            ),
            (
                "pixel: claims / model with a larger bound",
                static (d, p) =>
                    IsKeptInPart(d)
                    && d.Space.Approximate < 1
                    && Claim(d, p, (d.Space with { Approximate = 1 }).Attribute, isModule: false)
            ),
            (
                "pixel: claims / module of a larger group",
                static (d, p) =>
                    d.Group.Fold > 0
                    && Claim(
                        d,
                        p,
                        (
                            d.Space with
                            {
                                Group = d.Group.HasParity ? SymmetryGroup.O2 : SymmetryGroup.SO2,
                                Approximate = 0.5,
                            }
                        ).Attribute,
                        isModule: true
                    )
            ),
        ];

    private static bool IsKeptInPart(Draft d) => d.Space.IsOnPixels && !GridSymmetry.IsExact(d.Group);

    /// <summary>A step of some kind that the size for which the program is composed does not fit.</summary>
    private static GridStep? Misfit(Draft d, Func<int, GridStep> step) =>
        d.Images is { } images
            ? Enumerable
                .Range(2, 4)
                .Select(n => (GridStep?)step(n))
                .FirstOrDefault(s => images.Size.WhyNot(s!.Value) is not null)
            : null;

    private static Func<Draft, Planter, bool> Kernel(
        string options,
        string result,
        Func<Draft, bool> isFor,
        GridStep? step = null
    ) =>
        (d, p) =>
            d.Images is not null
            && isFor(d)
            && OverPixels(
                d,
                p,
                $"[SteerableConvolution(\"$S\", \"{result}\", {options})] private partial Features "
                    + "Wrong$u(Pixels p, Features x);",
                "Wrong$u(cloud.Pixels, (Features)$0)",
                step
            );

    /// <summary>
    /// Blocks whose means, and every second pixel: periodic images turn about the centre of a block, or about a pixel.
    /// </summary>
    private static bool NoCentre(Draft d, Planter p, string second) =>
        d.Images is { Size: { IsPeriodic: true } size } images
        && size.WhyNot(GridStep.Coarser(2)) is null
        && images.Use(GridStep.Coarser(2))
        && OverPixels(
            d,
            p,
            "[NormPool(\"$S\", \"$S\")] private partial Features Pool$u(Pixels p, Features x); "
                + "[SteerableConvolution(\"$0\", \"$0\", Size = 1, LowPass = false, Stride = 2)] private partial "
                + "Features Down$u(Pixels p, Features x);",
            "Pool$u(cloud.Pixels, (Features)$0).SoftNorm().SumOverCopies().Mean(cloud.Batch) "
                + $"+ Down$u({second}.Pixels, ((Features)$0).SoftNorm().SumOverCopies()).SoftNorm().Mean(cloud.Batch)",
            GridStep.Blocks(2),
            isPerImage: true
        );

    private static bool OnVectors(Draft d, Planter p, string declaration, string expression, GridStep? step = null) =>
        d.Images is not null
        && p.Victim(static v =>
            v is { IsFeature: true, Base: RowBase.Points } && v.Signature is { HasFields: false, Irreps.LMax: > 0 }
        )
            is { } x
        && OverPixels(d, p, declaration, expression, step, x);

    /// <summary>
    /// A feature on the pixels of the images is scaled by what an expression on some grid gives.
    /// </summary>
    private static bool OverPixels(
        Draft d,
        Planter p,
        string declaration,
        string expression,
        GridStep? step = null,
        ProgramValue? victim = null,
        bool isPerImage = false
    )
    {
        if (
            d.Images is not { } images
            || (victim ?? p.Victim(static v => v is { IsFeature: true, Base: RowBase.Points })) is not { } x
        )
        {
            return false;
        }
        if (step is { } made)
            images.Use(made);
        string u = d.NewName("q");
        string Filled(string text) => text.Replace("$u", u, StringComparison.Ordinal);
        if (declaration.Length > 0)
        {
            d.Members.Add(
                Filled(declaration)
                    .Replace("$S", $"{x.Signature}", StringComparison.Ordinal)
                    .Replace("$0", $"{d.Group.Trivial}", StringComparison.Ordinal)
            );
        }
        string factor = isPerImage
            ? $"({Filled(expression)}).Broadcast(cloud.Batch)"
            : $"({Filled(expression)}){Everywhere}";
        return Put(p, x, $"$0 * Scalars.From({factor})");
    }

    /// <summary>Another model over the same images, which states something else.</summary>
    private static bool Claim(Draft d, Planter p, string attribute, bool isModule)
    {
        if (d.Images is not { } images || !d.Space.IsOnPixels)
            return false;
        images.Use(GridStep.Blocks(2));
        string u = d.NewName("q"),
            other = $"Claims{u}";
        d.Types.Add(
            $"{attribute} public sealed partial class {other} {{ [MeanPool(\"{d.Group.Trivial}\", "
                + $"\"{d.Group.Trivial}\")] private partial Features Pool(Pixels p, Features x); public Features "
                + $"Forward(Pixels p, [Irreps(\"{d.Group.Trivial}\")] Features x) => Pool(p, x); }}"
        );
        if (isModule)
            d.Members.Add($"[Module] private partial {other} Inner{u} {{ get; }}");
        else
            d.Parameters.Add(($"{other} inner{u}", $"new {other}(3, Precision.Double)", false));
        return OverPixels(
            d,
            p,
            string.Empty,
            $"{(isModule ? "Inner" : "inner")}{u}.Forward(cloud.Pixels, ((Features)$0).SoftNorm().SumOverCopies())"
        );
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
