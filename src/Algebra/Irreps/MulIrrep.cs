using System.Globalization;

namespace GeoDL.Typed.Algebra;

/// <summary>Several copies of an irrep, <c>8x1o</c>: one block of a feature.</summary>
/// <param name="Mul">The multiplicity, the number of copies; zero is allowed.</param>
/// <param name="Irrep">The irrep.</param>
public readonly record struct MulIrrep(int Mul, Irrep Irrep)
{
    /// <summary>The multiplicity, the number of copies; zero is allowed.</summary>
    public int Mul { get; init; } =
        Mul >= 0
            ? Mul
            : throw new ArgumentOutOfRangeException(nameof(Mul), Mul, "A multiplicity must not be negative.");

    /// <summary>The number of components, Mul·(2l+1).</summary>
    public int Dim => checked(Mul * Irrep.Dim);

    /// <summary>Writes multiplicity and irrep, <c>8x1o</c>.</summary>
    public override string ToString() => Mul.ToString(CultureInfo.InvariantCulture) + "x" + Irrep;
}
