using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// v = x[sender] + image·M − x[receiver] for each edge: computed in double and rounded once; gradients of positions and
/// cells are in double.
/// </summary>
internal sealed class EdgeVectorsOperation : Operation, ITangent
{
    internal static readonly EdgeVectorsOperation Instance = new();

    internal override ITangent? Second => this;

    internal Storage<S> Apply<S>(EdgeGeometry geometry)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<double> positions = geometry.Positions;
        Storage<double>? cells = geometry.Cells;
        Storage<S> result = Workspace.Rent<S>(
            geometry.Workspace,
            geometry.Edges,
            FeatureLayout.ArgumentOf(geometry.Group)
        );
        Forward(geometry, positions.Values, cells is null ? [] : cells.Values, result.Values);
        CheckLengths<S>(geometry.List, result.Values);
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
        ReadOnlySpan<S> gradient = ((Storage<S>)entry.Result).Gradient;
        if (positions.NeedsGradient)
            ToPositions(geometry.List, gradient, positions.Gradient);
        if (entry.B is Storage<double> { NeedsGradient: true } cells && geometry.List.HasImages)
            ToCells(geometry, gradient, cells.Gradient);
    }

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
    }

    private static void Tangent<S>(in TapeEntry entry, Storage<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        var positions = (Storage<double>)entry.A!;
        var cells = (Storage<double>?)entry.B;
        if (!positions.HasTangent)
            positions.MakeTangent().Values.Clear();
        Forward(
            (EdgeGeometry)entry.State!,
            positions.Tangent.Values,
            cells is { HasTangent: true } ? cells.Tangent.Values : [],
            result.MakeTangent().Values
        );
    }

    private static void Forward<S>(
        EdgeGeometry geometry,
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> cells,
        Span<S> result
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        NeighbourList list = geometry.List;
        ReadOnlySpan<int> senders = list.Senders,
            receivers = list.Receivers,
            images = list.Images;
        if (images.IsEmpty || cells.IsEmpty)
        {
            for (int e = 0; e < senders.Length; e++)
            {
                int j = 3 * senders[e],
                    i = 3 * receivers[e];
                for (int m = 0; m < 3; m++)
                    result[3 * e + m] = S.CreateTruncating(x[j + m] - x[i + m]);
            }

            return;
        }

        ReadOnlySpan<int> offsets = geometry.Edges.CloudOffsets;
        for (int c = 0; c + 1 < offsets.Length; c++)
        {
            // Three copies of 1o in the inner layout: component m of vector u is at 3m + u.
            ReadOnlySpan<double> cell = cells.Slice(9 * c, 9);
            for (int e = offsets[c]; e < offsets[c + 1]; e++)
            {
                int j = 3 * senders[e],
                    i = 3 * receivers[e];
                for (int m = 0; m < 3; m++)
                {
                    double image =
                        images[3 * e] * cell[3 * m]
                        + images[3 * e + 1] * cell[3 * m + 1]
                        + images[3 * e + 2] * cell[3 * m + 2];
                    result[3 * e + m] = S.CreateTruncating(x[j + m] - x[i + m] + image);
                }
            }
        }
    }

    // Lengths are squared everywhere: an edge whose square overflows would have no direction.
    private static void CheckLengths<S>(NeighbourList list, ReadOnlySpan<S> vectors)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        S longest = S.CreateTruncating(typeof(S) == typeof(float) ? 1e18 : 1e150);
        if (vectors.IsEmpty || TensorPrimitives.MaxMagnitude(vectors) <= longest)
            return;
        int at = 0;
        while (S.Abs(vectors[at]) <= longest)
            at++;
        int edge = at / 3;
        throw new ArgumentException(
            $"The edge from row {list.Senders[edge]} to row {list.Receivers[edge]} is longer than {longest}, so its "
                + "square overflows. Use other units of length, or a model of double "
                + "precision.",
            "positions"
        );
    }

    private static void ToPositions<S>(NeighbourList list, ReadOnlySpan<S> gradient, Span<double> gx)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ReadOnlySpan<int> senders = list.Senders,
            receivers = list.Receivers;
        for (int e = 0; e < senders.Length; e++)
        {
            int j = 3 * senders[e],
                i = 3 * receivers[e];
            for (int m = 0; m < 3; m++)
            {
                double g = double.CreateTruncating(gradient[3 * e + m]);
                gx[j + m] += g;
                gx[i + m] -= g;
            }
        }
    }

    private static void ToCells<S>(EdgeGeometry geometry, ReadOnlySpan<S> gradient, Span<double> gCells)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ReadOnlySpan<int> images = geometry.List.Images,
            offsets = geometry.Edges.CloudOffsets;
        for (int c = 0; c + 1 < offsets.Length; c++)
        {
            Span<double> gCell = gCells.Slice(9 * c, 9);
            for (int e = offsets[c]; e < offsets[c + 1]; e++)
            {
                for (int m = 0; m < 3; m++)
                {
                    double g = double.CreateTruncating(gradient[3 * e + m]);
                    for (int u = 0; u < 3; u++)
                        gCell[3 * m + u] += images[3 * e + u] * g;
                }
            }
        }
    }
}
