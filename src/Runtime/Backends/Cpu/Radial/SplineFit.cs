using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// From values at equidistant knots to the coefficients of the cubic B-spline through them, for many functions at once,
/// and the transpose of that map (de Boor, A Practical Guide to Splines, chapter IV: complete spline interpolation).
/// </summary>
/// <remarks>
/// Values F_0 … F_K in rows 1 … K+1 become coefficients c_{−1} … c_{K+1} in rows 0 … K+2: (c_{i−1} + 4c_i + c_{i+1})/6
/// = F_i. The slopes at both ends are those of the quartic through the five nearest values, which keeps the fourth
/// order of the interior.
/// </remarks>
internal static class SplineFit
{
    /// <summary>The smallest number of intervals: two quartics at the ends.</summary>
    internal const int FewestIntervals = 8;

    // Twelve times the slope at the first of five equidistant values, in units of the spacing.
    private static readonly double[] EndSlope = [-25, 48, -36, 16, -3];

    /// <summary>Values to coefficients, in place.</summary>
    /// <param name="intervals">K.</param>
    /// <param name="width">Number of functions: a row.</param>
    /// <param name="rows">K + 3 rows.</param>
    /// <param name="pivots">Scratch for K + 1 numbers.</param>
    internal static void Solve<S>(int intervals, int width, Span<S> rows, Span<double> pivots)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int last = intervals + 1;
        // The slopes first, into the two outer rows: h·D.
        Slope(width, rows, 0, 1, 1);
        Slope(width, rows, last + 1, last, -1);
        // c_0 and c_K: 4c_0 + 2c_1 = 6F_0 + 2hD_0, 2c_{K−1} + 4c_K = 6F_K − 2hD_K; between them c_{i−1} + 4c_i +
        // c_{i+1} = 6F_i.
        for (int i = 1; i <= last; i++)
            Scale(Row(rows, width, i), 6);
        Add(Row(rows, width, 0), 2, Row(rows, width, 1));
        Add(Row(rows, width, last + 1), -2, Row(rows, width, last));
        Eliminate(intervals, width, rows, pivots, isTransposed: false);
        // c_{−1} = c_1 − 2hD_0, c_{K+1} = c_{K−1} + 2hD_K.
        Scale(Row(rows, width, 0), -2);
        Add(Row(rows, width, 2), 1, Row(rows, width, 0));
        Scale(Row(rows, width, last + 1), 2);
        Add(Row(rows, width, last - 1), 1, Row(rows, width, last + 1));
    }

    /// <summary>
    /// Gradients of the coefficients to gradients of the values, in place: the transpose of <see cref="Solve"/>, step
    /// by step.
    /// </summary>
    internal static void Transpose<S>(int intervals, int width, Span<S> rows, Span<double> pivots)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int last = intervals + 1;
        Add(Row(rows, width, last + 1), 1, Row(rows, width, last - 1));
        Scale(Row(rows, width, last + 1), 2);
        Add(Row(rows, width, 0), 1, Row(rows, width, 2));
        Scale(Row(rows, width, 0), -2);
        Eliminate(intervals, width, rows, pivots, isTransposed: true);
        Add(Row(rows, width, last), -2, Row(rows, width, last + 1));
        Add(Row(rows, width, 1), 2, Row(rows, width, 0));
        for (int i = 1; i <= last; i++)
            Scale(Row(rows, width, i), 6);
        for (int k = 0; k < EndSlope.Length; k++)
        {
            Add(Row(rows, width, 0), EndSlope[k] / 12, Row(rows, width, 1 + k));
            Add(Row(rows, width, last + 1), -EndSlope[k] / 12, Row(rows, width, last - k));
        }
    }

    private static void Slope<S>(int width, Span<S> rows, int target, int first, int step)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Span<S> slope = Row(rows, width, target);
        slope.Clear();
        for (int k = 0; k < EndSlope.Length; k++)
            Add(Row(rows, width, first + (k * step)), step * EndSlope[k] / 12, slope);
    }

    /// <summary>
    /// The tridiagonal system with rows (4, 2), (1, 4, 1), …, (2, 4), or its transpose, by elimination; diagonally
    /// dominant.
    /// </summary>
    private static void Eliminate<S>(int intervals, int width, Span<S> rows, Span<double> pivots, bool isTransposed)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        // Entry (i, i+1) and entry (i, i−1); the twos are at (0, 1) and (K, K−1), transposed at (1, 0) and (K−1, K).
        double Above(int i) => i == (isTransposed ? intervals - 1 : 0) ? 2 : 1;
        double Below(int i) => i == (isTransposed ? 1 : intervals) ? 2 : 1;

        pivots[0] = 4;
        for (int i = 1; i <= intervals; i++)
        {
            double factor = Below(i) / pivots[i - 1];
            pivots[i] = 4 - (factor * Above(i - 1));
            Add(Row(rows, width, i), -factor, Row(rows, width, i + 1));
        }

        Scale(Row(rows, width, intervals + 1), 1 / pivots[intervals]);
        for (int i = intervals - 1; i >= 0; i--)
        {
            Add(Row(rows, width, i + 2), -Above(i), Row(rows, width, i + 1));
            Scale(Row(rows, width, i + 1), 1 / pivots[i]);
        }
    }

    private static Span<S> Row<S>(Span<S> rows, int width, int row) => rows.Slice(row * width, width);

    private static void Scale<S>(Span<S> row, double factor)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        TensorPrimitives.Multiply(row, LaneMath.Scalar<S>(factor), row);

    private static void Add<S>(ReadOnlySpan<S> source, double factor, Span<S> target)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        TensorPrimitives.MultiplyAdd(source, LaneMath.Scalar<S>(factor), target, target);
}
