using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed;

/// <summary>
/// A periodic cell: three independent vectors a, b, c of any shape, orientation and handedness. A point x and its
/// images x + i·a + j·b + k·c (i, j, k integers) are one point of the torus.
/// </summary>
/// <remarks>
/// The cell is data that rotates with the cloud: if you rotate the positions, rotate the cell too
/// (<see cref="Turned"/>). Vectors are the rows of a 3×3 matrix M in the units of the positions, so that x = u·M for
/// the fractional coordinates u. A non-periodic axis has only image 0; its vector still defines the coordinate frame
/// and must be independent of the others. <c>default</c> is <see cref="Open"/>: no periodicity at all.
/// </remarks>
public readonly record struct Cell
{
    /// <summary>Below this volume of the parallelepiped of unit vectors the three count as dependent.</summary>
    private const double SingularVolume = 1e-10;

    private readonly CellVector _a,
        _b,
        _c;

    // Reciprocal vectors: row i of the transposed inverse, so that u_a = x·g_a, and 1/|g_a| is the spacing of the
    // planes.
    private readonly CellVector _ga,
        _gb,
        _gc;

    /// <summary>Builds a cell from its vectors.</summary>
    /// <param name="vectors">Nine numbers, row-major: a, then b, then c.</param>
    /// <param name="periodicA">Whether the cloud repeats along a.</param>
    /// <param name="periodicB">Whether the cloud repeats along b.</param>
    /// <param name="periodicC">Whether the cloud repeats along c.</param>
    /// <exception cref="ArgumentException">There are not nine numbers, a number is not finite, a vector is shorter than
    /// 1E-100 or longer than 1E+100, or the vectors lie in one plane.</exception>
    public Cell(ReadOnlySpan<double> vectors, bool periodicA = true, bool periodicB = true, bool periodicC = true)
        : this(vectors, periodicA, periodicB, periodicC, nameof(vectors)) { }

    private Cell(ReadOnlySpan<double> vectors, bool periodicA, bool periodicB, bool periodicC, string argument)
    {
        if (vectors.Length != 9)
        {
            throw new ArgumentException(
                $"A cell has 9 numbers (three vectors as rows), not {vectors.Length}.",
                argument
            );
        }
        for (int i = 0; i < 9; i++)
        {
            if (!double.IsFinite(vectors[i]))
            {
                throw new ArgumentException(
                    Invariant($"Cell vector {"abc"[i / 3]} has the component {vectors[i]}, which is not finite."),
                    argument
                );
            }
        }

        _a = CellVector.Read(vectors, 0);
        _b = CellVector.Read(vectors, 1);
        _c = CellVector.Read(vectors, 2);
        double la = CheckedLength(_a, 'a', argument),
            lb = CheckedLength(_b, 'b', argument),
            lc = CheckedLength(_c, 'c', argument);
        CellVector ua = (1 / la) * _a,
            ub = (1 / lb) * _b,
            uc = (1 / lc) * _c;

        // With unit vectors, so that the test and the inverse do not depend on the units of length.
        double volume = ua.Dot(ub.Cross(uc));
        if (!(Math.Abs(volume) > SingularVolume))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The cell is singular: its vectors a, b, c lie in one plane (the volume over "
                        + $"|a||b||c| is {volume}). Give three independent vectors."
                ),
                argument
            );
        }

        _ga = (1 / (volume * la)) * ub.Cross(uc);
        _gb = (1 / (volume * lb)) * uc.Cross(ua);
        _gc = (1 / (volume * lc)) * ua.Cross(ub);
        PeriodicA = periodicA;
        PeriodicB = periodicB;
        PeriodicC = periodicC;
    }

    /// <summary>
    /// No periodicity: the cell of a cloud in open space, for batches in which other clouds have one.
    /// </summary>
    public static Cell Open => default;

    /// <summary>Whether the cloud repeats along a.</summary>
    public bool PeriodicA { get; }

    /// <summary>Whether the cloud repeats along b.</summary>
    public bool PeriodicB { get; }

    /// <summary>Whether the cloud repeats along c.</summary>
    public bool PeriodicC { get; }

    /// <summary>Whether the cloud repeats along any axis.</summary>
    public bool IsPeriodic => PeriodicA || PeriodicB || PeriodicC;

    /// <summary>|a·(b×c)|, in cubed units of length; zero for <see cref="Open"/>.</summary>
    public double Volume => Math.Abs(_a.Dot(_b.Cross(_c)));

    /// <summary>
    /// Component <paramref name="column"/> (0, 1, 2: x, y, z) of vector <paramref name="row"/> (0, 1, 2: a, b, c).
    /// </summary>
    public double this[int row, int column] => Component(Vector(row), column);

    /// <summary>A cube with edges along x, y, z, periodic in all directions.</summary>
    public static Cell Cubic(double length) => Orthorhombic(length, length, length);

    /// <summary>A cell of a plane: two independent vectors.</summary>
    /// <param name="vectors">Four numbers, row-major: (x, y) of a, then of b.</param>
    /// <param name="periodicA">Whether the cloud repeats along a.</param>
    /// <param name="periodicB">Whether the cloud repeats along b.</param>
    /// <exception cref="ArgumentException">There are not four numbers, a number is not finite, a vector is too short or
    /// too long, or the vectors lie on one line.</exception>
    public static Cell InPlane(ReadOnlySpan<double> vectors, bool periodicA = true, bool periodicB = true)
    {
        if (vectors.Length != 4)
        {
            throw new ArgumentException(
                $"A cell of a plane has 4 numbers (two vectors as rows), not {vectors.Length}.",
                nameof(vectors)
            );
        }
        // The third vector only completes the frame; as long as the first, so that volumes are of one scale.
        double height = Math.Sqrt((vectors[0] * vectors[0]) + (vectors[1] * vectors[1]));
        return new Cell(
            [vectors[0], vectors[1], 0, vectors[2], vectors[3], 0, 0, 0, double.IsFinite(height) ? height : 1],
            periodicA,
            periodicB,
            periodicC: false,
            nameof(vectors)
        );
    }

    /// <summary>A box with edges along x, y, z, periodic in all directions.</summary>
    public static Cell Orthorhombic(double lengthX, double lengthY, double lengthZ)
    {
        CheckLength(lengthX, nameof(lengthX));
        CheckLength(lengthY, nameof(lengthY));
        CheckLength(lengthZ, nameof(lengthZ));
        return new Cell([lengthX, 0, 0, 0, lengthY, 0, 0, 0, lengthZ]);
    }

    /// <summary>
    /// Distance between neighbouring lattice planes along an axis (0, 1, 2: the planes spanned by b,c; c,a; a,b).
    /// </summary>
    public double PlaneSpacing(int axis) => IsUnset ? 0 : 1 / Reciprocal(axis).Length;

    /// <summary>The matrix M, row-major: nine numbers, all zero for <see cref="Open"/>.</summary>
    public double[] ToArray() => [_a.X, _a.Y, _a.Z, _b.X, _b.Y, _b.Z, _c.X, _c.Y, _c.Z];

    /// <summary>M⁻¹, row-major: fractional coordinates are u = x·M⁻¹. All zero for <see cref="Open"/>.</summary>
    public double[] Inverse() => [_ga.X, _gb.X, _gc.X, _ga.Y, _gb.Y, _gc.Y, _ga.Z, _gb.Z, _gc.Z];

    /// <summary>The cell with every vector transformed as v → R·v.</summary>
    /// <param name="matrix">R, nine numbers, row-major; any invertible matrix (a rotation, a reflection, a
    /// strain).</param>
    /// <exception cref="ArgumentException">The matrix does not have nine finite numbers from -1E+150 to 1E+150, or the
    /// result is singular.</exception>
    public Cell Turned(ReadOnlySpan<double> matrix)
    {
        if (matrix.Length != 9)
            throw new ArgumentException($"A 3×3 matrix has 9 numbers, not {matrix.Length}.", nameof(matrix));
        for (int i = 0; i < 9; i++)
        {
            if (!OptionRules.IsCoordinate(matrix[i]))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The matrix has the number {matrix[i]} in row {i / 3}, column {i % 3}; its "
                            + $"numbers are finite, from -1E+150 to 1E+150."
                    ),
                    nameof(matrix)
                );
            }
        }

        if (IsUnset)
            return this;
        Span<double> turned = stackalloc double[9];
        for (int row = 0; row < 3; row++)
        {
            for (int i = 0; i < 3; i++)
                turned[3 * row + i] = CellVector.Read(matrix, i).Dot(Vector(row));
        }

        return new Cell(turned, PeriodicA, PeriodicB, PeriodicC, nameof(matrix));
    }

    /// <summary>
    /// Moves a point into the cell along the periodic axes: fractional coordinates in [0, 1) up to rounding.
    /// </summary>
    /// <param name="position">Three coordinates.</param>
    /// <param name="wrapped">Receives position − image·M.</param>
    /// <param name="image">Receives the three integers of the image; zero along non-periodic axes.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the position is not finite or too many cells
    /// away.</exception>
    public void Wrap(ReadOnlySpan<double> position, Span<double> wrapped, Span<int> image)
    {
        if (position.Length != 3)
            throw new ArgumentException($"A position has 3 coordinates, not {position.Length}.", nameof(position));
        if (wrapped.Length != 3)
        {
            throw new ArgumentException(
                $"The wrapped position has 3 coordinates, not {wrapped.Length}.",
                nameof(wrapped)
            );
        }
        if (image.Length != 3)
            throw new ArgumentException($"An image has 3 integers, not {image.Length}.", nameof(image));
        var p = CellVector.Read(position, 0);
        if (!p.IsFinite)
            throw new ArgumentException("The position is not finite.", nameof(position));
        if (!TryWrap(p, out var w, image))
            throw new ArgumentException("The position is too many cells away for integer images.", nameof(position));
        (wrapped[0], wrapped[1], wrapped[2]) = (w.X, w.Y, w.Z);
    }

    /// <summary>The cell vectors and its periodic axes.</summary>
    public override string ToString() =>
        IsUnset
            ? "open"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"a=({_a.X}, {_a.Y}, {_a.Z}) b=({_b.X}, {_b.Y}, {_b.Z}) c=({_c.X}, {_c.Y}, {_c.Z}) "
                    + $"periodic=({PeriodicA}, {PeriodicB}, {PeriodicC})"
            );

    /// <summary>False where an image number would leave ±2³⁰.</summary>
    internal bool TryWrap(CellVector position, out CellVector wrapped, Span<int> image)
    {
        image[..3].Clear();
        wrapped = position;

        // The second iteration corrects a coordinate that rounding left outside [0, 1).
        for (int round = 0; round < 2; round++)
        {
            for (int axis = 0; axis < 3; axis++)
            {
                double cells = IsPeriodicAlong(axis) ? Math.Floor(Reciprocal(axis).Dot(wrapped)) : 0;
                if (!(Math.Abs(cells) < 1 << 29))
                    return false;
                image[axis] += (int)cells;
            }

            wrapped = position - Translation(image[0], image[1], image[2]);
        }

        return true;
    }

    /// <summary>Whether it is open, or one of <see cref="InPlane"/>.</summary>
    internal bool IsInPlane => IsUnset || (!PeriodicC && _a.Z == 0 && _b.Z == 0 && _c.X == 0 && _c.Y == 0);

    /// <summary>
    /// i·a + j·b + k·c; exactly −1 times the translation of (−i, −j, −k), which keeps neighbour lists symmetric.
    /// </summary>
    internal CellVector Translation(int i, int j, int k) => i * _a + j * _b + k * _c;

    internal bool IsPeriodicAlong(int axis) =>
        axis switch
        {
            0 => PeriodicA,
            1 => PeriodicB,
            _ => PeriodicC,
        };

    internal CellVector Reciprocal(int axis) =>
        axis switch
        {
            0 => _ga,
            1 => _gb,
            2 => _gc,
            _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, "A cell has the axes 0, 1, 2."),
        };

    /// <summary>
    /// The frame for searches: the cell itself, or for <see cref="Open"/> the unit frame without periodicity.
    /// </summary>
    internal Cell Frame => IsUnset ? new Cell([1, 0, 0, 0, 1, 0, 0, 0, 1], false, false, false) : this;

    private bool IsUnset => _a == default;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double Component(CellVector v, int column) =>
        column switch
        {
            0 => v.X,
            1 => v.Y,
            2 => v.Z,
            _ => throw new ArgumentOutOfRangeException(
                nameof(column),
                column,
                "A cell vector has the components 0, 1, 2."
            ),
        };

    private static double CheckedLength(CellVector vector, char name, string argument)
    {
        double largest = Math.Max(Math.Abs(vector.X), Math.Max(Math.Abs(vector.Y), Math.Abs(vector.Z)));
        if (largest == 0)
        {
            throw new ArgumentException(
                $"The cell is singular: its vector {name} is zero. Give three independent vectors; the vector of a "
                    + "non-periodic axis only defines the frame, so any vector outside the plane of the others "
                    + "will do.",
                argument
            );
        }

        // Squares overflow beyond 1E+154, so the largest component is checked first.
        double length = OptionRules.IsLength(largest) ? vector.Length : largest;
        return OptionRules.IsLength(length)
            ? length
            : throw new ArgumentException(
                Invariant($"Cell vector {name} is {length} long, but a cell vector has {OptionRules.AllowedLength}."),
                argument
            );
    }

    private static void CheckLength(double length, string name) =>
        Allowed.Length(length, "The length of a cell edge", name);

    private CellVector Vector(int row) =>
        row switch
        {
            0 => _a,
            1 => _b,
            2 => _c,
            _ => throw new ArgumentOutOfRangeException(nameof(row), row, "A cell has the vectors 0, 1, 2."),
        };
}
