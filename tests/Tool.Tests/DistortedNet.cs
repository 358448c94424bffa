using System.Reflection;
using System.Runtime.CompilerServices;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Tool.Models;

namespace GeoDL.Typed.Tool.Tests;

/// <summary>
/// A model with one layer over a grid that has the emitted kernels of another model's layer, and a description that
/// says something else.
/// </summary>
public abstract class DistortedNet : IEquivariantModel
{
    private WorkspacePool _pool = null!;

    /// <inheritdoc/>
    public ParameterSet Parameters { get; private set; } = null!;

    /// <inheritdoc/>
    public Pass Record(bool training = true, long step = 0) => _pool.Record(training, step);

    private protected void Complete(ModelBuilder builder)
    {
        Parameters = builder.Complete();
        _pool = new WorkspacePool(Parameters);
    }

    /// <summary>The kernels of the first layer of a kind in another model.</summary>
    private protected static Type[] Kernels<TModel, TLayer>()
        where TModel : IEquivariantModel
        where TLayer : Layer =>
        [
            .. typeof(TModel)
                .GetFields(BindingFlags.NonPublic | BindingFlags.Instance)
                .Select(static field => field.GetValue(Activator.CreateInstance(typeof(TModel), 0ul, Precision.Single)))
                .OfType<TLayer>()
                .First()
                .GetType()
                .GetGenericArguments()[..^1],
        ];

    private protected static TLayer Make<TLayer>(Type[] kernels, params object[] arguments)
        where TLayer : Layer =>
        (TLayer)
            typeof(TLayer)
                .GetMethod("Create", BindingFlags.Public | BindingFlags.Static)!
                .MakeGenericMethod(kernels)
                .Invoke(null, arguments)!;

    private protected static PixelConvolutionLayer OfPixels(
        ModelBuilder builder,
        Type[] kernels,
        params string[] options
    ) =>
        Make<PixelConvolutionLayer>(
            kernels,
            builder.Layer("lift", "pixel_convolution", ["bound=0.05", .. options]),
            FeatureLayout.Of("ink: 0", Group.SO2),
            FeatureLayout.Of("4x0 + 2x1", Group.SO2),
            new PixelConvolutionOptions()
        );
}

/// <summary>Pixels whose functions are said to be narrower than they are.</summary>
public sealed class PixelsOfAnotherWidth : DistortedNet
{
    private readonly PixelConvolutionLayer _lift;

    /// <summary>Makes the model with initial weights.</summary>
    public PixelsOfAnotherWidth(ulong seed = 0, Precision precision = Precision.Single)
    {
        var builder = ModelBuilder.Root(seed, precision, Group.SO2, 0, Axis.Y);
        _lift = OfPixels(builder, Kernels<ImageNet, PixelConvolutionLayer>(), "profile_width=0.98");
        Complete(builder);
    }

    /// <summary>One row for each pixel.</summary>
    [return: Irreps("4x0 + 2x1")]
    public Features Forward(Grid2<Ink> image) =>
        FeatureMarshal.Wrap<Features>(_lift.Apply(image.Pixels, FeatureMarshal.Unwrap(image.Features)));
}

/// <summary>Pixels of which one matrix has the other sign.</summary>
public sealed class PixelsOfAWrongSign : DistortedNet
{
    private readonly PixelConvolutionLayer _lift;

    /// <summary>Makes the model with initial weights.</summary>
    public PixelsOfAWrongSign(ulong seed = 0, Precision precision = Precision.Single)
    {
        var builder = ModelBuilder.Root(seed, precision, Group.SO2, 0, Axis.Y);
        Type[] kernels = Kernels<ImageNet, PixelConvolutionLayer>();
        _lift = OfPixels(builder, [typeof(Negated<>).MakeGenericType(kernels[0]), kernels[1]]);
        Complete(builder);
    }

    /// <summary>One row for each pixel.</summary>
    [return: Irreps("4x0 + 2x1")]
    public Features Forward(Grid2<Ink> image) =>
        FeatureMarshal.Wrap<Features>(_lift.Apply(image.Pixels, FeatureMarshal.Unwrap(image.Features)));

    /// <summary>A map whose second path, 2x1 → 2x1 behind 8 weights, is negated.</summary>
    private readonly struct Negated<TLinear> : ILinearKernel
        where TLinear : struct, ILinearKernel
    {
        private const int First = 8,
            Count = 4;

        public static int InputDim => TLinear.InputDim;

        public static int ResultDim => TLinear.ResultDim;

        public static int WeightCount => TLinear.WeightCount;

        public static int BiasCount => TLinear.BiasCount;

        public static void Forward<S>(
            int rows,
            ref readonly S x,
            nint xRow,
            ref readonly S w,
            ref readonly S bias,
            ref S z,
            nint zRow
        )
            where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S>
        {
            S[] changed = Weights(in w);
            TLinear.Forward(rows, in x, xRow, in changed[0], in bias, ref z, zRow);
        }

        public static void Backward<S>(
            int rows,
            ref readonly S x,
            nint xRow,
            ref readonly S w,
            ref readonly S gz,
            nint zRow,
            ref S gx,
            ref S gw,
            ref S gbias
        )
            where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S>
        {
            S[] changed = Weights(in w),
                own = new S[WeightCount];
            TLinear.Backward(rows, in x, xRow, in changed[0], in gz, zRow, ref gx, ref own[0], ref gbias);
            for (int i = 0; i < own.Length; i++)
                Unsafe.Add(ref gw, i) += Sign<S>(i) * own[i];
        }

        private static S[] Weights<S>(ref readonly S w)
            where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S>
        {
            var changed = new S[WeightCount];
            for (int i = 0; i < changed.Length; i++)
                changed[i] = Sign<S>(i) * Unsafe.Add(ref Unsafe.AsRef(in w), i);
            return changed;
        }

        private static S Sign<S>(int weight)
            where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S> =>
            weight is >= First and < First + Count ? -S.One : S.One;
    }
}

/// <summary>Voxels whose functions are said to be narrower than they are.</summary>
public sealed class VoxelsOfAnotherWidth : DistortedNet
{
    private readonly VolumeConvolutionLayer _lift;

    /// <summary>Makes the model with initial weights.</summary>
    public VoxelsOfAnotherWidth(ulong seed = 0, Precision precision = Precision.Single)
    {
        var builder = ModelBuilder.Root(seed, precision);
        _lift = Make<VolumeConvolutionLayer>(
            Kernels<VolumeNet, VolumeConvolutionLayer>(),
            builder.Layer("lift", "voxel_convolution", "max_degree=2", "bound=0.05", "profile_width=0.98"),
            FeatureLayout.Of("density: 0e"),
            FeatureLayout.Of("4x0e + 1o + 2e"),
            new VolumeConvolutionOptions()
        );
        Complete(builder);
    }

    /// <summary>One row for each voxel.</summary>
    [return: Irreps("4x0e + 1o + 2e")]
    public Features Forward(Grid3<Density> volume) =>
        FeatureMarshal.Wrap<Features>(_lift.Apply(volume.Voxels, FeatureMarshal.Unwrap(volume.Features)));
}

/// <summary>Fields whose windows are said to be further apart than they are.</summary>
public sealed class FieldsFurtherApart : DistortedNet
{
    private readonly GroupConvolutionLayer _lift;

    /// <summary>Makes the model with initial weights.</summary>
    public FieldsFurtherApart(ulong seed = 0, Precision precision = Precision.Single)
    {
        var builder = ModelBuilder.Root(seed, precision, Group.DN, 4, Axis.Y);
        _lift = GroupConvolutionLayer.Create(
            builder.Layer("lift", "group_convolution", "result_fields=2x regular + 0e", "dilation=2"),
            FeatureLayout.Of("0e", Group.DN, 4),
            FeatureLayout.Of("2x regular + 0e", Group.DN, 4),
            size: 3,
            dilation: 1,
            bias: true,
            new PixelConvolutionOptions()
        );
        Complete(builder);
    }

    /// <summary>One row for each pixel.</summary>
    public SquareFields Forward(Grid2<SquareInk> image) =>
        FeatureMarshal.Wrap<SquareFields>(_lift.Apply(image.Pixels, FeatureMarshal.Unwrap(image.Features)));
}
