using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Sums in double of numbers of any precision, in pieces that the first cache holds.</summary>
internal static class DoubleSums
{
    /// <summary>Numbers of a piece.</summary>
    private const int Piece = 512;

    /// <summary>Σ x².</summary>
    public static double Squares<S>(ReadOnlySpan<S> x)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Span<double> exact = stackalloc double[Piece];
        double sum = 0;
        for (int i = 0; i < x.Length; i += Piece)
            sum += TensorPrimitives.SumOfSquares<double>(Convert(x, i, exact));

        return sum;
    }

    /// <summary>Σ (x − y)², of as many numbers of each.</summary>
    public static double SquaredDistance<S>(ReadOnlySpan<S> x, ReadOnlySpan<S> y)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Span<double> first = stackalloc double[Piece],
            second = stackalloc double[Piece];
        double sum = 0;
        for (int i = 0; i < x.Length; i += Piece)
        {
            Span<double> difference = Convert(x, i, first);
            TensorPrimitives.Subtract(difference, Convert(y, i, second), difference);
            sum += TensorPrimitives.SumOfSquares<double>(difference);
        }

        return sum;
    }

    private static Span<double> Convert<S>(ReadOnlySpan<S> x, int first, Span<double> exact)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Span<double> piece = exact[..Math.Min(Piece, x.Length - first)];
        TensorPrimitives.ConvertTruncating(x.Slice(first, piece.Length), piece);
        return piece;
    }
}
