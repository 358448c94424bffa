using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// For k nearest neighbours, the distance from each receiver to the next point beyond its neighbours: the receiver's
/// envelope ends there, so that an edge has faded out before it is replaced. +∞ where there is no such point.
/// </summary>
internal sealed class ReceiverCutoffsOperation : Operation
{
    internal static readonly ReceiverCutoffsOperation Instance = new();

    internal override ITangent? Second => null;

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

    private protected override void Backward<S>(in TapeEntry entry, Pass pass)
    {
        var geometry = (EdgeGeometry)entry.State!;
        var positions = (Storage<double>)entry.A!;
        var cells = (Storage<double>?)entry.B;
        ReadOnlySpan<S> gradient = ((Storage<S>)entry.Result).Gradient;
        ReadOnlySpan<int> offsets = geometry.Points.CloudOffsets,
            next = geometry.List.NextSenders,
            images = geometry.List.NextImages;
        Span<double> gx = positions.NeedsGradient ? positions.Gradient : [];
        Span<double> gCells = cells is { NeedsGradient: true } && !images.IsEmpty ? cells.Gradient : [];
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
                double scale = double.CreateTruncating(gradient[i]) / Math.Sqrt(x * x + y * y + z * z);
                ReadOnlySpan<double> g = [scale * x, scale * y, scale * z];
                for (int m = 0; m < 3; m++)
                {
                    if (!gx.IsEmpty)
                    {
                        gx[3 * next[i] + m] += g[m];
                        gx[3 * i + m] -= g[m];
                    }

                    for (int u = 0; u < 3 && !gCells.IsEmpty; u++)
                        gCells[9 * c + 3 * m + u] += images[3 * i + u] * g[m];
                }
            }
        }
    }

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
        NeighbourList list = geometry.List;
        int j = list.NextSenders[i];
        if (j < 0)
        {
            (x, y, z) = (0, 0, 0);
            return false;
        }

        ReadOnlySpan<double> p = positions.Values;
        (x, y, z) = (p[3 * j] - p[3 * i], p[3 * j + 1] - p[3 * i + 1], p[3 * j + 2] - p[3 * i + 2]);
        if (cells is null || list.NextImages.IsEmpty)
            return true;
        ReadOnlySpan<double> cell = cells.Values.Slice(9 * c, 9);
        ReadOnlySpan<int> image = list.NextImages.Slice(3 * i, 3);
        x += image[0] * cell[0] + image[1] * cell[1] + image[2] * cell[2];
        y += image[0] * cell[3] + image[1] * cell[4] + image[2] * cell[5];
        z += image[0] * cell[6] + image[1] * cell[7] + image[2] * cell[8];
        return true;
    }
}
