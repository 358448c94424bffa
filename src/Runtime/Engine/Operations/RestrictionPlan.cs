using System.Collections.Concurrent;
using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>How a row of features of one group becomes a row of a subgroup: an exact orthogonal matrix.</summary>
internal sealed class RestrictionPlan
{
    private static readonly ConcurrentDictionary<(FeatureLayout, SymmetryGroup, Axis), RestrictionPlan> Plans = new();

    private readonly Copies[] _moves;
    private readonly Copies[] _transposed;

    private RestrictionPlan(FeatureLayout layout, Copies[] moves, Copies[] transposed) =>
        (Layout, _moves, _transposed) = (layout, moves, transposed);

    /// <summary>The layout of the subgroup's features.</summary>
    internal FeatureLayout Layout { get; }

    /// <summary>The matrix; a group of the plane turns about the axis.</summary>
    internal static RestrictionPlan Of(FeatureLayout layout, SymmetryGroup group, Axis axis) =>
        Plans.GetOrAdd((layout, group, axis), static key => Create(key.Item1, key.Item2, key.Item3));

    /// <summary>Adds the matrix times a row.</summary>
    internal void Add<S>(ReadOnlySpan<S> from, Span<S> to)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => Add(_moves, from, to);

    /// <summary>Adds the transposed matrix times a row.</summary>
    internal void AddTransposed<S>(ReadOnlySpan<S> from, Span<S> to)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => Add(_transposed, from, to);

    /// <summary>Adds each entry of the matrix, for all copies of a block.</summary>
    private static void Add<S>(Copies[] moves, ReadOnlySpan<S> from, Span<S> to)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        foreach (Copies move in moves)
        {
            Span<S> target = to.Slice(move.To, move.Count);
            ReadOnlySpan<S> source = from.Slice(move.From, move.Count);
            if (move.Factor == 1)
                TensorPrimitives.Add(source, target, target);
            else
                TensorPrimitives.MultiplyAdd(source, S.CreateTruncating(move.Factor), target, target);
        }
    }

    private static RestrictionPlan Create(FeatureLayout layout, SymmetryGroup group, Axis axis)
    {
        RestrictedIrrep[] parts = [.. layout.Blocks.Select(block => Restriction.Of(block.Irrep, group, axis))];
        FeatureLayout result = FeatureLayout.Of(Restriction.Of(layout.Rows.Irreps, group, axis), group);
        var moves = new List<Copies>();
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
                    .Terms.Select(t => new Copies(
                        from.Offset + (t.Column * from.Stride),
                        places[t.Row],
                        from.Mul,
                        t.Value.ToDouble()
                    ))
            );
        }

        return new RestrictionPlan(
            result,
            [.. moves],
            [.. moves.Select(static m => new Copies(m.To, m.From, m.Count, m.Factor))]
        );
    }

    /// <summary>One entry of the matrix of a block, for all of its copies.</summary>
    private readonly record struct Copies(int From, int To, int Count, double Factor);
}
