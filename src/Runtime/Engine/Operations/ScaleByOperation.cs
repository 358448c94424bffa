using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// s·x for scalars s of the same rows: one for the whole row, one for each copy of a block, or one for each copy of all
/// blocks.
/// </summary>
internal sealed class ScaleByOperation : BilinearOperation
{
    private const int OneForAll = 0;
    private const int SharedByBlocks = 1;
    private const int OneForEachCopy = 2;

    private static readonly ScaleByOperation Instance = new();

    internal static Handle Apply(Handle x, Handle scalars)
    {
        Storage a = x.Storage,
            s = scalars.Storage;
        Check.SameBase("A product with scalars", a, s);
        // Without parity, an odd factor would not change the signature.
        Check.SameGroup("A product with scalars", a, s);
        bool even = s.Layout.IsScalars;
        if (!even && !s.Layout.IsPseudoScalars)
        {
            throw new ArgumentException(
                $"A factor is even scalars (0e) or pseudoscalars (0o), but {s.Layout} was given. "
                    + "Couple other irreps by a tensor product."
            );
        }
        int mode = ModeOf(a.Layout, s.Layout);
        return even
            ? Instance.Run(x, scalars, a.RowSpace, a.Layout, index: mode)
            : Instance.Run(QuarterTurnOperation.Apply(x), scalars, a.RowSpace, a.Layout.Mirrored, index: mode);
    }

    private static int ModeOf(FeatureLayout x, FeatureLayout scalars)
    {
        int count = scalars.Dim;
        if (count == 1)
            return OneForAll;
        if (count == x.CopyCount)
            return OneForEachCopy;
        foreach (BlockAddress block in x.Merged)
        {
            if (block.Mul != count)
            {
                throw new ArgumentException(
                    $"A scalar factor has one copy, or as many as the block that it scales: {scalars} "
                        + $"does not scale {x}, whose block {block.Mul}x{block.Irrep} has {block.Mul}."
                );
            }
        }

        return SharedByBlocks;
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> y, Storage<S> result)
    {
        int dim = x.Dim,
            count = y.Dim;
        ReadOnlySpan<S> values = x.Values,
            factors = y.Values;
        Span<S> target = result.Values;
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<S> from = values.Slice(row * dim, dim),
                by = factors.Slice(row * count, count);
            Span<S> to = target.Slice(row * dim, dim);
            if (entry.Index == OneForAll)
            {
                TensorPrimitives.Multiply(from, by[0], to);
                continue;
            }

            int copy = 0;
            foreach (BlockAddress block in x.Layout.Merged)
            {
                ReadOnlySpan<S> part = by.Slice(copy, block.Mul);
                for (int m = 0; m < block.Irrep.Dim; m++)
                {
                    int at = block.Offset + m * block.Mul;
                    TensorPrimitives.Multiply(from.Slice(at, block.Mul), part, to.Slice(at, block.Mul));
                }

                copy += entry.Index == OneForEachCopy ? block.Mul : 0;
            }
        }
    }

    private protected override void AddToFirst<S>(
        in TapeEntry entry,
        Storage<S> y,
        ReadOnlySpan<S> gradient,
        Storage<S> x
    )
    {
        int dim = x.Dim,
            count = y.Dim;
        ReadOnlySpan<S> factors = y.Values;
        Span<S> gx = x.Gradient;
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<S> g = gradient.Slice(row * dim, dim),
                by = factors.Slice(row * count, count);
            Span<S> to = gx.Slice(row * dim, dim);
            if (entry.Index == OneForAll)
            {
                TensorPrimitives.MultiplyAdd(g, by[0], to, to);
                continue;
            }

            int copy = 0;
            foreach (BlockAddress block in x.Layout.Merged)
            {
                ReadOnlySpan<S> part = by.Slice(copy, block.Mul);
                for (int m = 0; m < block.Irrep.Dim; m++)
                {
                    int at = block.Offset + m * block.Mul;
                    TensorPrimitives.MultiplyAdd(
                        g.Slice(at, block.Mul),
                        part,
                        to.Slice(at, block.Mul),
                        to.Slice(at, block.Mul)
                    );
                }

                copy += entry.Index == OneForEachCopy ? block.Mul : 0;
            }
        }
    }

    private protected override void AddToSecond<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> gradient,
        Storage<S> y
    )
    {
        int dim = x.Dim,
            count = y.Dim;
        ReadOnlySpan<S> values = x.Values;
        Span<S> gFactors = y.Gradient;
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<S> g = gradient.Slice(row * dim, dim),
                from = values.Slice(row * dim, dim);
            Span<S> to = gFactors.Slice(row * count, count);
            if (entry.Index == OneForAll)
            {
                to[0] += TensorPrimitives.Dot(g, from);
                continue;
            }

            int copy = 0;
            foreach (BlockAddress block in x.Layout.Merged)
            {
                Span<S> part = to.Slice(copy, block.Mul);
                for (int m = 0; m < block.Irrep.Dim; m++)
                {
                    int at = block.Offset + m * block.Mul;
                    TensorPrimitives.MultiplyAdd(g.Slice(at, block.Mul), from.Slice(at, block.Mul), part, part);
                }

                copy += entry.Index == OneForEachCopy ? block.Mul : 0;
            }
        }
    }
}
