using GeoDL.Typed.Algebra;
using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>
/// Convolutions over voxels: a volume of 32 × 32 × 32 voxels, against a dense convolution of as many channels.
/// </summary>
/// <remarks>Operations are those of the mixing alone, as of convolutions over pixels.</remarks>
internal static class VolumeConvolutions
{
    private const int Side = 32;

    private delegate T Forward<T>(Grid3<T> volume)
        where T : struct, IFeatures<T>, allows ref struct;

    public static IEnumerable<Case> Create()
    {
        var nothing = new VoxelNothing(seed: 1);
        var five = new Voxel5(seed: 1);
        var rough = new VoxelRough5(seed: 1);
        var many = new VoxelMany5(seed: 1);
        return
        [
            .. Of<Voxel30>("8x0e+4x1o+2x2e, no layer", 0, nothing.Predict, nothing.Record, nothing.Forward),
            .. Of<Voxel30>("8x0e+4x1o+2x2e, 5 × 5 × 5", 0.03, five.Predict, five.Record, five.Forward),
            .. Of<Voxel30>("8x0e+4x1o+2x2e, 5 × 5 × 5, bound 0.3", 0.3, rough.Predict, rough.Record, rough.Forward),
            .. Of<Voxel60>("16x0e+8x1o+4x2e, 5 × 5 × 5", 0.03, many.Predict, many.Record, many.Forward),
        ];
    }

    private static IEnumerable<Case> Of<T>(
        string name,
        double bound,
        Action<Grid3<T>, Rows<T>> predict,
        Func<bool, long, Pass> record,
        Forward<T> forward
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        const double voxels = Side * Side * Side;
        int dim = T.Layout!.Dim;
        Grid3<T> volume = Grid3.Create<T>(Side, Side, Side, Numbers.Random((long)voxels * dim, 6));
        var result = new Rows<T>();
        predict(volume, result);
        string group = $"convolutions over voxels, {Side} × {Side} × {Side}",
            peer = $"conv3_5_{dim} ";
        double flops = 2 * voxels * (bound == 0 ? 0 : MixingOf(T.Layout.Signature.Irreps, bound));
        yield return new Case(group, name + ", forward", voxels, () => predict(volume, result))
        {
            Flops = flops,
            Peers = bound == 0 ? [] : [new PeerWork(Peers.PyTorch, peer + "forward")],
        };
        yield return new Case(
            group,
            name + ", forward + backward",
            voxels,
            () =>
            {
                using Pass pass = record(true, 0);
                pass.Backward(Loss.MeanSquaredError(forward(pass.Enter(volume, GradientInputs.Features)), result));
            }
        )
        {
            Flops = 3 * flops,
            Peers = bound == 0 ? [] : [new PeerWork(Peers.PyTorch, peer + "both")],
        };
    }

    private static double MixingOf(Irreps irreps, double bound) =>
        VolumeConvolutionSpec
            .Create(
                irreps,
                irreps,
                SampledVolume.Create(new WindowOptions(5, MaxOrder: 2, Bound: bound), VoxelSpacing.Unit),
                SymmetryGroup.O3,
                hasBiases: true
            )
            .Mixing.Paths.Sum(static p => (double)p.WeightCount * p.Result.Irrep.Dim);
}
