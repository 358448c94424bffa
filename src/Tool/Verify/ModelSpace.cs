using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Verify;

/// <summary>The group of a model and what it turns: points of space or of a plane, pixels, voxels.</summary>
/// <param name="Group">The group whose elements are tried: of an approximate model the part that it keeps.</param>
/// <param name="Axis">The axis about which a group of the plane turns space.</param>
/// <param name="IsInPlane">Whether points have two coordinates.</param>
internal sealed record ModelSpace(SymmetryGroup Group, Axis Axis, bool IsInPlane)
{
    /// <summary>Up to this degree matrices come from couplings.</summary>
    private const int LargestCoupled = 8;

    /// <summary>What the grid of an image or a volume keeps; null where there is none.</summary>
    public KeptGroup? OnGrid { get; init; }

    /// <summary>The name of the group whose elements are tried.</summary>
    public string Name => OnGrid?.Name ?? Group.Name;

    /// <summary>The number of coordinates of a point.</summary>
    public int Dimensions => IsInPlane ? 2 : 3;

    /// <summary>The element that does nothing.</summary>
    public GroupElement Identity =>
        Group.IsSpatial ? GroupElement.OfSpace(OrthogonalMatrix.Identity) : GroupElement.OfPlane(0);

    /// <summary>What an element does to coordinates.</summary>
    public double[,] Matrix(GroupElement element) => IsInPlane ? element.PlaneMatrix() : InSpace(element).ToMatrix();

    /// <summary>A row of vectors turned.</summary>
    public double[] TurnVectors(GroupElement element, double[] vectors)
    {
        double[,] matrix = Matrix(element);
        int dim = Dimensions;
        var turned = new double[vectors.Length];
        for (int i = 0; i < vectors.Length; i++)
        {
            for (int j = 0; j < dim; j++)
                turned[i] += matrix[i % dim, j] * vectors[i - (i % dim) + j];
        }

        return turned;
    }

    /// <summary>A row of features turned; they may be of a larger group, which has the same element.</summary>
    public double[] Turn(GroupElement element, Irreps irreps, double[] row)
    {
        if (irreps.Dim == 0)
            return row;
        if (irreps[0].Irrep.Group.IsSpatial)
        {
            return irreps.LMax <= LargestCoupled
                ? WignerD.Transform(irreps, InSpace(element), row)
                : TurnHarmonics(InSpace(element), irreps, row);
        }
        var turned = new double[row.Length];
        for (int b = 0; b < irreps.Count; b++)
        {
            Irrep irrep = irreps[b].Irrep;
            double[,] matrix = irrep.Group.Matrix(irrep, element);
            int start = irreps.Offset(b);
            for (int i = 0; i < irreps[b].Dim; i++)
            {
                int m = i % irrep.Dim;
                for (int j = 0; j < irrep.Dim; j++)
                    turned[start + i] += matrix[m, j] * row[start + i - m + j];
            }
        }

        return turned;
    }

    /// <summary>Coefficients on the sphere, whose degrees are large.</summary>
    private static double[] TurnHarmonics(OrthogonalMatrix element, Irreps irreps, double[] row)
    {
        var turns = new Dictionary<int, HarmonicTurn>();
        var turned = new double[row.Length];
        for (int b = 0; b < irreps.Count; b++)
        {
            Irrep irrep = irreps[b].Irrep;
            if (!turns.TryGetValue(irrep.L, out HarmonicTurn? turn))
                turns.Add(irrep.L, turn = new HarmonicTurn(element.Rotation, irrep.L));
            double sign = element.Inverts && irrep.Parity == Parity.Odd ? -1 : 1;
            for (int copy = 0; copy < irreps[b].Mul; copy++)
            {
                int start = irreps.Offset(b) + (copy * irrep.Dim);
                double[] values = turn.Apply(row[start..(start + irrep.Dim)], irrep.L);
                for (int m = 0; m < irrep.Dim; m++)
                    turned[start + m] = sign * values[m];
            }
        }

        return turned;
    }

    /// <summary>An element in words.</summary>
    public string Describe(GroupElement element)
    {
        if (!element.IsPlanar)
        {
            Rotation turn = element.Space.Rotation;
            (double x, double y, double z) = (Rounded(turn.Axis.X), Rounded(turn.Axis.Y), Rounded(turn.Axis.Z));
            return string.Create(
                    CultureInfo.InvariantCulture,
                    $"a turn by {Degrees(turn.Angle)}° about ({x:0.00}, {y:0.00}, {z:0.00})"
                ) + (element.Space.Inverts ? " with inversion" : "");
        }

        return (element.Reflects ? "a reflection and " : "")
            + string.Create(CultureInfo.InvariantCulture, $"a turn by {Degrees(element.Angle)}°")
            + (IsInPlane ? "" : $" about {Axis.ToString().ToLowerInvariant()}");
    }

    /// <summary>Without negative zeros.</summary>
    private static double Rounded(double coordinate) => Math.Round(coordinate, 2) + 0.0;

    private static string Degrees(double angle) =>
        (angle * 180 / Math.PI).ToString("0.#", CultureInfo.InvariantCulture);

    private OrthogonalMatrix InSpace(GroupElement element) =>
        element.IsPlanar ? element.About(Axis).Space : element.Space;
}
