using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The norm of each copy of each block, smooth at zero: √(|x|²+ε²) − ε, or √(|x|²+ε²), which is never less than ε.
/// The derivative is x/√(|x|²+ε²), zero at zero; for ε = 0 as well.
/// </summary>
internal sealed class NormOperation : CurvedOperation
{
    private const int ZeroAtZero = 0;
    private const int Bounded = 1;

    private static readonly NormOperation Instance = new();

    internal static Handle Apply(Handle x, double epsilon, bool bounded)
    {
        // The square of ε must not overflow, and must not vanish where ε bounds the norm.
        (double low, double high) = x.Storage.Precision == Precision.Single ? (1e-18, 1e18) : (1e-150, 1e150);
        Allowed.Between(epsilon, bounded ? low : 0, high, "The ε of a norm, in the units of the features,");
        return Instance.Run(x, x.Storage.RowSpace, x.Layout.PerCopy, epsilon, bounded ? Bounded : ZeroAtZero);
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        S epsilon = S.CreateTruncating(entry.Number);
        InnerOperation.PerCopy(x, x, result);
        Span<S> norms = result.Values;
        for (int i = 0; i < norms.Length; i++)
        {
            S square = norms[i];
            S root = S.Sqrt(square + epsilon * epsilon);

            // √(q+ε²) − ε without cancellation.
            norms[i] =
                entry.Index == Bounded ? root
                : square == S.Zero ? S.Zero
                : square / (root + epsilon);
        }
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        int dim = x.Dim,
            count = result.Dim;
        S shift = Shift<S>(in entry);
        Span<S> factors = Workspace.Scratch<S>(result.Workspace, count);
        ReadOnlySpan<S> values = x.Values;
        Span<S> gx = x.Gradient;
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<S> g = result.GradientRow(row),
                norms = result.Row(row);
            for (int u = 0; u < count; u++)
            {
                S root = norms[u] + shift;
                factors[u] = root == S.Zero ? S.Zero : g[u] / root;
            }

            ReadOnlySpan<S> from = values.Slice(row * dim, dim);
            Span<S> to = gx.Slice(row * dim, dim);
            int copy = 0;
            foreach (BlockAddress block in x.Layout.Merged)
            {
                ReadOnlySpan<S> part = factors.Slice(copy, block.Mul);
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

    /// <summary>⟨x, ẋ⟩/n, with n = √(|x|²+ε²).</summary>
    private protected override void Tangent<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> tangent,
        Storage<S> result,
        Span<S> resultTangent
    )
    {
        S shift = Shift<S>(in entry);
        ReadOnlySpan<S> norms = result.Values;
        for (int row = 0; row < x.Rows; row++)
        {
            int copy = row * result.Dim;
            foreach (BlockAddress block in x.Layout.Merged)
            {
                for (int u = 0; u < block.Mul; u++, copy++)
                {
                    S root = norms[copy] + shift;
                    resultTangent[copy] =
                        root == S.Zero
                            ? S.Zero
                            : Along(block, x.Values, tangent, (row * x.Dim) + block.Offset + u) / root;
                }
            }
        }
    }

    /// <summary>The derivative x/n changes by ẋ/n − x ⟨x, ẋ⟩/n³.</summary>
    private protected override void Bend<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> tangent,
        Storage<S> result,
        ReadOnlySpan<S> adjoint
    )
    {
        S shift = Shift<S>(in entry);
        ReadOnlySpan<S> norms = result.Values,
            values = x.Values;
        Span<S> gx = x.Gradient;
        for (int row = 0; row < x.Rows; row++)
        {
            int copy = row * result.Dim;
            foreach (BlockAddress block in x.Layout.Merged)
            {
                for (int u = 0; u < block.Mul; u++, copy++)
                {
                    S root = norms[copy] + shift;
                    if (root == S.Zero)
                        continue;
                    int first = (row * x.Dim) + block.Offset + u;
                    S along = Along(block, values, tangent, first) / (root * root),
                        scale = adjoint[copy] / root;
                    for (int m = 0; m < block.Irrep.Dim; m++)
                    {
                        int i = first + (m * block.Mul);
                        gx[i] += scale * (tangent[i] - (along * values[i]));
                    }
                }
            }
        }
    }

    /// <summary>What the value has to be increased by to be √(|x|²+ε²).</summary>
    private static S Shift<S>(in TapeEntry entry)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        entry.Index == Bounded ? S.Zero : S.CreateTruncating(entry.Number);

    /// <summary>⟨x, ẋ⟩ of the copy that begins at a place.</summary>
    private static S Along<S>(BlockAddress block, ReadOnlySpan<S> x, ReadOnlySpan<S> tangent, int first)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        S sum = S.Zero;
        for (int m = 0; m < block.Irrep.Dim; m++)
            sum += x[first + (m * block.Mul)] * tangent[first + (m * block.Mul)];
        return sum;
    }
}
