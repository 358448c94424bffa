using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The stretches of a row that move when whole blocks are copied from one layout to another.</summary>
internal sealed class BlockRuns
{
    private readonly Run[] _runs;

    private BlockRuns(Run[] runs) => _runs = runs;

    /// <summary>
    /// Declared blocks <paramref name="sourceFirst"/>… of a layout become the blocks <paramref name="targetFirst"/>… of
    /// another.
    /// </summary>
    internal static BlockRuns Create(
        FeatureLayout source,
        int sourceFirst,
        FeatureLayout target,
        int targetFirst,
        int count
    )
    {
        var runs = new List<Run>();
        for (int b = 0; b < count; b++)
        {
            BlockAddress from = source.Blocks[sourceFirst + b],
                to = target.Blocks[targetFirst + b];
            for (int m = 0; m < from.Irrep.Dim && from.Mul > 0; m++)
            {
                var run = new Run(from.Offset + m * from.Stride, to.Offset + m * to.Stride, from.Mul);
                if (runs.Count > 0 && runs[^1].Continues(run))
                    runs[^1] = runs[^1] with { Length = runs[^1].Length + run.Length };
                else
                    runs.Add(run);
            }
        }

        return new BlockRuns([.. runs]);
    }

    /// <summary>Copies the stretches of every row.</summary>
    internal void Copy<S>(int rows, ReadOnlySpan<S> source, int sourceDim, Span<S> target, int targetDim)
    {
        for (int row = 0; row < rows; row++)
        {
            foreach (Run run in _runs)
            {
                source
                    .Slice(row * sourceDim + run.Source, run.Length)
                    .CopyTo(target.Slice(row * targetDim + run.Target, run.Length));
            }
        }
    }

    /// <summary>
    /// Adds the stretches of every row of the target to the source: the reverse of <see cref="Copy"/>.
    /// </summary>
    internal void AddBack<S>(int rows, Span<S> source, int sourceDim, ReadOnlySpan<S> target, int targetDim)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int row = 0; row < rows; row++)
        {
            foreach (Run run in _runs)
            {
                RowSums.Add(
                    target.Slice(row * targetDim + run.Target, run.Length),
                    source.Slice(row * sourceDim + run.Source, run.Length)
                );
            }
        }
    }

    private readonly record struct Run(int Source, int Target, int Length)
    {
        internal bool Continues(Run next) => next.Source == Source + Length && next.Target == Target + Length;
    }
}
