using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Σ f(|x − t|)/(rows · copies), the norm taken over the components of each copy.</summary>
internal abstract class NormErrorOperation : TargetOperation
{
    internal static readonly NormErrorOperation Absolute = new AbsoluteError();
    internal static readonly NormErrorOperation Huber = new HuberError();

    private protected abstract double Function(double r, double delta);

    /// <summary>f′(r)/r, zero at r = 0 where f has a corner there.</summary>
    private protected abstract double SlopeOverRadius(double r, double delta);

    private protected override double Evaluate<S>(in TapeEntry entry, Storage<S> x, ReadOnlySpan<S> target)
    {
        ReadOnlySpan<S> values = x.Values;
        double sum = 0;
        for (int row = 0; row < x.Rows; row++)
        {
            foreach (BlockAddress block in x.Layout.Merged)
            {
                for (int u = 0; u < block.Mul; u++)
                    sum += Function(Distance(values, target, row * x.Dim + block.Offset + u, block), entry.Number);
            }
        }

        return sum / Count(x);
    }

    private protected override void AddGradient<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> target,
        double gradient
    )
    {
        ReadOnlySpan<S> values = x.Values;
        Span<S> gx = x.Gradient;
        double scale = gradient / Count(x);
        for (int row = 0; row < x.Rows; row++)
        {
            foreach (BlockAddress block in x.Layout.Merged)
            {
                for (int u = 0; u < block.Mul; u++)
                {
                    int first = row * x.Dim + block.Offset + u;
                    double slope = scale * SlopeOverRadius(Distance(values, target, first, block), entry.Number);
                    for (int m = 0; m < block.Irrep.Dim; m++)
                    {
                        int i = first + m * block.Mul;
                        gx[i] += S.CreateTruncating(
                            slope * (double.CreateTruncating(values[i]) - double.CreateTruncating(target[i]))
                        );
                    }
                }
            }
        }
    }

    private static double Distance<S>(ReadOnlySpan<S> x, ReadOnlySpan<S> target, int first, BlockAddress block)
        where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S>
    {
        double square = 0;
        for (int m = 0; m < block.Irrep.Dim; m++)
        {
            int i = first + m * block.Mul;
            double d = double.CreateTruncating(x[i]) - double.CreateTruncating(target[i]);
            square += d * d;
        }

        return Math.Sqrt(square);
    }

    private static double Count(Storage x) => (double)x.Rows * x.Layout.CopyCount;

    private sealed class AbsoluteError : NormErrorOperation
    {
        private protected override double Function(double r, double delta) => r;

        private protected override double SlopeOverRadius(double r, double delta) => r == 0 ? 0 : 1 / r;
    }

    private sealed class HuberError : NormErrorOperation
    {
        private protected override double Function(double r, double delta) =>
            r <= delta ? r * r / 2 : delta * (r - delta / 2);

        private protected override double SlopeOverRadius(double r, double delta) => r <= delta ? 1 : delta / r;
    }
}
