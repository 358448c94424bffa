using System.Buffers;
using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Radial basis functions or an envelope of u = r/r_c, for one even scalar per row; the result has several.
/// </summary>
internal sealed class RadialOperation : CurvedOperation
{
    private const int Rows = 64;

    private static readonly RadialOperation Instance = new();

    internal static Handle Basis(Handle u, RadialBasis basis, int count) =>
        Instance.Run(u, u.Storage.RowSpace, FeatureLayout.OfScalars(count, u.Layout.Group), index: (int)basis);

    internal static Handle Envelope(Handle u, CutoffEnvelope envelope, int exponent) =>
        Instance.Run(
            u,
            u.Storage.RowSpace,
            FeatureLayout.OfScalars(1, u.Layout.Group),
            number: exponent,
            index: ~(int)envelope
        );

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        int count = result.Dim;
        double[] rented = ArrayPool<double>.Shared.Rent(2 * Rows * count);
        Span<double> u = stackalloc double[Rows],
            values = rented.AsSpan(0, Rows * count),
            slopes = rented.AsSpan(Rows * count, Rows * count);
        for (int first = 0; first < x.Rows; first += Rows)
        {
            int rows = Load(x.Values, first, u);
            Evaluate(in entry, count, u, values, slopes);
            Span<S> to = result.Values.Slice(first * count, rows * count);
            for (int i = 0; i < to.Length; i++)
                to[i] = S.CreateTruncating(values[i % count * Rows + i / count]);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        int count = result.Dim;
        double[] rented = ArrayPool<double>.Shared.Rent(2 * Rows * count);
        Span<double> u = stackalloc double[Rows],
            values = rented.AsSpan(0, Rows * count),
            slopes = rented.AsSpan(Rows * count, Rows * count);
        for (int first = 0; first < x.Rows; first += Rows)
        {
            int rows = Load(x.Values, first, u);
            Evaluate(in entry, count, u, values, slopes);
            AddToArguments(
                result.Gradient.Slice(first * count, rows * count),
                slopes,
                count,
                x.Gradient.Slice(first, rows)
            );
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private protected override void Tangent<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> tangent,
        Storage<S> result,
        Span<S> resultTangent
    )
    {
        int count = result.Dim;
        double[] rented = ArrayPool<double>.Shared.Rent(2 * Rows * count);
        Span<double> u = stackalloc double[Rows],
            values = rented.AsSpan(0, Rows * count),
            slopes = rented.AsSpan(Rows * count, Rows * count);
        for (int first = 0; first < x.Rows; first += Rows)
        {
            int rows = Load(x.Values, first, u);
            Evaluate(in entry, count, u, values, slopes);
            Span<S> to = resultTangent.Slice(first * count, rows * count);
            for (int i = 0; i < to.Length; i++)
                to[i] = tangent[first + (i / count)] * S.CreateTruncating(slopes[i % count * Rows + i / count]);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private protected override void Bend<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> tangent,
        Storage<S> result,
        ReadOnlySpan<S> adjoint
    )
    {
        int count = result.Dim;
        double[] rented = ArrayPool<double>.Shared.Rent(3 * Rows * count);
        Span<double> u = stackalloc double[Rows],
            values = rented.AsSpan(0, Rows * count),
            slopes = rented.AsSpan(Rows * count, Rows * count),
            bends = rented.AsSpan(2 * Rows * count, Rows * count);
        for (int first = 0; first < x.Rows; first += Rows)
        {
            int rows = Load(x.Values, first, u);
            Evaluate(in entry, count, u, values, slopes, bends);
            for (int i = 0; i < rows; i++)
            {
                for (int n = 0; n < count; n++)
                    bends[(n * Rows) + i] *= double.CreateTruncating(tangent[first + i]);
            }

            AddToArguments(adjoint.Slice(first * count, rows * count), bends, count, x.Gradient.Slice(first, rows));
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>gx += Σ_n g_n s_n; s_n of a row is where radial functions write it.</summary>
    private static void AddToArguments<S>(ReadOnlySpan<S> g, ReadOnlySpan<double> slopes, int count, Span<S> gx)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int i = 0; i < g.Length; i++)
            gx[i / count] += g[i] * S.CreateTruncating(slopes[i % count * Rows + i / count]);
    }

    /// <summary>
    /// The next rows in double; the block is padded with points beyond the cutoff, which are not read.
    /// </summary>
    private static int Load<S>(ReadOnlySpan<S> from, int first, Span<double> u)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int rows = Math.Min(Rows, from.Length - first);
        u.Fill(1);
        for (int i = 0; i < rows; i++)
            u[i] = double.CreateTruncating(from[first + i]);
        return rows;
    }

    private static void Evaluate(
        in TapeEntry entry,
        int count,
        ReadOnlySpan<double> u,
        Span<double> values,
        Span<double> slopes,
        Span<double> bends = default
    )
    {
        if (entry.Index >= 0)
            RadialFunctions.Evaluate((RadialBasis)entry.Index, count, u, values, slopes, bends);
        else
            Envelopes.Evaluate((CutoffEnvelope)~entry.Index, (int)entry.Number, u, values, slopes, bends);
    }
}
