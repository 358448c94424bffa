using System.Runtime.Loader;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Tests.Groups;
using GeoDL.Typed.Generators.Tests.Pipeline;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>
/// Pools over blocks and upsampling against plain loops, under the symmetries that the grid keeps, and with
/// derivatives.
/// </summary>
public sealed class PoolTests
{
    [Fact]
    public void Pools_TurnWithTheirImages()
    {
        using MemoryStream image = GeneratorHost
            .Run(GeneratorHost.Compile([.. PoolCase.All.Select(static c => c.Source)]))
            .CleanImage();
        var context = new AssemblyLoadContext("pools", isCollectible: true);
        System.Reflection.Assembly assembly = context.LoadFromStream(image);
        foreach (PoolCase layer in PoolCase.All)
        {
            Type probe = assembly.GetType(layer.Name + ".Probe")!;
            CheckValues(probe, layer);
            CheckElements(probe, layer);
            CheckDerivatives(probe, layer);
        }
        context.Unload();
    }

    private static void CheckValues(Type probe, PoolCase layer)
    {
        double[] expected = SlowPool.Forward(layer, Images(layer));
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
        {
            Near.Equal(
                expected,
                Call<double[]>(probe, "Predict", layer.Height, layer.Width, Images(layer), precision),
                Tolerance.Reference.Of(precision == Precision.Double),
                $"{layer.Name}, {precision}"
            );
        }
    }

    private static void CheckElements(Type probe, PoolCase layer)
    {
        SymmetryGroup kept = GridSymmetry.OnPixels(layer.Group);
        (int height, int width) = layer.ResultSize;
        double[] values = Images(layer);
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
        {
            double[] result = Call<double[]>(probe, "Predict", layer.Height, layer.Width, values, precision);
            for (int element = 0; element < (kept.HasParity ? 8 : 4); element++)
            {
                (int quarters, bool mirrors) = (element % 4, element >= 4);
                bool isTurned = quarters % 2 == 1;
                Near.Equal(
                    Call<double[]>(
                        probe,
                        "Move",
                        height,
                        width,
                        result,
                        quarters,
                        mirrors,
                        layer.KeepsPixels ? layer.Size : 1
                    ),
                    Call<double[]>(
                        probe,
                        "Predict",
                        isTurned ? layer.Width : layer.Height,
                        isTurned ? layer.Height : layer.Width,
                        Call<double[]>(probe, "Move", layer.Height, layer.Width, values, quarters, mirrors, layer.Size),
                        precision
                    ),
                    Tolerance.Equivariance.Of(precision == Precision.Double),
                    $"{layer.Name}, {quarters} quarters, {(mirrors ? "mirrored, " : "")}{precision}"
                );
            }
        }
    }

    private static void CheckDerivatives(Type probe, PoolCase layer)
    {
        const double step = 1e-5;
        (int height, int width) = layer.ResultSize;
        double[] values = Images(layer),
            target = GroupCase.Numbers(PoolCase.Images * height * width * layer.Irreps.Dim, 8),
            gradient = Derive(values).Features;
        for (int seed = 0; seed < 4; seed++)
        {
            double[] change = GroupCase.Numbers(values.Length, 11 + seed);
            double slope = (Derive(Moved(step)).Value - Derive(Moved(-step)).Value) / (2 * step);
            Near.Equal(
                [slope],
                [gradient.Zip(change, static (g, d) => g * d).Sum()],
                Tolerance.Derivative.SecondOrder,
                layer.Name
            );

            double[] Moved(double by) => [.. values.Zip(change, (x, d) => x + (by * d))];
        }

        (double Value, double[] Features) Derive(double[] at) =>
            Call<(double, double[])>(probe, "Derive", layer.Height, layer.Width, at, target);
    }

    private static double[] Images(PoolCase layer) =>
        GroupCase.Numbers(PoolCase.Images * layer.Height * layer.Width * layer.Irreps.Dim, 4);

    private static T Call<T>(Type probe, string method, params object[] arguments) =>
        (T)probe.GetMethod(method)!.Invoke(null, arguments)!;
}
