namespace GeoDL.Typed.Algebra;

/// <summary>
/// An element of O(3): a rotation, or a rotation and the inversion x → −x. The default is the identity.
/// </summary>
public readonly struct OrthogonalMatrix
{
    /// <summary>The matrix R, or −R where it inverts.</summary>
    public OrthogonalMatrix(Rotation rotation, bool inverts)
    {
        Rotation = rotation;
        Inverts = inverts;
    }

    /// <summary>x → x.</summary>
    public static OrthogonalMatrix Identity => default;

    /// <summary>x → −x.</summary>
    public static OrthogonalMatrix Inversion => new(Rotation.Identity, true);

    /// <summary>The rotation R of ±R.</summary>
    public Rotation Rotation { get; }

    /// <summary>Whether the matrix is −R, of determinant −1.</summary>
    public bool Inverts { get; }

    /// <summary>1 or −1.</summary>
    public int Determinant => Inverts ? -1 : 1;

    /// <summary>
    /// The mirror image in the plane through the origin with the normal (x, y, z): half a turn about the normal, then
    /// inversion.
    /// </summary>
    public static OrthogonalMatrix Reflection(double x, double y, double z) =>
        new(Rotation.FromQuaternion(0.0, x, y, z), true);

    /// <summary>The element of a 3×3 matrix, orthogonal within <see cref="Rotation.OrthogonalityTolerance"/>.</summary>
    public static OrthogonalMatrix FromMatrix(double[,] matrix)
    {
        bool inverts = Rotation.Determinant(matrix) < 0.0;
        return new OrthogonalMatrix(Rotation.FromProperMatrix(matrix, inverts ? -1.0 : 1.0), inverts);
    }

    /// <summary>An element drawn uniformly from O(3): half of them invert.</summary>
    public static OrthogonalMatrix Random(Random random) => new(Rotation.Random(random), random.Next(2) == 1);

    /// <summary>A rotation is an element of O(3).</summary>
    public static implicit operator OrthogonalMatrix(Rotation rotation) => new(rotation, false);

    /// <summary>First <paramref name="right"/>, then <paramref name="left"/>.</summary>
    public static OrthogonalMatrix operator *(OrthogonalMatrix left, OrthogonalMatrix right) =>
        new(left.Rotation * right.Rotation, left.Inverts != right.Inverts);

    /// <summary>The inverse element.</summary>
    public OrthogonalMatrix Inverse() => new(Rotation.Inverse(), Inverts);

    /// <summary>The 3×3 matrix that acts on columns (x, y, z).</summary>
    public double[,] ToMatrix()
    {
        double[,] matrix = Rotation.ToMatrix();
        if (Inverts)
        {
            for (int row = 0; row < 3; row++)
            {
                for (int column = 0; column < 3; column++)
                    matrix[row, column] = -matrix[row, column];
            }
        }

        return matrix;
    }

    /// <summary>The image of a vector.</summary>
    public (double X, double Y, double Z) Apply(double x, double y, double z)
    {
        (double u, double v, double w) = Rotation.Apply(x, y, z);
        return Inverts ? (-u, -v, -w) : (u, v, w);
    }
}
