using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Σₘ xₘyₘ for each copy of each block: the invariant of two values of one signature.</summary>
internal sealed class InnerOperation : BilinearOperation
{
    private static readonly InnerOperation Instance = new();

    internal static Handle Apply(Handle x, Handle y)
    {
        Storage a = x.Storage,
            b = y.Storage;
        Check.SameBase("An inner product", a, b);
        Check.SameLayout("An inner product", a, b);
        return Instance.Run(x, y, a.RowSpace, a.Layout.PerCopy);
    }

    /// <summary>result = the inner products of the rows.</summary>
    internal static void PerCopy<S>(Storage<S> x, Storage<S> y, Storage<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int dim = x.Dim,
            count = result.Dim;
        ReadOnlySpan<S> xs = x.Values,
            ys = y.Values;
        Span<S> target = result.Values;
        target.Clear();
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<S> a = xs.Slice(row * dim, dim),
                b = ys.Slice(row * dim, dim);
            Span<S> to = target.Slice(row * count, count);
            int copy = 0;
            foreach (BlockAddress block in x.Layout.Merged)
            {
                Span<S> part = to.Slice(copy, block.Mul);
                for (int m = 0; m < block.Irrep.Dim; m++)
                {
                    int at = block.Offset + m * block.Mul;
                    TensorPrimitives.MultiplyAdd(a.Slice(at, block.Mul), b.Slice(at, block.Mul), part, part);
                }

                copy += block.Mul;
            }
        }
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> y, Storage<S> result) =>
        PerCopy(x, y, result);

    private protected override void AddToFirst<S>(
        in TapeEntry entry,
        Storage<S> y,
        ReadOnlySpan<S> gradient,
        Storage<S> x
    ) => AddScaled(gradient, entry.Result.Dim, y, x.Gradient);

    private protected override void AddToSecond<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> gradient,
        Storage<S> y
    ) => AddScaled(gradient, entry.Result.Dim, x, y.Gradient);

    private static void AddScaled<S>(ReadOnlySpan<S> gradient, int count, Storage<S> other, Span<S> target)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int dim = other.Dim;
        ReadOnlySpan<S> values = other.Values;
        for (int row = 0; row < other.Rows; row++)
        {
            ReadOnlySpan<S> g = gradient.Slice(row * count, count),
                from = values.Slice(row * dim, dim);
            Span<S> to = target.Slice(row * dim, dim);
            int copy = 0;
            foreach (BlockAddress block in other.Layout.Merged)
            {
                ReadOnlySpan<S> part = g.Slice(copy, block.Mul);
                for (int m = 0; m < block.Irrep.Dim; m++)
                {
                    int at = block.Offset + m * block.Mul;
                    TensorPrimitives.MultiplyAdd(
                        from.Slice(at, block.Mul),
                        part,
                        to.Slice(at, block.Mul),
                        to.Slice(at, block.Mul)
                    );
                }

                copy += block.Mul;
            }
        }
    }
}
