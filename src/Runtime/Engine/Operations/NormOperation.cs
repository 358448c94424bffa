using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The norm of each copy of each block, smooth at zero: √(|x|²+ε²) − ε, or √(|x|²+ε²), which is never less than ε.
/// The derivative is x/√(|x|²+ε²), zero at zero; for ε = 0 as well.
/// </summary>
internal sealed class NormOperation : UnaryOperation
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
        S shift = entry.Index == Bounded ? S.Zero : S.CreateTruncating(entry.Number);
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
}
