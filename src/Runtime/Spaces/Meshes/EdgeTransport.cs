using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// How features of a sender become features in the frame of its receiver: order m is multiplied by e^{img}, with the
/// angle g of the edge, and everything by the edge's weight.
/// </summary>
internal sealed class EdgeTransport
{
    private readonly double[] _weights;
    private readonly double[] _cosines;
    private readonly double[] _sines;

    /// <param name="angles">[E] g.</param>
    /// <param name="weights">[E]</param>
    internal EdgeTransport(double[] angles, double[] weights)
    {
        _weights = weights;
        _cosines = Array.ConvertAll(angles, Math.Cos);
        _sines = Array.ConvertAll(angles, Math.Sin);
    }

    /// <summary>Carries a row of features from the sender to the receiver.</summary>
    internal void Carry<S>(FeatureLayout layout, int edge, Span<S> row)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => Turn(layout, edge, _sines[edge], row);

    /// <summary>The transpose: carries a gradient back.</summary>
    internal void CarryBack<S>(FeatureLayout layout, int edge, Span<S> row)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => Turn(layout, edge, -_sines[edge], row);

    private void Turn<S>(FeatureLayout layout, int edge, double sine, Span<S> row)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        (double weight, double cosine) = (_weights[edge], _cosines[edge]);
        foreach (BlockAddress block in layout.Merged)
        {
            // Powers of e^{ig}, in double, whatever the precision of the row.
            (double re, double im) = (weight, 0);
            for (int m = 0; m < block.Irrep.L; m++)
                (re, im) = (re * cosine - im * sine, re * sine + im * cosine);
            Span<S> first = row.Slice(block.Offset, block.Mul);
            if (block.Irrep.L == 0)
            {
                Scale(first, S.CreateTruncating(re));
                continue;
            }

            Span<S> second = row.Slice(block.Offset + block.Stride, block.Mul);
            Turn(first, second, S.CreateTruncating(re), S.CreateTruncating(im));
        }
    }

    private static void Scale<S>(Span<S> numbers, S factor)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        System.Numerics.Tensors.TensorPrimitives.Multiply(numbers, factor, numbers);

    private static void Turn<S>(Span<S> x, Span<S> y, S re, S im)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int i = 0;
        for (; i <= x.Length - Vector<S>.Count; i += Vector<S>.Count)
        {
            Vector<S> a = new(x[i..]),
                b = new(y[i..]);
            (re * a - im * b).CopyTo(x[i..]);
            (im * a + re * b).CopyTo(y[i..]);
        }

        for (; i < x.Length; i++)
            (x[i], y[i]) = (re * x[i] - im * y[i], im * x[i] + re * y[i]);
    }
}
