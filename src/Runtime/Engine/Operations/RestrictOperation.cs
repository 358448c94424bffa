using System.Collections.Concurrent;
using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Features as those of a subgroup: each irrep becomes the irreps that it contains, by an exact orthogonal matrix.
/// </summary>
internal sealed class RestrictOperation : LinearOperation
{
    private static readonly RestrictOperation Instance = new();
    private static readonly ConcurrentDictionary<(FeatureLayout, SymmetryGroup, Axis), Plan> Plans = new();

    internal static Handle Apply(Handle x, SymmetryGroup group, Axis axis)
    {
        FeatureLayout layout = x.Layout;
        if (layout.Group == group)
            return x;
        if (!Restriction.IsAllowed(layout.Group, group))
        {
            throw new ArgumentException(
                $"Features of {layout.Group} cannot be restricted to {group}, which is not in it.",
                nameof(group)
            );
        }
        Plan plan = Plans.GetOrAdd((layout, group, axis), static key => Plan.Create(key.Item1, key.Item2, key.Item3));
        return Instance.Run(x, x.Storage.RowSpace, plan.Layout, state: plan);
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        RestrictedCopies[] moves = ((Plan)entry.State!).Moves;
        result.Values.Clear();
        for (int row = 0; row < x.Rows; row++)
            Move<S>(moves, x.Row(row), result.Row(row));
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        RestrictedCopies[] moves = ((Plan)entry.State!).Transposed;
        for (int row = 0; row < x.Rows; row++)
            Move<S>(moves, result.GradientRow(row), x.GradientRow(row));
    }

    /// <summary>Adds each entry of the matrix, for all copies of a block.</summary>
    private static void Move<S>(RestrictedCopies[] moves, ReadOnlySpan<S> from, Span<S> to)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        foreach (RestrictedCopies move in moves)
        {
            Span<S> target = to.Slice(move.To, move.Count);
            ReadOnlySpan<S> source = from.Slice(move.From, move.Count);
            if (move.Factor == 1)
                TensorPrimitives.Add(source, target, target);
            else
                TensorPrimitives.MultiplyAdd(source, S.CreateTruncating(move.Factor), target, target);
        }
    }

    /// <summary>One entry of the matrix of a block, for all of its copies.</summary>
    private readonly record struct RestrictedCopies(int From, int To, int Count, double Factor);

    private sealed record Plan(FeatureLayout Layout, RestrictedCopies[] Moves, RestrictedCopies[] Transposed)
    {
        internal static Plan Create(FeatureLayout layout, SymmetryGroup group, Axis axis)
        {
            RestrictedIrrep[] parts = [.. layout.Blocks.Select(block => Restriction.Of(block.Irrep, group, axis))];
            FeatureLayout result = FeatureLayout.Of(Restriction.Of(layout.Rows.Irreps, group, axis), group);
            var moves = new List<RestrictedCopies>();
            int first = 0;
            for (int b = 0; b < parts.Length; b++)
            {
                BlockAddress from = layout.Blocks[b];
                // Where each component of the parts of this block lies.
                int[] places =
                [
                    .. result
                        .Blocks.AsSpan(first, parts[b].Parts.Count)
                        .ToArray()
                        .SelectMany(static to =>
                            Enumerable.Range(0, to.Irrep.Dim).Select(m => to.Offset + (m * to.Stride))
                        ),
                ];
                first += parts[b].Parts.Count;
                moves.AddRange(
                    parts[b]
                        .Terms.Select(t => new RestrictedCopies(
                            from.Offset + (t.Column * from.Stride),
                            places[t.Row],
                            from.Mul,
                            t.Value.ToDouble()
                        ))
                );
            }

            return new Plan(
                result,
                [.. moves],
                [.. moves.Select(static m => new RestrictedCopies(m.To, m.From, m.Count, m.Factor))]
            );
        }
    }
}
