using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Features of space as features of the surface: each vertex turns its row into its own frame, then the group of space
/// is restricted to turns about the normal. An orthogonal matrix at each vertex, so the way back is the transpose.
/// </summary>
internal sealed class SurfaceRestriction
{
    private readonly FeatureLayout _space;
    private readonly RestrictionPlan _plan;

    // By degree, vertex after vertex, D^l of the frame, row by row.
    private readonly double[]?[] _turns;

    private SurfaceRestriction(FeatureLayout space, RestrictionPlan plan, double[]?[] turns) =>
        (_space, _plan, _turns) = (space, plan, turns);

    internal FeatureLayout Space => _space;

    /// <summary>The layout of features of the surface.</summary>
    internal FeatureLayout Surface => _plan.Layout;

    internal static SurfaceRestriction Create(MeshData data, FeatureLayout space)
    {
        if (!space.Group.IsSpatial)
            throw new ArgumentException($"Features of space are of O3 or SO3, not of {space.Group}: {space}.");
        int[] degrees = [.. space.Merged.Select(static b => b.Irrep.L).Where(static l => l > 0).Distinct()];
        int largest = degrees.Length == 0 ? 0 : degrees.Max();
        var turns = new double[largest + 1][];
        foreach (int l in degrees)
            turns[l] = new double[data.Vertices.Count * (2 * l + 1) * (2 * l + 1)];
        int vertex = 0;
        foreach (double[,] frame in degrees.Length == 0 ? [] : data.Frames())
        {
            IReadOnlyList<double[,]> all = WignerD.UpTo(largest, Rotation.FromMatrix(frame));
            foreach (int l in degrees)
            {
                int i = vertex * all[l].Length;
                foreach (double entry in all[l])
                    turns[l][i++] = entry;
            }

            vertex++;
        }

        return new SurfaceRestriction(space, RestrictionPlan.Of(space, SymmetryGroup.SO2, Axis.Z), turns);
    }

    /// <summary>Adds a row of space to one of the surface.</summary>
    /// <param name="vertex">Whose rows they are.</param>
    /// <param name="from">Features of space.</param>
    /// <param name="to">Features of the surface.</param>
    /// <param name="scratch">As many numbers as <paramref name="from"/>.</param>
    internal void AddToSurface<S>(int vertex, ReadOnlySpan<S> from, Span<S> to, Span<S> scratch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        scratch.Clear();
        AddTurned(vertex, from, scratch, isIntoFrame: true);
        _plan.Add<S>(scratch, to);
    }

    /// <summary>Adds a row of the surface to one of space.</summary>
    /// <inheritdoc cref="AddToSurface" path="/param[@name = 'vertex']"/>
    /// <param name="vertex">Whose rows they are.</param>
    /// <param name="from">Features of the surface.</param>
    /// <param name="to">Features of space.</param>
    /// <param name="scratch">As many numbers as <paramref name="to"/>.</param>
    internal void AddToSpace<S>(int vertex, ReadOnlySpan<S> from, Span<S> to, Span<S> scratch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        scratch.Clear();
        _plan.AddTransposed<S>(from, scratch);
        AddTurned<S>(vertex, scratch, to, isIntoFrame: false);
    }

    private void AddTurned<S>(int vertex, ReadOnlySpan<S> from, Span<S> to, bool isIntoFrame)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        foreach (BlockAddress block in _space.Merged)
        {
            int dim = block.Irrep.Dim;
            if (dim == 1)
            {
                RowSums.Add(from.Slice(block.Offset, block.Mul), to.Slice(block.Offset, block.Mul));
                continue;
            }

            ReadOnlySpan<double> turn = _turns[block.Irrep.L].AsSpan(vertex * dim * dim, dim * dim);
            for (int i = 0; i < dim; i++)
            {
                Span<S> target = to.Slice(block.Offset + i * block.Stride, block.Mul);
                for (int j = 0; j < dim; j++)
                {
                    // D takes components in the frame to those in space.
                    double entry = isIntoFrame ? turn[j * dim + i] : turn[i * dim + j];
                    ReadOnlySpan<S> source = from.Slice(block.Offset + j * block.Stride, block.Mul);
                    RowSums.AddScaled(source, S.CreateTruncating(entry), target);
                }
            }
        }
    }
}
