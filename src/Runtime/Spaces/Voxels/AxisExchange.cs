using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One of the 48 elements of the cube: which axis each axis comes from, and with which sign.</summary>
internal readonly record struct AxisExchange(int[] Sources, int[] Signs)
{
    /// <summary>How far an entry of a matrix may be from a whole number.</summary>
    private const double Slack = 1e-9;

    /// <summary>The element, if it is one of the cube.</summary>
    internal static AxisExchange? Of(OrthogonalMatrix element)
    {
        double[,] matrix = element.ToMatrix();
        (var sources, var signs) = (new int[3], new int[3]);
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                double whole = Math.Round(matrix[row, column]);
                if (Math.Abs(matrix[row, column] - whole) > Slack)
                    return null;
                if (whole != 0)
                    (sources[row], signs[row]) = (column, (int)whole);
            }
        }

        return new AxisExchange(sources, signs);
    }

    internal GridSize Of(GridSize size)
    {
        int[] sizes = [size.Width, size.Height, size.Depth];
        return new GridSize(sizes[Sources[1]], sizes[Sources[0]], size.IsPeriodic, sizes[Sources[2]]);
    }

    internal VoxelSpacing Of(VoxelSpacing spacing)
    {
        double[] distances = [spacing.X, spacing.Y, spacing.Z];
        return new VoxelSpacing(distances[Sources[0]], distances[Sources[1]], distances[Sources[2]]);
    }
}
