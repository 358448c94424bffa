using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The stress of each cloud, of an energy that was differentiated in this pass: with g the derivatives by positions x
/// and cell vectors a, the symmetric part of (Σ x gᵀ + Σ a gᵀ)/V, as 0e + 2e in an orthonormal basis.
/// </summary>
internal sealed class StressOperation : Operation
{
    private const int Components = 6;

    private static readonly StressOperation Instance = new();

    /// <summary>No energy is made of stress.</summary>
    internal override ITangent? Second => null;

    /// <summary>Whether each cloud has a cell that can be strained, and vectors are those of space.</summary>
    internal static bool Exists(EdgeGeometry geometry)
    {
        if (!geometry.Group.IsSpatial || geometry.Cells is not { NeedsGradient: true } cells)
            return false;
        for (int c = 0; c < cells.Rows; c++)
        {
            if (Volume(cells.Row(c)) == 0)
                return false;
        }
        return true;
    }

    /// <summary>Throws unless each cloud has a cell, and vectors are those of space.</summary>
    internal static void Check(EdgeGeometry geometry)
    {
        if (!geometry.Group.IsSpatial)
        {
            throw new ArgumentException(
                $"Stress is 0e + 2e of space, but the model is under {geometry.Group}.",
                nameof(geometry)
            );
        }
        if (geometry.Cells is not { NeedsGradient: true } cells)
        {
            throw new InvalidOperationException(
                geometry.Cells is null
                    ? "Stress needs a periodic cell, but no cloud of the batch has one."
                    : "No derivatives by the cell were requested: enter the cloud with GradientInputs.Forces, or with "
                        + "GradientInputs.Positions | GradientInputs.Cell."
            );
        }
        for (int c = 0; c < cells.Rows; c++)
        {
            if (Volume(cells.Row(c)) == 0)
                throw new InvalidOperationException($"Stress needs a periodic cell, but cloud {c} has none.");
        }
    }

    internal static Handle Apply(EdgeGeometry geometry, Precision precision) =>
        precision == Precision.Single ? Apply<float>(geometry) : Apply<double>(geometry);

    /// <summary>
    /// The gradient of the loss by the stress, as a symmetric matrix G, strains positions and cell vectors by G/V: a
    /// direction in which they move. What the stress depends on directly is added to their gradients.
    /// </summary>
    private protected override void Backward<S>(in TapeEntry entry, Pass pass)
    {
        var positions = (Storage<double>)entry.A!;
        var cells = (Storage<double>)entry.B!;
        var result = (Storage<S>)entry.Result;
        Span<double> matrix = stackalloc double[9],
            numbers = stackalloc double[Components];
        Span<double> move = SecondOrder.Direction(positions),
            strain = SecondOrder.Direction(cells);
        ReadOnlySpan<int> offsets = positions.RowSpace.CloudOffsets;
        for (int c = 0; c < cells.Rows; c++)
        {
            double volume = Volume(cells.Row(c)),
                along = 0;
            for (int k = 0; k < Components; k++)
            {
                numbers[k] = double.CreateTruncating(result.GradientRow(c)[k]);
                along += numbers[k] * double.CreateTruncating(result.Row(c)[k]);
            }

            ToMatrix(numbers, 1 / volume, matrix);
            (int first, int count) = (3 * offsets[c], 3 * (offsets[c + 1] - offsets[c]));
            AddProduct(matrix, positions.Values.Slice(first, count), 3, move.Slice(first, count));
            AddProduct(matrix, cells.Row(c), 1, strain.Slice(9 * c, 9));
            if (positions.NeedsGradient && positions.HasAdjoint)
                AddProduct(matrix, positions.Adjoint.Slice(first, count), 3, positions.Gradient.Slice(first, count));
            if (!cells.NeedsGradient)
                continue;
            if (cells.HasAdjoint)
                AddProduct(matrix, cells.AdjointRow(c), 1, cells.GradientRow(c));
            AddVolumeGradient(cells.Row(c), -along, cells.GradientRow(c));
        }
    }

    private static Handle Apply<S>(EdgeGeometry geometry)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<double> positions = geometry.Positions,
            cells = geometry.Cells!;
        FeatureLayout layout = FeatureLayout.Of(geometry.Group.HasParity ? "0e + 2e" : "0 + 2", geometry.Group);
        Storage<S> result = Workspace.Rent<S>(geometry.Workspace, cells.RowSpace, layout);
        ReadOnlySpan<int> offsets = positions.RowSpace.CloudOffsets;
        Span<double> matrix = stackalloc double[9],
            numbers = stackalloc double[Components];
        for (int c = 0; c < cells.Rows; c++)
        {
            matrix.Clear();
            (int first, int count) = (3 * offsets[c], 3 * (offsets[c + 1] - offsets[c]));
            if (positions.HasAdjoint)
                AddOuter(positions.Values.Slice(first, count), positions.Adjoint.Slice(first, count), 3, matrix);
            if (cells.HasAdjoint)
                AddOuter(cells.Row(c), cells.AdjointRow(c), 1, matrix);
            FromMatrix(matrix, 1 / Volume(cells.Row(c)), numbers);
            for (int k = 0; k < Components; k++)
                result.Row(c)[k] = S.CreateTruncating(numbers[k]);
        }

        result.IsDerivative = true;
        Record(
            geometry.Workspace,
            wanted: true,
            new TapeEntry
            {
                Operation = Instance,
                A = positions,
                B = cells,
                Result = result,
            }
        );
        return new Handle(result);
    }

    /// <summary>
    /// Component m of vector v: of positions row by row at 3v + m, of a cell at 3m + v (its three vectors are copies).
    /// </summary>
    private static int At(int vector, int component, int vectorStep) =>
        vectorStep == 3 ? (3 * vector) + component : (3 * component) + vector;

    private static void AddOuter(ReadOnlySpan<double> x, ReadOnlySpan<double> g, int vectorStep, Span<double> matrix)
    {
        for (int v = 0; v < x.Length / 3; v++)
        {
            for (int i = 0; i < 3; i++)
            {
                for (int j = 0; j < 3; j++)
                    matrix[(3 * i) + j] += x[At(v, i, vectorStep)] * g[At(v, j, vectorStep)];
            }
        }
    }

    private static void AddProduct(ReadOnlySpan<double> matrix, ReadOnlySpan<double> x, int vectorStep, Span<double> y)
    {
        for (int v = 0; v < x.Length / 3; v++)
        {
            for (int i = 0; i < 3; i++)
            {
                for (int j = 0; j < 3; j++)
                    y[At(v, i, vectorStep)] += matrix[(3 * i) + j] * x[At(v, j, vectorStep)];
            }
        }
    }

    /// <summary>The orthonormal components of the symmetric part: trace, xz, xy, y², yz, z².</summary>
    private static void FromMatrix(ReadOnlySpan<double> m, double scale, Span<double> numbers)
    {
        double half = scale * Math.Sqrt(0.5);
        numbers[0] = scale * (m[0] + m[4] + m[8]) / Math.Sqrt(3);
        numbers[1] = half * (m[2] + m[6]);
        numbers[2] = half * (m[1] + m[3]);
        numbers[3] = scale * (m[4] + m[4] - m[0] - m[8]) / Math.Sqrt(6);
        numbers[4] = half * (m[5] + m[7]);
        numbers[5] = half * (m[8] - m[0]);
    }

    /// <summary>The transpose of <see cref="FromMatrix"/>: a symmetric matrix.</summary>
    private static void ToMatrix(ReadOnlySpan<double> numbers, double scale, Span<double> m)
    {
        double half = scale * Math.Sqrt(0.5);
        double trace = scale * numbers[0] / Math.Sqrt(3),
            along = scale * numbers[3] / Math.Sqrt(6),
            across = half * numbers[5];
        m[0] = trace - along - across;
        m[4] = trace + along + along;
        m[8] = trace - along + across;
        m[2] = m[6] = half * numbers[1];
        m[1] = m[3] = half * numbers[2];
        m[5] = m[7] = half * numbers[4];
    }

    /// <summary>gradient += factor · ∂ ln V/∂a, the dual vectors of the cell.</summary>
    private static void AddVolumeGradient(ReadOnlySpan<double> cell, double factor, Span<double> gradient)
    {
        double determinant = Determinant(cell);
        for (int v = 0; v < 3; v++)
        {
            (int b, int c) = ((v + 1) % 3, (v + 2) % 3);
            for (int m = 0; m < 3; m++)
            {
                (int k, int l) = ((m + 1) % 3, (m + 2) % 3);
                double cross = (cell[At(b, k, 1)] * cell[At(c, l, 1)]) - (cell[At(b, l, 1)] * cell[At(c, k, 1)]);
                gradient[At(v, m, 1)] += factor * cross / determinant;
            }
        }
    }

    private static double Volume(ReadOnlySpan<double> cell) => Math.Abs(Determinant(cell));

    private static double Determinant(ReadOnlySpan<double> cell) =>
        (cell[0] * ((cell[4] * cell[8]) - (cell[5] * cell[7])))
        - (cell[1] * ((cell[3] * cell[8]) - (cell[5] * cell[6])))
        + (cell[2] * ((cell[3] * cell[7]) - (cell[4] * cell[6])));
}
