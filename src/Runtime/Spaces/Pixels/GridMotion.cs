using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Rotations, mirrorings and shifts of images: pixels move, and what they hold turns with them.</summary>
internal static class GridMotion
{
    /// <summary>How far an angle may be from the one that is meant.</summary>
    private const double Slack = 1e-9;

    internal static Grid2<T> Rotate<T>(in Grid2<T> images, double angle)
        where T : struct, IFeatures<T>, allows ref struct
    {
        if (!double.IsFinite(angle))
            throw new ArgumentOutOfRangeException(nameof(angle), angle, "An angle is a finite number of radians.");
        GridShape from = images.Shape;
        FeatureLayout layout = images.Rows.Layout;
        double turn = OfGroup(Math.IEEERemainder(angle, 2 * Math.PI), layout);
        double nearest = Math.Round(turn / (Math.PI / 2));
        if (Math.Abs(turn - (nearest * Math.PI / 2)) < Slack)
        {
            int quarters = ((int)nearest + 4) % 4;
            GridShape to = from.Like(isTurned: quarters % 2 == 1);
            return Moved(
                in images,
                to,
                PixelSources.QuarterTurns(from, to, quarters),
                Fibres(layout, GroupElement.OfPlane(quarters * Math.PI / 2), isExact: true)
            );
        }

        if (from.IsPeriodic)
        {
            throw new ArgumentException(
                $"Periodic images turn by multiples of a quarter, not by {FiniteNumbers.Text(angle)} radians: their "
                    + "grid does not continue in other directions.",
                nameof(angle)
            );
        }
        return Moved(
            in images,
            from.Like(isTurned: false),
            PixelSources.Turned(from, turn),
            Fibres(layout, GroupElement.OfPlane(turn), isExact: false)
        );
    }

    internal static Grid2<T> Mirror<T>(in Grid2<T> images)
        where T : struct, IFeatures<T>, allows ref struct
    {
        FeatureLayout layout = images.Rows.Layout;
        SymmetryGroup group = layout.Group;
        if (!group.HasParity && !Array.TrueForAll(layout.Merged, b => b.Irrep == group.Trivial))
        {
            throw new InvalidOperationException(
                $"{group} has no reflections, so that features of {layout} cannot be mirrored; scalars "
                    + $"({group.Trivial}) can. Take a group with reflections: O2 or DN."
            );
        }
        return Moved(
            in images,
            images.Shape.Like(isTurned: false),
            PixelSources.Mirrored(images.Shape),
            Fibres(layout, GroupElement.OfPlane(0, reflects: true), isExact: true)
        );
    }

    internal static Grid2<T> Shift<T>(in Grid2<T> images, int right, int up)
        where T : struct, IFeatures<T>, allows ref struct =>
        Moved(
            in images,
            images.Shape.Like(isTurned: false),
            PixelSources.Shifted(images.Shape, right, up),
            Fibres(images.Rows.Layout, GroupElement.OfPlane(0), isExact: true)
        );

    /// <summary>The angle, or the nearest one of the group, if features turn at all.</summary>
    private static double OfGroup(double angle, FeatureLayout layout)
    {
        int fold = layout.Group.Fold;
        if (fold == 0 || Array.TrueForAll(layout.Merged, static b => b.Irrep.L == 0))
            return angle;
        double steps = Math.Round(angle * fold / (2 * Math.PI)),
            own = steps * 2 * Math.PI / fold;
        return Math.Abs(angle - own) < Slack
            ? own
            : throw new ArgumentException(
                $"{layout.Group} has turns by multiples of {FiniteNumbers.Text(360.0 / fold)} degrees, so that "
                    + $"features of {layout} cannot turn by {FiniteNumbers.Text(angle * 180 / Math.PI)}. Only scalars "
                    + $"({layout.Group.Trivial}) turn by any angle.",
                nameof(angle)
            );
    }

    /// <summary>The matrix of an element on each merged block.</summary>
    /// <param name="layout">The blocks.</param>
    /// <param name="element">The element.</param>
    /// <param name="isExact">Whether entries are −1, 0 and 1, as under quarter turns and reflections.</param>
    private static double[][,] Fibres(FeatureLayout layout, GroupElement element, bool isExact) =>
        Array.ConvertAll(
            layout.Merged,
            block =>
            {
                // Scalars turn by angles that their group does not have.
                bool isTurned = block.Irrep.L > 0 || (element.Reflects && layout.Group.HasParity);
                double[,] matrix = isTurned
                    ? layout.Group.Matrix(block.Irrep, element)
                    : new[,]
                    {
                        { 1.0 },
                    };
                for (int i = 0; isExact && i < matrix.Length; i++)
                {
                    (int row, int column) = (i / matrix.GetLength(1), i % matrix.GetLength(1));
                    matrix[row, column] = Math.Round(matrix[row, column]);
                }
                return matrix;
            }
        );

    private static Grid2<T> Moved<T>(in Grid2<T> images, GridShape to, PixelSources sources, double[][,] fibres)
        where T : struct, IFeatures<T>, allows ref struct =>
        new(to, Rows<T>.Of(Moved(images.Rows.Storage, to, sources, fibres)));

    /// <summary>Rows of a moved grid: sources, then the matrix of each merged block.</summary>
    internal static Storage Moved(Storage rows, GridShape to, PixelSources sources, double[][,] fibres) =>
        rows is Storage<float> single
            ? Moved(single, to, sources, fibres)
            : Moved((Storage<double>)rows, to, sources, fibres);

    private static Storage<S> Moved<S>(Storage<S> from, GridShape to, PixelSources sources, double[][,] fibres)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        var result = new Storage<S>();
        result.Bind(to.Pixels, from.Layout, null);
        var row = new double[from.Dim];
        int pixels = to.Cells;
        for (int pixel = 0; pixel < to.Pixels.Count; pixel++)
        {
            (int image, int place) = (pixel / pixels * pixels, pixel % pixels);
            Array.Clear(row);
            for (int i = place * sources.Each; i < (place + 1) * sources.Each; i++)
            {
                double? weight = sources.Weights.Length == 0 ? null : sources.Weights[i];
                if (sources.Pixels[i] >= 0)
                    Add(from.Row(image + sources.Pixels[i]), weight, row);
            }
            Turn(row, result.Row(pixel), from.Layout.Merged, fibres);
        }

        return result;
    }

    /// <summary>Adds a row; without a weight it is copied, so that zeros keep their sign.</summary>
    private static void Add<S>(ReadOnlySpan<S> values, double? weight, double[] row)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int i = 0; i < row.Length; i++)
        {
            double value = double.CreateTruncating(values[i]);
            row[i] = weight is { } factor ? row[i] + (factor * value) : value;
        }
    }

    private static void Turn<S>(double[] row, Span<S> result, BlockAddress[] blocks, double[][,] fibres)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int b = 0; b < blocks.Length; b++)
        {
            (BlockAddress block, double[,] matrix) = (blocks[b], fibres[b]);
            int dim = matrix.GetLength(0);
            for (int m = 0; m < dim; m++)
            {
                for (int u = 0; u < block.Stride; u++)
                {
                    // A matrix with one entry in each row moves numbers without rounding, signs of zeros included.
                    double? sum = null;
                    for (int j = 0; j < dim; j++)
                    {
                        if (matrix[m, j] != 0)
                        {
                            double term = matrix[m, j] * row[block.Offset + (j * block.Stride) + u];
                            sum = sum is null ? term : sum + term;
                        }
                    }
                    result[block.Offset + (m * block.Stride) + u] = S.CreateTruncating(sum ?? 0);
                }
            }
        }
    }
}
