namespace GeoDL.Typed.Algebra;

/// <summary>
/// The Fourier transform of a finite group: the orthogonal matrix from the irreps of one field to its values.
/// </summary>
/// <remarks>
/// Values are those of a function f at the elements r^k s^e (r the turn by 2π/N, s the reflection of the second
/// coordinate), one for each coset: k runs fastest, and e is 0 alone where there are no mirrors or the subgroup has
/// them. An element h of the group takes f to f(h⁻¹g), so values are permuted. The value at g of an irrep ρ of
/// dimension d with components x is √(d/n)·(ρ(g)⁻¹x)_c, n the number of values; c is 0, and 1 for the second of two
/// equal irreps.
/// </remarks>
public sealed class GroupFourier
{
    private readonly double[,] _matrix;
    private readonly int _turns;

    /// <summary>The transform of one field.</summary>
    /// <exception cref="ArgumentException">The group is not finite, or has no such subgroup.</exception>
    public GroupFourier(GroupField field, SymmetryGroup group)
    {
        (Field, Group) = (field, group);
        Irreps = field.IrrepsOf(group);
        Count = field.Values(group);
        _turns = group.Fold / field.Turns;
        _matrix = new double[Count, Count];
        int column = 0;
        for (int b = 0; b < Irreps.Count; b++)
        {
            Irrep irrep = Irreps[b];
            int occurrence = b > 0 && Irreps[b - 1] == irrep ? 1 : 0;
            double scale = Math.Sqrt(irrep.Dim / (double)Count);
            for (int value = 0; value < Count; value++)
            {
                double[] row = Column(irrep, value % _turns, value >= _turns, occurrence);
                for (int i = 0; i < row.Length; i++)
                    _matrix[value, column + i] = scale * row[i];
            }

            column += irrep.Dim;
        }
    }

    /// <summary>The kind of field.</summary>
    public GroupField Field { get; }

    /// <summary>The group.</summary>
    public SymmetryGroup Group { get; }

    /// <summary>The irreps, in the order of the row.</summary>
    public IReadOnlyList<Irrep> Irreps { get; }

    /// <summary>The number of values, and of components.</summary>
    public int Count { get; }

    /// <summary>The matrix: rows are values, columns components, irrep after irrep.</summary>
    public double[,] Matrix() => (double[,])_matrix.Clone();

    /// <summary>The element at which a value is taken.</summary>
    public GroupElement Element(int value) =>
        GroupElement.OfPlane(2 * Math.PI * (value % _turns) / Group.Fold, value >= _turns);

    /// <summary>Where an element moves each value: the value i becomes the value of number result[i].</summary>
    /// <exception cref="ArgumentException">The element is not one of the group.</exception>
    public int[] Permutation(GroupElement element)
    {
        if (!element.IsPlanar || (element.Reflects && !Group.HasParity))
            throw new ArgumentException($"The element is not one of {Group}.", nameof(element));
        int turn = (int)Math.Round(element.Angle * Group.Fold / (2 * Math.PI));
        bool hasBoth = Count == 2 * _turns;
        return
        [
            .. Enumerable
                .Range(0, Count)
                .Select(value =>
                {
                    int to = (turn + (element.Reflects ? -value : value)) % _turns;
                    bool reflects = hasBoth && value >= _turns != element.Reflects;
                    return (to < 0 ? to + _turns : to) + (reflects ? _turns : 0);
                }),
        ];
    }

    /// <summary>
    /// A column of the matrix of r^k s^e, a row of its inverse; exact where it is 0 or ±1.
    /// </summary>
    private double[] Column(Irrep irrep, int turn, bool reflects, int column)
    {
        (double cos, double sin) = CircleAngles.Of(irrep.L * turn, Group.Fold);
        double sign = reflects ? -1 : 1;
        return irrep.Dim == 1 ? [irrep.Parity == Parity.Odd ? sign * cos : cos]
            : column == 0 ? [cos, sin]
            : [-sin * sign, cos * sign];
    }
}
