using System.Globalization;
using System.Numerics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>
/// <c>[SteerableConvolution]</c> whose first parameter is <c>Voxels</c>: sampled harmonics of a window of voxels.
/// </summary>
internal static class VolumeConvolution
{
    /// <summary>The options that no other space has.</summary>
    public static readonly string[] OwnOptions = ["Spacing"];

    /// <summary>The options of pixels that voxels do not have.</summary>
    public static readonly string[] MissingOptions = ["Dilation"];

    /// <summary>The bound that a layer is read with where the model has none, which is then reported.</summary>
    private const double AssumedBound = 0.1;

    public static VolumeConvolutionOptions? Read(LayerScope layer)
    {
        if (ReadPlain(layer) is not { } options)
            return null;
        CheckDegrees(layer, options);
        CheckReach(layer, options);
        return options;
    }

    /// <summary>The irreps that the result may have; null if the options are faulty.</summary>
    public static IReadOnlyList<Irrep>? PossibleResult(LayerScope layer) =>
        layer.Group.IsSpatial && ReadPlain(layer) is { } options
            ? Reachable(layer.Input.Irreps, options, layer.Group)
            : null;

    /// <summary>The options by themselves, whatever the result is.</summary>
    private static VolumeConvolutionOptions? ReadPlain(LayerScope layer)
    {
        int before = layer.Faults.Count;
        int size = layer.Attribute.Number("Size", ConvolutionDefaults.Size);
        layer.CheckOption(
            "Size",
            size is >= 1 and <= SampledVolume.LargestSize && size % 2 == 1,
            Text(size),
            $"an odd number of voxels from 1 to {Text(SampledVolume.LargestSize)}"
        );
        // Degrees go as far as the bound allows; those that are asked for must be among them.
        int maxDegree = layer.Attribute.IsGiven("MaxDegree")
            ? layer.WholeOption("MaxDegree", 0, 0, Math.Min(Math.Max(size - 1, 0), Limits.LMax))
            : -1;
        var options = new VolumeConvolutionOptions(
            size,
            layer.WholeOption("Stride", 1, 1, SampledVolume.LargestStride),
            layer.NamedOption("Border", "Zeros", "Border"),
            layer.Choice("Profile", KernelProfile.GaussianDerivatives),
            layer.RealOption(
                "ProfileWidth",
                0,
                static w => w is 0 or (>= 0.3 and <= 10),
                "0, or from 0.3 to 10 voxels"
            ),
            layer.WholeOption("Radii", 0, 0, WindowOptions.LargestSize),
            layer.Attribute.Flag("LowPass", true),
            maxDegree,
            ExactDouble.Of(layer.Approximate ?? AssumedBound),
            layer.Attribute.Flag("Bias", true),
            layer.Reals("Spacing", OptionRules.IsLength, OptionRules.AllowedLength)
        );
        layer.CheckOption(
            "Profile",
            options.Profile != KernelProfile.PixelOrbits,
            options.Profile.ToString(),
            "GaussianDerivatives or Rings over voxels"
        );
        if (layer.Faults.Count == before)
            CheckSpacing(layer, options);
        return layer.Faults.Count == before ? options : null;
    }

    private static void CheckSpacing(LayerScope layer, VolumeConvolutionOptions options)
    {
        if (!layer.Attribute.IsGiven("Spacing"))
            return;
        string text = layer.Attribute.Expression("Spacing")?.ToString() ?? string.Empty;
        layer.CheckOption("Spacing", options.Spacing.Count == 3, text, "three lengths, along x, y and z");
        if (options.Spacing.Count != 3)
            return;
        layer.CheckOption(
            "Spacing",
            options.Distances.IsSampled,
            text,
            $"three lengths of which none is more than {VoxelSpacing.LargestRatio} times another"
        );
        layer.CheckOption(
            "Border",
            options.Border != "None" || options.Distances.IsCubic,
            options.Border,
            "Zeros or Reflect where spacings differ, since windows reach over different numbers of voxels"
        );
    }

    /// <summary>The irreps that windows of these options reach, sorted.</summary>
    private static IReadOnlyList<Irrep> Reachable(
        Irreps operand,
        VolumeConvolutionOptions options,
        SymmetryGroup group
    ) => SelectionRules.Reachable(operand, VolumeConvolutionSpec.HarmonicsOf(options.Window(), group));

    /// <summary>Degrees that are asked for must be there.</summary>
    private static void CheckDegrees(LayerScope layer, VolumeConvolutionOptions options)
    {
        if (Missing(options) is not { } missing)
            return;
        int? larger = Sizes(options.Side)
            .Cast<int?>()
            .FirstOrDefault(size => Missing(options.WithSize(size!.Value)) is null);
        string lower = missing.Degree == 0 ? "a larger Size" : $"MaxDegree = {Text(missing.Degree - 1)}";
        layer.Fault(
            FaultIds.OrderNotCarried,
            layer.Attribute.LocationOf("MaxDegree"),
            Text(missing.Degree),
            GridText.Block(options.Side, layer.Group),
            PixelConvolution.Percent(missing.Residual),
            PixelConvolution.Percent(options.Bound.ToDouble()),
            larger is null ? lower : $"Size = {Text(larger.Value)} or {lower}",
            "degree"
        );
    }

    /// <summary>The lowest degree that a window lost to its bound entirely, with its least residual; null if
    /// none.</summary>
    private static (int Degree, double Residual)? Missing(VolumeConvolutionOptions options)
    {
        SampledVolume window = options.Window();
        for (int degree = 0; degree <= options.MaxDegree; degree++)
        {
            double[] dropped =
            [
                .. window
                    .Dropped.Where(d => d.Order == degree && d.Reason == DropReason.Residual)
                    .Select(static d => d.Residual),
            ];
            if (window.Harmonics.All(h => h.Degree != degree))
                return (degree, dropped.DefaultIfEmpty(1).Min());
        }

        return null;
    }

    private static void CheckReach(LayerScope layer, VolumeConvolutionOptions options)
    {
        (Irreps input, OperandSource result) = (layer.Input.Irreps, layer.Result);
        Irreps harmonics = VolumeConvolutionSpec.HarmonicsOf(options.Window(), layer.Group);
        foreach (int block in SelectionRules.UnreachableBlocks(input, harmonics, result.Irreps))
        {
            Irrep irrep = result.Irreps[block].Irrep;
            int? larger =
                options.MaxDegree >= 0
                    ? null
                    : Sizes(options.Side)
                        .Cast<int?>()
                        .FirstOrDefault(size =>
                            Reachable(input, options.WithSize(size!.Value), layer.Group).Contains(irrep)
                        );
            layer.Fault(
                FaultIds.UnreachableOnPixels,
                result.BlockLocation(block),
                result.BlockText(block),
                GridText.Block(options.Side, layer.Group),
                Reachable(input, options, layer.Group).ToText(),
                larger is null
                    ? "Name an irrep of a lower degree, or a larger Size or MaxDegree"
                    : $"Write Size = {Text(larger.Value)}"
            );
        }
    }

    private static IEnumerable<int> Sizes(int size)
    {
        for (int larger = size + 2; larger <= SampledVolume.LargestSize; larger += 2)
            yield return larger;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A steerable convolution over voxels.</summary>
/// <param name="Side">Voxels along a side of the kernel, before a stride's low-pass; along the coarsest axis.</param>
/// <param name="Stride">Every how many voxels there is one of the result.</param>
/// <param name="Border">Name of the runtime's border.</param>
/// <param name="Profile">The radial functions.</param>
/// <param name="ProfileWidth">Their width; 0 for the size's own.</param>
/// <param name="Radii">How many there are of each degree; 0 for the size's own.</param>
/// <param name="LowPass">Whether a stride smooths first.</param>
/// <param name="MaxDegree">The largest degree, which the bound must allow; −1 for all that it allows.</param>
/// <param name="Bound">The largest residual of a function that is kept.</param>
/// <param name="Bias">Whether invariant copies of the result have biases.</param>
/// <param name="Spacing">The spacing along x, y and z; empty for cubes of any size.</param>
public sealed record VolumeConvolutionOptions(
    int Side,
    int Stride,
    string Border,
    KernelProfile Profile,
    ExactDouble ProfileWidth,
    int Radii,
    bool LowPass,
    int MaxDegree,
    ExactDouble Bound,
    bool Bias,
    EquatableArray<ExactDouble> Spacing
) : LayerOptions, IVolumeLayer, IGridLayer
{
    /// <summary>Characters of a volume's kernel apart from functions, paths and matrices.</summary>
    private const int OwnText = 6000;

    /// <summary>Characters of a function at a folded voxel.</summary>
    private const int ValueText = 24;

    /// <summary>Characters of a coupling, forward and backward, in the table and in comments.</summary>
    private const int PathText = 900;

    internal override string StoredKind => "voxel_convolution";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("size", StoredValue.Of(Side), "5"),
            new("stride", StoredValue.Of(Stride), "1"),
            new("border", StoredValue.OfBorder(Border), "zeros"),
            new("profile", StoredValue.Of(Profile), "gaussian_derivatives"),
            new("profile_width", StoredValue.Of(ProfileWidth), "0"),
            new("radii", StoredValue.Of(Radii), "0"),
            new("low_pass", StoredValue.Of(LowPass), "yes"),
            new("max_degree", StoredValue.Of(MaxDegree), "-1"),
            new("bound", StoredValue.OfBound(Bound), "none"),
            new("bias", StoredValue.Of(Bias), "yes"),
            new("spacing", StoredValue.Of(Spacing), string.Empty),
        ];

    internal override string RuntimeLayer => "VolumeConvolution";

    internal override IReadOnlyList<string> Settings =>
        [
            $"new {RuntimeApi.Service("VolumeConvolutionOptions")} {{ Stride = {Literals.Of(Stride)}, "
                + $"Border = {RuntimeApi.Border}.{Border}"
                + (
                    Spacing.Count == 0
                        ? string.Empty
                        : $", Spacing = new {RuntimeApi.VoxelSpacing}({string.Join(", ", Spacing.Select(Literals.Of))})"
                )
                + " }",
        ];

    public override string Remedy => MergeBlocks + "name fewer irreps or copies, or lower Size and Radii";

    GridStep IGridLayer.Step => new(Border == "None" ? Window().Halves.X : 0, Stride, IsBlocks: false);

    bool IGridLayer.IsToFiner => false;

    bool IGridLayer.IsUnsmoothed => Stride > 1 && !LowPass;

    /// <summary>The spacing that kernels are sampled with.</summary>
    internal VoxelSpacing Distances =>
        Spacing.Count == 3
            ? new VoxelSpacing(Spacing[0].ToDouble(), Spacing[1].ToDouble(), Spacing[2].ToDouble())
            : VoxelSpacing.Unit;

    /// <summary>The sampled harmonics.</summary>
    internal SampledVolume Window() =>
        SampledVolume.Create(
            new WindowOptions(
                Side,
                Stride,
                1,
                Profile,
                ProfileWidth.ToDouble(),
                Radii,
                MaxDegree,
                Bound.ToDouble(),
                LowPass
            ),
            Distances
        );

    /// <summary>The same with another size.</summary>
    internal VolumeConvolutionOptions WithSize(int size) => this with { Side = size };

    VolumeConvolutionSpec IVolumeLayer.Convolution(LayerSignatures signatures) => Convolution(signatures);

    internal override KeptGroup? ExactGroup(LayerSignatures signatures) =>
        KeptGroup.OnVoxels(signatures.Group, Distances);

    internal override double Deviation(LayerSignatures signatures) => Convolution(signatures).Window.Residual;

    internal override LayerSummary Summary(LayerSignatures signatures)
    {
        VolumeConvolutionSpec spec = Convolution(signatures);
        SampledVolume window = spec.Window;
        (int x, int y, int z) = window.Halves;
        KeptGroup exact = KeptGroup.OnVoxels(signatures.Group, Distances);
        return new LayerSummary(
            $"Steerable convolution over voxels {signatures.Arrow}, "
                + string.Join(" × ", new[] { x, y, z }.Select(static half => Literals.Of((2 * half) + 1)))
                + (Stride == 1 ? string.Empty : $" with stride {Literals.Of(Stride)}")
                + $": exact under {exact.Name} ({exact.Meaning}), residual {PixelConvolution.Percent(window.Residual)} "
                + $"under {signatures.Group.Name}.",
            [
                "sampled harmonics, degree with residual:",
                .. Harmonics(string.Empty, window.Harmonics.Select(static h => (h.Degree, h.Residual))),
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
        SampledVolume window = Window();
        (Irreps input, Irreps result) = (signatures.Input.Irreps.Simplify(), signatures.Result.Irreps);
        LayerSize product = ProductSizes.Channelwise(
            input,
            VolumeConvolutionSpec.HarmonicsOf(window, signatures.Group),
            result.DistinctIrreps(),
            isWeighted: false,
            out IrrepCount[] middle
        );
        LayerSize linear = LayerSizes.OfLinear(
            [.. middle.Select(static m => m with { Blocks = 1 })],
            IrrepCount.Of(result)
        );
        int functions = window.Harmonics.Sum(static h => (2 * h.Degree) + 1);
        (int x, int y, int z) = window.Halves;
        return new LayerSize
        {
            Paths = product.Paths + linear.Paths,
            Weights = linear.Weights,
            Components = product.Components,
            // All numbers of a voxel that are coupled, for one strip.
            Scratch =
                middle.Aggregate(BigInteger.Zero, static (sum, m) => sum + (m.Copies * m.Irrep.Dim))
                * CpuSchedule.VoxelStrip,
            Text =
                OwnText
                + (ValueText * functions * (x + 1) * (y + 1) * (z + 1))
                + (PathText * product.Paths)
                + linear.Text,
        };
    }

    private static string[] Harmonics(string head, IEnumerable<(int Degree, double Residual)> harmonics)
    {
        string list = string.Join(
            ", ",
            harmonics.Select(static h => $"{Literals.Of(h.Degree)} ({PixelConvolution.Percent(h.Residual)})")
        );
        return list.Length == 0 ? [] : [head + list];
    }

    private VolumeConvolutionSpec Convolution(LayerSignatures signatures) =>
        VolumeConvolutionSpec.Create(
            signatures.Input.Irreps,
            signatures.Result.Irreps,
            Window(),
            signatures.Group,
            Bias
        );
}
