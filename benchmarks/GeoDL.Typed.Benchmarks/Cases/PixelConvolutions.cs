using GeoDL.Typed.Algebra;
using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>
/// Convolutions over pixels: 16 images of 28 × 28 pixels, against a dense convolution of as many channels.
/// </summary>
/// <remarks>
/// Operations are those of the mixing alone: summing windows and coupling is what the schedule makes of it, and a
/// dense kernel has other counts again.
/// </remarks>
internal static class PixelConvolutions
{
    private const int Images = 16;
    private const int Side = 28;
    private const double Bound = 0.03;

    private delegate T Forward<T>(Grid2<T> images)
        where T : struct, IFeatures<T>, allows ref struct;

    public static IEnumerable<Case> Create()
    {
        var nothing = new PixelNothing(seed: 1);
        var rings = new PixelRings5(seed: 1);
        var three = new Pixel3(seed: 1);
        var five = new Pixel5(seed: 1);
        var seven = new Pixel7(seed: 1);
        var few = new PixelFew5(seed: 1);
        var many = new PixelMany5(seed: 1);
        var low = new PixelLow5(seed: 1);
        var high = new PixelHigh5(seed: 1);
        var quarters = new PixelQuarters(seed: 1);
        var square = new PixelSquare(seed: 1);
        WindowOptions escnn = new(Profile: KernelProfile.Rings, MaxOrder: 2, Bound: 0.4);
        return
        [
            .. Of<Pixel16>("16x(0 to 2), no layer", 0, 0, nothing.Predict, nothing.Record, nothing.Forward),
            .. Of<Pixel16>("16x(0 to 2), 5 × 5, rings", escnn, rings.Predict, rings.Record, rings.Forward),
            .. Of<Pixel16>("16x(0 to 2), 3 × 3", Gauss(3), three.Predict, three.Record, three.Forward),
            .. Of<Pixel16>("16x(0 to 2), 5 × 5", Gauss(5), five.Predict, five.Record, five.Forward),
            .. Of<Pixel16>("16x(0 to 2), 7 × 7", Gauss(7), seven.Predict, seven.Record, seven.Forward),
            .. Of<Pixel8>("8x(0 to 2), 5 × 5", Gauss(5), few.Predict, few.Record, few.Forward),
            .. Of<Pixel32>("32x(0 to 2), 5 × 5", Gauss(5), many.Predict, many.Record, many.Forward),
            .. Of<PixelLow>("16x(0 to 1), 5 × 5", Gauss(5), low.Predict, low.Record, low.Forward),
            .. Of<PixelHigh>("16x(0 to 3), 5 × 5", Gauss(5), high.Predict, high.Record, high.Forward),
            .. OfGroup<PixelP4>("p4, 10 to 10, 3 × 3", quarters.Predict, quarters.Record, quarters.Forward),
            .. OfGroup<PixelP4m>("p4m, 10 to 10, 3 × 3", square.Predict, square.Record, square.Forward),
        ];
    }

    private static WindowOptions Gauss(int size) => new(size, Bound: Bound);

    private static IEnumerable<Case> Of<T>(
        string name,
        WindowOptions window,
        Action<Grid2<T>, Rows<T>> predict,
        Func<bool, long, Pass> record,
        Forward<T> forward
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        Irreps irreps = T.Layout!.Signature.Irreps;
        var spec = PixelConvolutionSpec.Create(
            irreps,
            irreps,
            SampledWindow.Create(window, SymmetryGroup.SO2),
            SymmetryGroup.SO2,
            hasBiases: true
        );
        double mixing = spec.Mixing.Paths.Sum(static p => (double)p.WeightCount * p.Result.Irrep.Dim);
        return Of(name, window.Size, mixing, predict, record, forward);
    }

    /// <summary>The general convolution of fields, with the multiply-adds of a dense one.</summary>
    private static IEnumerable<Case> OfGroup<T>(
        string name,
        Action<Grid2<T>, Rows<T>> predict,
        Func<bool, long, Pass> record,
        Forward<T> forward
    )
        where T : struct, IFeatures<T>, allows ref struct =>
        Of(name, 3, 9.0 * T.Layout!.Dim * T.Layout.Dim, predict, record, forward);

    private static IEnumerable<Case> Of<T>(
        string name,
        int size,
        double multiplyAdds,
        Action<Grid2<T>, Rows<T>> predict,
        Func<bool, long, Pass> record,
        Forward<T> forward
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        const double pixels = Images * Side * Side;
        int dim = T.Layout!.Dim;
        Grid2<T> images = Grid2.Create<T>(Side, Side, Numbers.Random((long)pixels * dim, 6));
        var result = new Rows<T>();
        predict(images, result);
        string group = $"convolutions over pixels, {Images} images of {Side} × {Side}",
            peer = $"conv_{size}_{dim} ";
        double flops = 2 * pixels * multiplyAdds;
        yield return new Case(group, name + ", forward", pixels, () => predict(images, result))
        {
            Flops = flops,
            Peers = size == 0 ? [] : [new PeerWork(Peers.PyTorch, peer + "forward")],
        };
        yield return new Case(
            group,
            name + ", forward + backward",
            pixels,
            () =>
            {
                using Pass pass = record(true, 0);
                pass.Backward(Loss.MeanSquaredError(forward(pass.Enter(images, GradientInputs.Features)), result));
            }
        )
        {
            Flops = 3 * flops,
            Peers = size == 0 ? [] : [new PeerWork(Peers.PyTorch, peer + "both")],
        };
    }
}
