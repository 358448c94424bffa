using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Tests.Groups;

/// <summary>A group of the plane, and where it turns.</summary>
/// <param name="Group">The group.</param>
/// <param name="Axis">The axis about which it turns space; null in a plane.</param>
internal sealed record GroupCase(SymmetryGroup Group, Axis? Axis)
{
    /// <summary>A name in letters and digits.</summary>
    public string Name => Group.Identifier + (Axis is null ? string.Empty : "About" + Axis);

    /// <summary>Coordinates of a point.</summary>
    public int Dimensions => Axis is null ? 2 : 3;

    /// <summary>The features of the model.</summary>
    public Irreps Hidden => Signature.Parse(GroupModelSource.HiddenOf(Group), Group).Irreps;

    /// <summary>Random numbers between −1 and 1.</summary>
    public static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }

    /// <summary>Points beside those of a grid: none are so close that kernels are steep.</summary>
    public double[] Points(int count)
    {
        double[] positions = Numbers(count * Dimensions, 1);
        for (int i = 0; i < count; i++)
        {
            for (int c = 0; c < Dimensions; c++)
            {
                double place =
                    c == 0 ? i % 4
                    : c == 1 ? i / 4
                    : 0;
                positions[(i * Dimensions) + c] = place + (0.3 * positions[(i * Dimensions) + c]);
            }
        }

        return positions;
    }

    /// <summary>Points turned by an element, and moved.</summary>
    public double[] Move(double[] positions, GroupElement element, double shift)
    {
        double[,] matrix = Matrix(element);
        int n = Dimensions;
        return
        [
            .. Enumerable
                .Range(0, positions.Length)
                .Select(i => shift + Enumerable.Range(0, n).Sum(j => matrix[i % n, j] * positions[i - (i % n) + j])),
        ];
    }

    /// <summary>Rows of features turned by an element.</summary>
    public double[] Turn(double[] rows, GroupElement element) => Turn(Hidden, rows, element);

    /// <summary>Rows turned by an element, copies first and components last.</summary>
    public static double[] Turn(Irreps irreps, double[] rows, GroupElement element)
    {
        var result = new double[rows.Length];
        for (int row = 0; row < rows.Length; row += irreps.Dim)
        {
            for (int b = 0; b < irreps.Count; b++)
            {
                double[,] matrix = irreps[b].Irrep.Group.Matrix(irreps[b].Irrep, element);
                int dim = irreps[b].Irrep.Dim;
                for (int u = 0; u < irreps[b].Mul; u++)
                {
                    int at = row + irreps.Offset(b) + (u * dim);
                    for (int i = 0; i < dim; i++)
                        result[at + i] = Enumerable.Range(0, dim).Sum(j => matrix[i, j] * rows[at + j]);
                }
            }
        }

        return result;
    }

    private double[,] Matrix(GroupElement element)
    {
        if (Axis is not { } axis)
            return element.PlaneMatrix();
        OrthogonalMatrix space = element.About(axis).Space;
        var matrix = new double[3, 3];
        for (int j = 0; j < 3; j++)
        {
            (double x, double y, double z) = space.Apply(j == 0 ? 1 : 0, j == 1 ? 1 : 0, j == 2 ? 1 : 0);
            (matrix[0, j], matrix[1, j], matrix[2, j]) = (x, y, z);
        }
        return matrix;
    }
}
