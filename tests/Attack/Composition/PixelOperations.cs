using System.Collections.Concurrent;
using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Layers over pixels or voxels, and the grids that are made of images or volumes.</summary>
internal static class PixelOperations
{
    /// <summary>The most numbers of a pixel that kernels take: larger ones only cost time.</summary>
    private const int LargestOperand = 14;

    /// <summary>How often a step is written that does not fit the size for which the program is composed.</summary>
    private const double Misfits = 0.02;

    private static readonly ConcurrentDictionary<(WindowOptions Options, string Group), int[]> Orders = [];

    private static readonly ConcurrentDictionary<
        (WindowOptions Options, VoxelSpacing Spacing),
        (int[] Degrees, int Reach)
    > Volumes = [];

    public static IEnumerable<OperationKind> All { get; } =
    [
        new("PixelConvolution", 14, Convolution),
        new("GroupConvolution", 14, GroupConvolution),
        new("MeanPool", 4, static d => Arithmetic.Feature(d) is { } x ? Pool(d, "MeanPool", x) : null),
        new("NormPool", 4, static d => Arithmetic.Feature(d) is { } x ? Pool(d, "NormPool", x) : null),
        new("MaxPool", 8, MaxPool),
        new("Upsample", 12, Upsample),
        new("Fade", 4, Fade),
        new("BroadcastToPixels", 5, Broadcast),
        new("Coarser", 2, static d => Derived(d, GridStep.Coarser(2 + d.Random.Next(2)))),
        new("Inside", 2, static d => Derived(d, GridStep.Inside(1 + d.Random.Next(2)))),
        new("Blocks", 2, static d => Derived(d, GridStep.Blocks(2 + d.Random.Next(2)))),
        new(
            "LargerPixels",
            15,
            static d =>
                d.Images is not null && d.Larger.Find(static l => l.IsCloud) is { } larger
                    ? d.Add("LargerPixels", Pixels(RowBase.Points), static o => $"{o[0]}.Pixels", larger.Value)
                    : null
        ),
    ];

    private static ProgramValue? Convolution(Draft d) => d.Space.IsOnVoxels ? OverVoxels(d) : OverPixels(d);

    private static ProgramValue? OverVoxels(Draft d)
    {
        if (Operand(d, static v => v.Signature!.Dim <= LargestOperand) is not var (x, pixels, grid))
            return null;
        int size = d.Pick([1, 3, 3, 3, 3, 5]),
            stride = d.Chance(0.75) ? 1 : 2;
        bool isSmooth = d.Chance(0.8);
        VoxelSpacing? spacing = d.Images!.Spacing?.Times(grid.Width);
        Border border = spacing is null
            ? d.Pick([Border.Zeros, Border.Zeros, Border.Reflect, Border.None])
            : d.Pick([Border.Zeros, Border.Reflect]);
        KernelProfile profile = d.Chance(0.25) ? KernelProfile.Rings : KernelProfile.GaussianDerivatives;
        WindowOptions window = new(size, stride, 1, profile, 0, 0, -1, d.Space.Approximate!.Value, isSmooth);
        if (SampledVolume.WhyNot(window, spacing ?? VoxelSpacing.Unit) is not null)
            return null;
        (int[] degrees, int reach) = Volumes.GetOrAdd(
            (window, spacing ?? VoxelSpacing.Unit),
            static key =>
            {
                var made = SampledVolume.Create(key.Options, key.Spacing);
                return (
                    [.. made.Harmonics.Select(static h => h.Degree).Distinct().Order()],
                    Math.Max(made.Halves.X, Math.Max(made.Halves.Y, made.Halves.Z))
                );
            }
        );
        int carried = degrees.TakeWhile(static (degree, i) => degree == i).Count() - 1,
            most = carried >= 0 && d.Chance(0.5) ? d.Random.Next(Math.Min(carried, size - 1) + 1) : int.MaxValue;
        var harmonics = new Irreps(
            degrees
                .Where(degree => degree <= most)
                .SelectMany(d.Group.Harmonic)
                .Select(static irrep => new MulIrrep(1, irrep))
        );
        string options = string.Concat(
            $"Size = {size}",
            Option("Stride", stride, 1),
            Option("Border", border, Border.Zeros),
            Option("Profile", profile, KernelProfile.GaussianDerivatives),
            spacing is { } s ? $", Spacing = new[] {{ {Text(s.X)}, {Text(s.Y)}, {Text(s.Z)} }}" : string.Empty
        );
        return Convolution(d, x, pixels, grid, harmonics, border, reach, stride, options, isSmooth, most);
    }

    private static string Text(double number) => number.ToString("0.0###", CultureInfo.InvariantCulture);

    private static ProgramValue? OverPixels(Draft d)
    {
        if (Operand(d, static v => v.Signature!.Dim <= LargestOperand) is not var (x, pixels, grid))
            return null;
        int size = d.Pick([1, 3, 3, 3, 5, 5, 7]),
            stride = Stride(d),
            dilation = d.Chance(0.15) ? 2 : 1;
        Border border = d.Pick([Border.Zeros, Border.Zeros, Border.Reflect, Border.None]);
        bool isSmooth = d.Chance(0.8);
        KernelProfile profile = d.Chance(0.25) ? KernelProfile.Rings : KernelProfile.GaussianDerivatives;
        int[] orders = OrdersOf(
            new WindowOptions(
                size,
                stride,
                dilation,
                profile,
                0,
                0,
                -1,
                GridSymmetry.IsExact(d.Group) ? double.PositiveInfinity : d.Space.Approximate!.Value,
                isSmooth
            ),
            d.Group
        );
        int carried = orders.TakeWhile(static (order, i) => order == i).Count() - 1,
            most = carried >= 0 && d.Chance(0.3) ? d.Random.Next(carried + 1) : int.MaxValue;
        var harmonics = new Irreps(
            orders
                .Where(order => order <= most)
                .SelectMany(d.Group.Harmonic)
                .Distinct()
                .Select(static irrep => new MulIrrep(1, irrep))
        );
        int reach = (size / 2 * dilation) + (isSmooth && stride > 1 ? stride : 0);
        string options = string.Concat(
            $"Size = {size}",
            Option("Stride", stride, 1),
            Option("Dilation", dilation, 1),
            Option("Border", border, Border.Zeros),
            Option("Profile", profile, KernelProfile.GaussianDerivatives)
        );
        return Convolution(d, x, pixels, grid, harmonics, border, reach, stride, options, isSmooth, most);
    }

    private static ProgramValue? Convolution(
        Draft d,
        ProgramValue x,
        ProgramValue pixels,
        ImageGrid grid,
        Irreps harmonics,
        Border border,
        int reach,
        int stride,
        string options,
        bool isSmooth,
        int most
    )
    {
        Irrep[] reachable =
        [
            .. SelectionRules.Reachable(x.Signature!.Irreps, harmonics).Where(ir => ir.L <= d.Space.MaxDegree),
        ];
        if (reachable.Length == 0 || To(d, grid, border, reach, stride) is not { } to)
            return null;
        FeatureStruct[] fitting = [.. d.Structs.Where(t => t.Signature.Irreps.All(b => reachable.Contains(b.Irrep)))];
        Signature result =
            fitting.Length > 0 && d.Chance(0.5)
                ? d.Pick(fitting).Signature
                : RandomSignatures.From(d.Random, reachable, d.Group, 3);
        options = string.Concat(
            options,
            isSmooth ? string.Empty : ", LowPass = false",
            most < int.MaxValue ? $", MaxDegree = {most}" : string.Empty,
            d.Chance(0.2) ? ", Bias = false" : string.Empty
        );
        return LayerOperations.Declare(d, "SteerableConvolution", options, result, to.Rows, pixels, x);
    }

    /// <summary>Between fields that pixels permute, under the groups that they keep.</summary>
    private static ProgramValue? GroupConvolution(Draft d)
    {
        if (
            !d.Space.IsOnPixels
            || !GridSymmetry.IsExact(d.Group)
            || FieldOperations.FieldOrScalars(d) is not { Signature.Dim: <= LargestOperand } field
            || Operand(d, v => v == field) is not var (x, pixels, grid)
        )
        {
            return null;
        }
        int size = d.Pick([1, 3, 3, 5]),
            stride = Stride(d),
            dilation = d.Chance(0.15) ? 2 : 1;
        Border border = d.Pick([Border.Zeros, Border.Zeros, Border.Reflect, Border.None]);
        if (To(d, grid, border, size / 2 * dilation, stride) is not { } to)
            return null;
        string[] fields =
        [
            .. FieldOperations.Of(d.Group).Select(static f => f.ToString()!),
            d.Group.Trivial.ToString(),
            "regular",
        ];
        string text = string.Join(
            " + ",
            Enumerable.Range(0, 1 + d.Random.Next(2)).Select(_ => $"{1 + d.Random.Next(2)}x {d.Pick(fields)}")
        );
        var result = Signature.Parse(text, d.Group);
        if (result.Dim > RandomSignatures.LargestDim)
            return null;
        string options = string.Concat(
            $", Size = {size}",
            Option("Stride", stride, 1),
            Option("Dilation", dilation, 1),
            Option("Border", border, Border.Zeros),
            d.Chance(0.2) ? ", Bias = false" : string.Empty
        );
        return Layer(d, "GroupConvolution", options, x, result, to.Rows, pixels);
    }

    private static ProgramValue? MaxPool(Draft d) =>
        d.Images is not null && FieldOperations.FieldOrScalars(d) is { } x ? Pool(d, "MaxPool", x) : null;

    private static ProgramValue? Pool(Draft d, string kind, ProgramValue operand)
    {
        if (Operand(d, v => v == operand) is not var (x, pixels, grid))
            return null;
        int size = d.Chance(0.75) ? 2 : 3;
        return Made(d, grid, GridStep.Blocks(size)) is { } to
            ? Layer(d, kind, size == 2 ? string.Empty : $", Size = {size}", x, x.Signature!, to.Rows, pixels)
            : null;
    }

    private static ProgramValue? Upsample(Draft d)
    {
        if (
            d.Images is not { } images
            || d.Find(v => v.IsFeature && images[v.Base] is { From: not null, Step.IsBlocks: true }) is not { } x
            || images[x.Base] is not { From: { } fine, Step.Factor: var factor }
            || PixelsOf(d, fine) is not { } pixels
        )
        {
            return null;
        }
        string mode =
            d.Space.IsOnPixels && GridSymmetry.IsExact(d.Group) && d.Chance(0.5)
                ? ", Mode = UpsampleMode.Nearest"
                : string.Empty;
        return Layer(
            d,
            "Upsample",
            (factor == 2 ? string.Empty : $", Factor = {factor}") + mode,
            x,
            x.Signature!,
            fine.Rows,
            pixels
        );
    }

    private static ProgramValue? Fade(Draft d)
    {
        if (d.Images is not { Size.IsPeriodic: false } images || Operand(d, static _ => true) is not var (x, pixels, _))
            return null;
        images.Use(GridStep.Faded);
        string width = d.Chance(0.5) ? string.Empty : $", Width = {1 + d.Random.Next(4)}";
        return Layer(d, "Fade", width, x, x.Signature!, x.Base, pixels);
    }

    private static ProgramValue? Broadcast(Draft d)
    {
        if (
            d.Images is null
            || d.Find(static v => v is { IsFeature: true, Base: RowBase.Clouds }) is not { } x
            || (d.Find(static v => v.Kind == ValueKind.Pixels) ?? d.Pixels) is not { } pixels
        )
        {
            return null;
        }
        return d.Add(
            "BroadcastToPixels",
            Arithmetic.Fresh(x) with
            {
                Base = pixels.Base,
            },
            static o => $"{o[0]}.Broadcast({o[1]})",
            x,
            pixels
        );
    }

    private static ProgramValue? Derived(Draft d, GridStep step)
    {
        if (d.Images is not { } images)
            return null;
        ProgramValue from = d.Find(static v => v.Kind == ValueKind.Pixels) ?? d.Pixels;
        return Made(d, images[from.Base]!, step) is { } to ? Derived(d, from, to) : null;
    }

    private static ProgramValue Derived(Draft d, ProgramValue from, ImageGrid to)
    {
        (string member, int number) = to.Step switch
        {
            { IsBlocks: true } => ("Blocks", to.Step.Factor),
            { Margin: > 0 } => ("Inside", to.Step.Margin),
            _ => ("Coarser", to.Step.Factor),
        };
        return d.Add(member, Pixels(to.Rows), o => $"{o[0]}.{member}({number})", from);
    }

    /// <summary>A feature on pixels with its grid, as an operand of a layer; null if there is none.</summary>
    private static (ProgramValue X, ProgramValue Pixels, ImageGrid Grid)? Operand(
        Draft d,
        Func<ProgramValue, bool> fits
    ) =>
        d.Images is { } images
        && d.Find(v => v.IsFeature && images[v.Base] is not null && fits(v)) is { } x
        && images[x.Base] is { } grid
        && PixelsOf(d, grid) is { } pixels
            ? (x, pixels, grid)
            : null;

    /// <summary>The pixels of a grid as a value, made if need be; null if nothing makes them but a layer.</summary>
    private static ProgramValue? PixelsOf(Draft d, ImageGrid grid)
    {
        if (d.Find(v => v.Kind == ValueKind.Pixels && v.Base == grid.Rows) is { } known)
            return known;
        if (grid.From is null)
            return d.Pixels;
        return grid.Step is not { Margin: > 0, Factor: > 1 } && PixelsOf(d, grid.From) is { } from
            ? Derived(d, from, grid)
            : null;
    }

    /// <summary>The orders that windows of some options carry.</summary>
    private static int[] OrdersOf(WindowOptions options, SymmetryGroup group) =>
        Orders.GetOrAdd(
            (options, group.Name),
            static (key, group) =>
                [.. SampledWindow.Create(key.Options, group).Harmonics.Select(static h => h.Order).Distinct().Order()],
            group
        );

    private static ImageGrid? To(Draft d, ImageGrid grid, Border border, int reach, int stride)
    {
        // Where a window reaches around a small periodic image, much vanishes by symmetry.
        int least =
            d.Images!.Size.IsPeriodic && d.Chance(0.7) ? (2 * reach) + 1
            : border == Border.Reflect ? reach + 1
            : reach;
        bool isFitting = (border == Border.None && !d.Images.Size.IsPeriodic) || d.Images.Needs(grid, least);
        return isFitting
            ? Made(d, grid, new GridStep(border == Border.None ? reach : 0, stride, IsBlocks: false))
            : null;
    }

    /// <summary>A grid that fits; rarely one that does not.</summary>
    private static ImageGrid? Made(Draft d, ImageGrid from, GridStep step) =>
        d.Images!.Make(from, step, isForced: d.Chance(Misfits));

    private static int Stride(Draft d) => d.Chance(0.75) ? 1 : 2 + d.Random.Next(2);

    private static string Option<T>(string name, T value, T fallback)
        where T : struct =>
        value.Equals(fallback) ? string.Empty
        : value is Enum ? $", {name} = {typeof(T).Name}.{value}"
        : $", {name} = {value}";

    private static ProgramValue Pixels(RowBase rows) => new(ValueKind.Pixels, "Pixels", rows, null);

    /// <summary>A layer with inline signatures, in which fields keep their names.</summary>
    private static ProgramValue Layer(
        Draft d,
        string kind,
        string options,
        ProgramValue x,
        Signature result,
        RowBase rows,
        ProgramValue pixels
    )
    {
        string name = d.NewName("Layer");
        return d.AddLayer(
            new LayerText(
                name,
                kind,
                $"[{kind}(\"{x.Signature}\", \"{result}\"{options})] "
                    + $"private partial Features {name}(Pixels p, Features x);"
            ),
            Draft.Plain(result, rows),
            pixels,
            x
        );
    }
}
