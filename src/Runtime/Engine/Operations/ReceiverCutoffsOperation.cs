using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// For k nearest neighbours, the distance from each receiver to the next point beyond its neighbours: the receiver's
/// envelope ends there, so that an edge has faded out before it is replaced. +∞ where there is no such point.
/// </summary>
internal sealed class ReceiverCutoffsOperation : Operation, ITangent
{
    internal static readonly ReceiverCutoffsOperation Instance = new();

    internal override ITangent? Second => this;

    internal override string Name => "the cutoffs of k nearest neighbours";

    internal Storage<S> Apply<S>(EdgeGeometry geometry)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<double> positions = geometry.Positions;
        Storage<double>? cells = geometry.Cells;
        Storage<S> result = Workspace.Rent<S>(
            geometry.Workspace,
            geometry.Points,
            FeatureLayout.OfScalars(1, geometry.Group)
        );
        ReadOnlySpan<int> offsets = geometry.Points.CloudOffsets;
        Span<S> values = result.Values;
        for (int c = 0; c + 1 < offsets.Length; c++)
        {
            for (int i = offsets[c]; i < offsets[c + 1]; i++)
            {
                bool exists = Reach(geometry, positions, cells, c, i, out double x, out double y, out double z);
                values[i] = exists ? S.CreateTruncating(Math.Sqrt(x * x + y * y + z * z)) : S.PositiveInfinity;
                if (exists && !S.IsFinite(values[i]))
                {
                    throw new ArgumentException(
                        $"The next neighbour of row {i} is farther away than {FiniteNumbers.Of(result.Precision)} can "
                            + "represent. Use other units of length, or "
                            + "a model of double precision.",
                        nameof(positions)
                    );
                }
            }
        }

        Record(
            geometry.Workspace,
            positions.NeedsGradient || cells is { NeedsGradient: true },
            new TapeEntry
            {
                Operation = this,
                A = positions,
                B = cells,
                State = geometry,
                Result = result,
            }
        );
        return result;
    }

    private protected override void Backward<S>(in TapeEntry entry, Pass pass) =>
        Spread(in entry, ((Storage<S>)entry.Result).Gradient, bends: false);

    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result is Storage<float> single)
            Tangent(in entry, single);
        else
            Tangent(in entry, (Storage<double>)entry.Result);
    }

    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result.HasGradient)
            Backward(in entry, pass);
        if (entry.Result is Storage<float> single)
            Spread(in entry, single.Adjoint, bends: true);
        else
            Spread(in entry, ((Storage<double>)entry.Result).Adjoint, bends: true);
    }

    /// <summary>For the vector v to the next point, of length c: ċ = v·v̇/c.</summary>
    private static void Tangent<S>(in TapeEntry entry, Storage<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        var geometry = (EdgeGeometry)entry.State!;
        var positions = (Storage<double>)entry.A!;
        var cells = (Storage<double>?)entry.B;
        if (!positions.HasTangent)
            positions.MakeTangent().Values.Clear();
        Span<S> tangent = result.MakeTangent().Values;
        tangent.Clear();
        ReadOnlySpan<int> offsets = geometry.Points.CloudOffsets;
        for (int c = 0; c + 1 < offsets.Length; c++)
        {
            for (int i = offsets[c]; i < offsets[c + 1]; i++)
            {
                if (!Reach(geometry, positions, cells, c, i, out double x, out double y, out double z))
                    continue;
                Moves(geometry, positions, cells, c, i, out double dx, out double dy, out double dz);
                tangent[i] = S.CreateTruncating((x * dx + y * dy + z * dz) / Math.Sqrt(x * x + y * y + z * z));
            }
        }
    }

    /// <summary>
    /// Adds v/c times the gradient of each cutoff to positions and cells; of adjoints the change of v/c along v̇, which
    /// is (v̇ − v (v·v̇)/c²)/c.
    /// </summary>
    private static void Spread<S>(in TapeEntry entry, ReadOnlySpan<S> gradient, bool bends)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        var geometry = (EdgeGeometry)entry.State!;
        var positions = (Storage<double>)entry.A!;
        var cells = (Storage<double>?)entry.B;
        ReadOnlySpan<int> offsets = geometry.Points.CloudOffsets;
        for (int c = 0; c + 1 < offsets.Length; c++)
        {
            for (int i = offsets[c]; i < offsets[c + 1]; i++)
            {
                if (
                    gradient[i] == S.Zero
                    || !Reach(geometry, positions, cells, c, i, out double x, out double y, out double z)
                )
                {
                    continue;
                }
                double square = x * x + y * y + z * z;
                if (bends)
                {
                    Moves(geometry, positions, cells, c, i, out double dx, out double dy, out double dz);
                    double along = (x * dx + y * dy + z * dz) / square;
                    (x, y, z) = (dx - along * x, dy - along * y, dz - along * z);
                }

                double scale = double.CreateTruncating(gradient[i]) / Math.Sqrt(square);
                Add(geometry, positions, cells, c, i, scale * x, scale * y, scale * z);
            }
        }
    }

    /// <summary>Adds the gradient of a vector to the next point to those of positions and of the cell.</summary>
    private static void Add(
        EdgeGeometry geometry,
        Storage<double> positions,
        Storage<double>? cells,
        int c,
        int i,
        double x,
        double y,
        double z
    )
    {
        ReadOnlySpan<double> g = [x, y, z];
        if (positions.NeedsGradient)
        {
            Span<double> gx = positions.Gradient;
            int next = geometry.List.NextSenders[i];
            for (int m = 0; m < 3; m++)
            {
                gx[3 * next + m] += g[m];
                gx[3 * i + m] -= g[m];
            }
        }

        ReadOnlySpan<int> images = geometry.List.NextImages;
        if (images.IsEmpty || cells is not { NeedsGradient: true })
            return;
        Span<double> gCell = cells.Gradient.Slice(9 * c, 9);
        for (int m = 0; m < 3; m++)
        {
            for (int u = 0; u < 3; u++)
                gCell[3 * m + u] += images[3 * i + u] * g[m];
        }
    }

    /// <summary>How that vector changes, where there is one.</summary>
    private static void Moves(
        EdgeGeometry geometry,
        Storage<double> positions,
        Storage<double>? cells,
        int c,
        int i,
        out double x,
        out double y,
        out double z
    ) =>
        Difference(
            geometry.List,
            i,
            positions.Tangent.Values,
            cells is { HasTangent: true } ? cells.Tangent.Values.Slice(9 * c, 9) : [],
            out x,
            out y,
            out z
        );

    /// <summary>
    /// The vector from receiver <paramref name="i"/> of cloud <paramref name="c"/> to the next point; false where there
    /// is none.
    /// </summary>
    private static bool Reach(
        EdgeGeometry geometry,
        Storage<double> positions,
        Storage<double>? cells,
        int c,
        int i,
        out double x,
        out double y,
        out double z
    )
    {
        if (geometry.List.NextSenders[i] < 0)
        {
            (x, y, z) = (0, 0, 0);
            return false;
        }

        Difference(
            geometry.List,
            i,
            positions.Values,
            cells is null ? [] : cells.Values.Slice(9 * c, 9),
            out x,
            out y,
            out z
        );
        return true;
    }

    private static void Difference(
        NeighbourList list,
        int i,
        ReadOnlySpan<double> p,
        ReadOnlySpan<double> cell,
        out double x,
        out double y,
        out double z
    )
    {
        int j = list.NextSenders[i];
        (x, y, z) = (p[3 * j] - p[3 * i], p[3 * j + 1] - p[3 * i + 1], p[3 * j + 2] - p[3 * i + 2]);
        if (cell.IsEmpty || list.NextImages.IsEmpty)
            return;
        ReadOnlySpan<int> image = list.NextImages.Slice(3 * i, 3);
        x += image[0] * cell[0] + image[1] * cell[1] + image[2] * cell[2];
        y += image[0] * cell[3] + image[1] * cell[4] + image[2] * cell[5];
        z += image[0] * cell[6] + image[1] * cell[7] + image[2] * cell[8];
    }
}
