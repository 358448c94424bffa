using System.Collections.Concurrent;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// The generators J_x, J_y, J_z of rotations on degree l in the real basis, exact: D(rotation by θ about axis a) =
/// exp(θ J_a).
/// Antisymmetric, [J_x, J_y] = J_z; for l = 1 they are (J_a)_bc = −ε_abc.
/// </summary>
/// <remarks>
/// J = Q† conj(−i L) Q with Q of the real basis and L the textbook matrices of angular momentum, L_y diagonal since y
/// is the polar axis:
/// L_y = m, L_z + i L_x the ladder operator √(l(l+1) − m(m+1)). Conjugate, since the real components are those of
/// functions (bras), as in e3nn.
/// They are computed independently of the Clebsch-Gordan coefficients that they are used to prove.
/// </remarks>
public static class So3Generators
{
    private static readonly ConcurrentDictionary<(int, RotationAxis), IReadOnlyList<GeneratorEntry>> Memo = new();

    /// <summary>
    /// The nonzero entries of J for degree <paramref name="l"/> about <paramref name="axis"/>, row by row.
    /// </summary>
    public static IReadOnlyList<GeneratorEntry> Entries(int l, RotationAxis axis)
    {
        if (l < 0)
            throw new ArgumentOutOfRangeException(nameof(l), $"A degree must not be negative: {l}.");

        if (axis is < RotationAxis.X or > RotationAxis.Z)
            throw new ArgumentOutOfRangeException(nameof(axis), $"There is no axis {(int)axis}.");

        return Memo.GetOrAdd((l, axis), static key => Compute(key.Item1, key.Item2));
    }

    private static GeneratorEntry[] Compute(int l, RotationAxis axis)
    {
        List<GeneratorEntry> entries = [];
        for (int row = -l; row <= l; row++)
        {
            for (int column = -l; column <= l; column++)
            {
                Surd value = axis == RotationAxis.Y ? Polar(row, column) : Ladder(l, axis, row, column);
                if (!value.IsZero)
                    entries.Add(new GeneratorEntry(row + l, column + l, value));
            }
        }

        return [.. entries];
    }

    // About y the pair (−m, m) = (sin mφ, cos mφ), φ from z towards x, rotates by m times the angle.
    private static Surd Polar(int row, int column) => row == -column && row != 0 ? (Surd)column : Surd.Zero;

    private static Surd Ladder(int l, RotationAxis axis, int row, int column)
    {
        int low = Math.Min(Math.Abs(row), Math.Abs(column));
        if (Math.Abs(row) + Math.Abs(column) != 2 * low + 1)
            return Surd.Zero;

        // Real entry = Σ conj(Q[a,row]) conj(−i L)[a,b] Q[b,column] over a = ±row, b = ±column with |a−b| = 1: two
        // terms of equal size.
        int a = Math.Abs(row);
        int b = Math.Abs(column);
        int sum = RealBasis.RealSum(Phase(a, b), Phase(-a, -b));
        int roots = low == 0 ? 1 : 2;
        return sum == 0 ? Surd.Zero : Half(sum / 2, l * (l + 1) - low * (low + 1), roots);

        // (z, x, y) is a right-handed frame with y its third axis: L_z = (L₊ + L₋)/2 and L_x = (L₊ − L₋)/(2i), L₊
        // raising m.
        // So conj(−i L_z) = i(L₊ + L₋)/2 and conj(−i L_x) = (L₋ − L₊)/2.
        int Phase(int to, int from) =>
            RealBasis.Phase(l, from, column)
            - RealBasis.Phase(l, to, row)
            + (
                axis == RotationAxis.Z ? 1
                : to > from ? 2
                : 0
            );
    }

    // Two equal terms, each half a ladder coefficient √square times one or two factors 1/√2 of Q.
    private static Surd Half(int sign, int square, int roots) => Surd.SquareRoot(square, roots == 1 ? 2 : 4) * sign;
}
