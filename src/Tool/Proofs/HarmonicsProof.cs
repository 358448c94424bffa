using System.Globalization;
using System.Numerics;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Tool.Verify;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>
/// Evaluates emitted harmonics at points with whole coordinates and compares every number with a closed formula.
/// </summary>
internal abstract class HarmonicsProof(HarmonicsTable table, int seed, bool hasPaths) : ILayerPart
{
    private const int Points = PointBlock<double>.Points - 3,
        LargestCoordinate = 4;

    public int PathCount => hasPaths ? table.Degrees.Count : 0;

    /// <summary>The proof of a kernel by its type.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="table">What it has to compute.</param>
    /// <param name="seed">Chooses points.</param>
    /// <param name="hasPaths">Whether degrees are the layer's paths.</param>
    public static HarmonicsProof Of(Type kernel, HarmonicsTable table, int seed, bool hasPaths) =>
        (HarmonicsProof)
            Activator.CreateInstance(typeof(HarmonicsProof<>).MakeGenericType(kernel), table, seed, hasPaths)!;

    public PartOutcome Run()
    {
        if (Dim != table.Layout.Dim)
        {
            return new PartOutcome(
                double.PositiveInfinity,
                double.PositiveInfinity,
                $"its harmonics have {Dim} components, but its signature gives {table.Layout.Dim}"
            );
        }
        int[] points = [.. Coordinates()];
        string? failure = null;
        double @double = Compare<double>(points, Bounds.DoubleCoupling, ref failure),
            single = Compare<float>(points, Bounds.SingleCoupling, ref failure);
        return new PartOutcome(single, @double, failure);
    }

    private protected abstract int Dim { get; }

    private protected abstract S[] Evaluate<S>(S[] points)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>The axes, the origin, and others.</summary>
    private IEnumerable<int> Coordinates()
    {
        var random = new Random(seed);
        int[] axes = [1, 0, 0, 0, 1, 0, 0, 0, 1, -1, 0, 0, 0, -1, 0, 0, 0, -1, 0, 0, 0];
        return axes.Concat(
            Enumerable
                .Range(0, (3 * Points) - axes.Length)
                .Select(_ => random.Next(-LargestCoordinate, LargestCoordinate + 1))
        );
    }

    private double Compare<S>(int[] points, double bound, ref string? failure)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        S[] values = Evaluate(Array.ConvertAll(points, S.CreateTruncating));
        double[] rows = new double[values.Length];
        PublicOrder.Write<S, double>(values, rows, table.Layout);
        double largest = 0;
        for (int i = 0; i < Points; i++)
        {
            (int x, int y, int z) = (points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2]);
            (int Degree, double Value)[] exact = [.. table.Row(x, y, z)];
            foreach ((int k, (int degree, double value)) in exact.Index())
            {
                // Relative to all of a degree; at the origin to one.
                double scale = Math.Sqrt(exact.Where(e => e.Degree == degree).Sum(static e => e.Value * e.Value));
                double found = rows[(i * Dim) + k],
                    error = double.IsFinite(found)
                        ? Math.Abs(found - value) / (scale > 0 ? scale : 1)
                        : double.PositiveInfinity;
                largest = Math.Max(largest, error);
                if (error > bound)
                {
                    string precision = typeof(S) == typeof(double) ? "double" : "single";
                    failure ??= string.Create(
                        CultureInfo.InvariantCulture,
                        $"harmonics of {(table.IsInPlane ? "order" : "degree")} {degree}: component {k} at "
                            + $"({x}, {y}, {z}) is {found:G6} instead of {value:G6} in {precision} precision"
                    );
                }
            }
        }

        return largest;
    }
}

/// <summary>The same of one kernel, in the widest lanes.</summary>
internal sealed class HarmonicsProof<TKernel>(HarmonicsTable table, int seed, bool hasPaths)
    : HarmonicsProof(table, seed, hasPaths)
    where TKernel : struct, IHarmonicsKernel
{
    private protected override int Dim => TKernel.Dim;

    private protected override S[] Evaluate<S>(S[] points)
    {
        // What a kernel leaves out is seen.
        S[] scratch = new S[PointBlock<S>.Size(TKernel.Dim)],
            values = new S[points.Length / 3 * TKernel.Dim];
        Array.Fill(scratch, S.NaN);
        var block = new PointBlock<S>(scratch, TKernel.Dim);
        block.Read(points, normalize: false, epsilon: 0);
        block.Evaluate<TKernel>();
        block.WriteValues(values);
        return values;
    }
}
