using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>
/// <c>[SteerableConvolution]</c> whose first parameter is <c>Pixels</c>: sampled harmonics of a square window.
/// </summary>
internal static class PixelConvolution
{
    /// <summary>The options of this space, none of which belongs to points.</summary>
    public static readonly string[] OwnOptions =
    [
        "Size",
        "Stride",
        "Dilation",
        "Border",
        "Profile",
        "ProfileWidth",
        "Radii",
        "LowPass",
        "Bias",
    ];

    /// <summary>The largest window that remedies are looked for.</summary>
    private const int LargestRemedy = 13;

    /// <summary>The bound that a layer is read with where the model has none, which is then reported.</summary>
    private const double AssumedBound = 0.1;

    public static PixelConvolutionOptions? Read(LayerScope layer)
    {
        if (ReadPlain(layer) is not { } options)
            return null;
        CheckOrders(layer, options);
        CheckReach(layer, options);
        return options;
    }

    /// <summary>The options by themselves, whatever the result is.</summary>
    private static PixelConvolutionOptions? ReadPlain(LayerScope layer)
    {
        int before = layer.Faults.Count;
        int size = SizeOption(layer, ConvolutionDefaults.Size);
        SymmetryGroup kept = GridSymmetry.OnPixels(layer.Group);
        // Orders go as far as the bound allows; those that are asked for must be among them.
        int maxOrder = layer.Attribute.IsGiven("MaxDegree")
            ? layer.WholeOption("MaxDegree", 0, 0, Math.Max(size - 1, 0))
            : -1;
        var options = new PixelConvolutionOptions(
            size,
            layer.WholeOption("Stride", 1, 1, WindowOptions.LargestStep),
            layer.WholeOption("Dilation", 1, 1, WindowOptions.LargestStep),
            layer.NamedOption("Border", "Zeros", "Border"),
            ProfileOption(layer, kept),
            layer.RealOption(
                "ProfileWidth",
                0,
                static w => w is 0 or (>= 0.3 and <= 10),
                "0, or from 0.3 to 10 pixels"
            ),
            layer.WholeOption("Radii", 0, 0, WindowOptions.LargestSize),
            layer.Attribute.Flag("LowPass", true),
            maxOrder,
            ExactDouble.Of(kept == layer.Group ? double.PositiveInfinity : layer.Approximate ?? AssumedBound),
            layer.Attribute.Flag("Bias", true)
        );
        if (options.Profile == KernelProfile.PixelOrbits)
        {
            const string WhyNone = "none, since the profile PixelOrbits takes each set of pixels by itself";
            layer.CheckOption("Radii", options.Radii == 0, Text(options.Radii), WhyNone);
            double width = options.ProfileWidth.ToDouble();
            layer.CheckOption("ProfileWidth", width == 0, width.ToString(CultureInfo.InvariantCulture), WhyNone);
        }
        return layer.Faults.Count == before ? options : null;
    }

    /// <summary>The profile, which the group may not allow.</summary>
    private static KernelProfile ProfileOption(LayerScope layer, SymmetryGroup kept)
    {
        KernelProfile profile = layer.Choice("Profile", KernelProfile.GaussianDerivatives);
        layer.CheckOption(
            "Profile",
            profile != KernelProfile.PixelOrbits || kept == layer.Group,
            profile.ToString(),
            $"another one under {layer.Group.Name}: every kernel of pixels is exact under {kept.Name} alone"
        );
        return profile;
    }

    /// <summary>The irreps that the result may have; null if the options are faulty.</summary>
    public static IReadOnlyList<Irrep>? PossibleResult(LayerScope layer) =>
        ReadPlain(layer) is { } options ? Reachable(layer.Input.Irreps, options, layer.Group) : null;

    /// <summary>Pixels along a side of the window, checked.</summary>
    internal static int SizeOption(LayerScope layer, int fallback)
    {
        int size = layer.Attribute.Number("Size", fallback);
        layer.CheckOption(
            "Size",
            size is >= 1 and <= WindowOptions.LargestSize && size % 2 == 1,
            Text(size),
            $"an odd number of pixels from 1 to {Text(WindowOptions.LargestSize)}"
        );
        return size;
    }

    /// <summary>C# that says where the window is placed: every how many pixels, and what is beyond the
    /// border.</summary>
    internal static string Placement(int stride, string border) =>
        $"new {RuntimeApi.Service("PixelConvolutionOptions")} {{ Stride = {Literals.Of(stride)}, "
        + $"Border = {RuntimeApi.Border}.{border} }}";

    /// <summary>The irreps that windows of these options reach, sorted.</summary>
    public static IReadOnlyList<Irrep> Reachable(
        Irreps operand,
        PixelConvolutionOptions options,
        SymmetryGroup group
    ) => SelectionRules.Reachable(operand, options.HarmonicsOf(group));

    /// <summary>Orders that are asked for must be there.</summary>
    private static void CheckOrders(LayerScope layer, PixelConvolutionOptions options)
    {
        if (Missing(options.WindowOf(layer.Group), options.MaxOrder) is not { } missing)
            return;
        int? larger = Sizes(options.Side)
            .Cast<int?>()
            .FirstOrDefault(size =>
                Missing(options.WithSize(size!.Value).WindowOf(layer.Group), options.MaxOrder) is null
            );
        string lower = missing.Order == 0 ? "a larger Size" : $"MaxDegree = {Text(missing.Order - 1)}";
        layer.Fault(
            FaultIds.OrderNotCarried,
            layer.Attribute.LocationOf("MaxDegree"),
            Text(missing.Order),
            GridText.Block(options.Side, layer.Group),
            Percent(missing.Residual),
            Percent(options.Bound.ToDouble()),
            larger is null ? lower : $"Size = {Text(larger.Value)} or {lower}",
            "order"
        );
    }

    /// <summary>The lowest order that a window lost to its bound entirely, with its least residual; null if
    /// none.</summary>
    private static (int Order, double Residual)? Missing(SampledWindow window, int maxOrder)
    {
        for (int order = 0; order <= maxOrder; order++)
        {
            double[] dropped =
            [
                .. window
                    .Dropped.Where(d => d.Order == order && d.Reason is DropReason.Residual or DropReason.Interference)
                    .Select(static d => d.Residual),
            ];
            if (dropped.Length > 0 && window.Harmonics.All(h => h.Order != order))
                return (order, dropped.Min());
        }

        return null;
    }

    private static void CheckReach(LayerScope layer, PixelConvolutionOptions options)
    {
        (Irreps input, OperandSource result) = (layer.Input.Irreps, layer.Result);
        Irreps harmonics = options.HarmonicsOf(layer.Group);
        foreach (int block in SelectionRules.UnreachableBlocks(input, harmonics, result.Irreps))
        {
            Irrep irrep = result.Irreps[block].Irrep;
            int? larger = Sizes(options.Side)
                .Cast<int?>()
                .FirstOrDefault(size => Reachable(input, options.WithSize(size!.Value), layer.Group).Contains(irrep));
            layer.Fault(
                FaultIds.UnreachableOnPixels,
                result.BlockLocation(block),
                result.BlockText(block),
                GridText.Block(options.Side, layer.Group),
                Reachable(input, options, layer.Group).ToText(),
                larger is null
                    ? "Name an irrep of a lower order, or a larger Size"
                    : $"Write Size = {Text(larger.Value)}"
            );
        }
    }

    private static IEnumerable<int> Sizes(int size)
    {
        for (int larger = size + 2; larger <= LargestRemedy; larger += 2)
            yield return larger;
    }

    /// <summary>A share in per cent, with the digits that a decision needs.</summary>
    internal static string Percent(double value) => (100 * value).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A steerable convolution over pixels.</summary>
/// <param name="Side">Pixels along a side of the kernel, before stride and dilation.</param>
/// <param name="Stride">Every how many pixels there is one of the result.</param>
/// <param name="Dilation">Distance of the kernel's pixels.</param>
/// <param name="Border">Name of the runtime's border.</param>
/// <param name="Profile">The radial functions.</param>
/// <param name="ProfileWidth">Their width; 0 for the size's own.</param>
/// <param name="Radii">How many there are at order 0; 0 for the size's own.</param>
/// <param name="LowPass">Whether a stride smooths first.</param>
/// <param name="MaxOrder">The largest order, which the bound must allow; −1 for all that it allows.</param>
/// <param name="Bound">The largest residual of a direction that is kept.</param>
/// <param name="Bias">Whether invariant copies of the result have biases.</param>
public sealed record PixelConvolutionOptions(
    int Side,
    int Stride,
    int Dilation,
    string Border,
    KernelProfile Profile,
    ExactDouble ProfileWidth,
    int Radii,
    bool LowPass,
    int MaxOrder,
    ExactDouble Bound,
    bool Bias
) : LayerOptions, ILinearMapLayer, IWindowLayer, IGridLayer
{
    /// <summary>Characters of a window's kernel apart from functions and paths.</summary>
    private const int OwnText = 9000;

    /// <summary>Characters of a function at a folded pixel, forward and backward.</summary>
    private const int FunctionText = 150;

    /// <summary>Characters of a coupling, forward and backward, in the table and in comments.</summary>
    private const int PathText = 900;

    internal override string StoredKind => "pixel_convolution";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("size", StoredValue.Of(Side), "5"),
            new("stride", StoredValue.Of(Stride), "1"),
            new("dilation", StoredValue.Of(Dilation), "1"),
            new("border", StoredValue.OfBorder(Border), "zeros"),
            new("profile", StoredValue.Of(Profile), "gaussian_derivatives"),
            new("profile_width", StoredValue.Of(ProfileWidth), "0"),
            new("radii", StoredValue.Of(Radii), "0"),
            new("low_pass", StoredValue.Of(LowPass), "yes"),
            new("max_order", StoredValue.Of(MaxOrder), "-1"),
            new("bound", StoredValue.OfBound(Bound), "none"),
            new("bias", StoredValue.Of(Bias), "yes"),
        ];

    internal override string RuntimeLayer => "PixelConvolution";

    internal override IReadOnlyList<string> Settings => [PixelConvolution.Placement(Stride, Border)];

    public override string Remedy => MergeBlocks + "name fewer irreps or copies, or lower Size and Radii";

    GridStep IGridLayer.Step => new(Border == "None" ? Reach : 0, Stride, IsBlocks: false);

    bool IGridLayer.IsToFiner => false;

    bool IGridLayer.IsUnsmoothed => Stride > 1 && !LowPass;

    /// <summary>How many pixels the window reaches from its centre; smoothing before a stride adds to it.</summary>
    private int Reach => (Side / 2 * Dilation) + (LowPass && Stride > 1 ? Stride : 0);

    /// <summary>The sampled harmonics.</summary>
    internal SampledWindow WindowOf(SymmetryGroup group) =>
        SampledWindow.Create(
            new WindowOptions(
                Side,
                Stride,
                Dilation,
                Profile,
                ProfileWidth.ToDouble(),
                Radii,
                MaxOrder,
                Bound.ToDouble(),
                LowPass
            ),
            group
        );

    /// <summary>The irreps of the sampled harmonics, each with one copy.</summary>
    internal Irreps HarmonicsOf(SymmetryGroup group) =>
        new(PixelConvolutionSpec.BlocksOf(WindowOf(group), group).Select(static b => new MulIrrep(1, b.Irrep)));

    /// <summary>The same with another size.</summary>
    internal PixelConvolutionOptions WithSize(int size) => this with { Side = size };

    PixelConvolutionSpec IWindowLayer.Convolution(LayerSignatures signatures) => Convolution(signatures);

    LinearSpec ILinearMapLayer.LinearMap(LayerSignatures signatures) => Convolution(signatures).Mixing;

    internal override KeptGroup? ExactGroup(LayerSignatures signatures) => GridText.KeptOf(signatures.Group);

    internal override double Deviation(LayerSignatures signatures) => WindowOf(signatures.Group).Residual;

    internal override LayerSummary Summary(LayerSignatures signatures)
    {
        PixelConvolutionSpec spec = Convolution(signatures);
        SampledWindow window = spec.Window;
        SymmetryGroup group = signatures.Group;
        string kept = ExactGroup(signatures) is { } exact
            ? $"exact under {exact.Name}, residual {PixelConvolution.Percent(window.Residual)} under {group.Name}"
            : $"exact under {group.Name}";
        return new LayerSummary(
            $"Steerable convolution over pixels {signatures.Arrow}, {Literals.Of(window.Size)} × "
                + $"{Literals.Of(window.Size)}"
                + (Stride == 1 ? string.Empty : $" with stride {Literals.Of(Stride)}")
                + $": {kept}.",
            [
                "sampled harmonics, order with residual:",
                .. Harmonics(string.Empty, window.Harmonics.Select(static h => (h.Order, h.Residual))),
                .. Harmonics(
                    "left out: ",
                    window
                        .Dropped.Where(static d => d.Reason == DropReason.Residual)
                        .Select(static d => (d.Order, d.Residual))
                ),
                "each copy coupled with them:",
                .. PathTable.Of(spec.Product),
                "then mixed:",
                .. PathTable.Of(spec.Mixing),
            ]
        );
    }

    internal override LayerSize Size(LayerSignatures signatures)
    {
        SampledWindow window = WindowOf(signatures.Group);
        (Irreps input, Irreps result) = (signatures.Input.Irreps.Simplify(), signatures.Result.Irreps);
        LayerSize product = ProductSizes.Channelwise(
            input,
            HarmonicsOf(signatures.Group),
            result.DistinctIrreps(),
            isWeighted: false,
            out IrrepCount[] middle
        );
        LayerSize linear = LayerSizes.OfLinear(
            [.. middle.Select(static m => m with { Blocks = 1 })],
            IrrepCount.Of(result)
        );
        int functions = window.Harmonics.Sum(static h => (h.HasCosine ? 1 : 0) + (h.HasSine ? 1 : 0));
        int folded = (window.Size / 2 + 1) * (window.Size / 2 + 1);
        return new LayerSize
        {
            Paths = product.Paths + linear.Paths,
            Weights = linear.Weights,
            Components = product.Components,
            Scratch = (System.Numerics.BigInteger)functions * input.Dim * 4,
            Text = OwnText + (FunctionText * folded * functions) + (PathText * product.Paths) + linear.Text,
        };
    }

    private static string[] Harmonics(string head, IEnumerable<(int Order, double Residual)> harmonics)
    {
        string list = string.Join(
            ", ",
            harmonics.Select(static h => $"{Literals.Of(h.Order)} ({PixelConvolution.Percent(h.Residual)})")
        );
        return list.Length == 0 ? [] : [head + list];
    }

    private PixelConvolutionSpec Convolution(LayerSignatures signatures) =>
        PixelConvolutionSpec.Create(
            signatures.Input.Irreps,
            signatures.Result.Irreps,
            WindowOf(signatures.Group),
            signatures.Group,
            Bias
        );
}
