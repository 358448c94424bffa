using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// An irreducible representation of O(3): degree l and parity, <c>1o</c> for vectors, <c>1e</c> for axial vectors.
/// </summary>
/// <remarks>Under SO(3) parity does not exist; it is then stored as <see cref="Parity.Even"/>.</remarks>
/// <param name="L">The degree l ≥ 0.</param>
/// <param name="Parity">The sign under inversion.</param>
public readonly record struct Irrep(int L, Parity Parity) : IComparable<Irrep>
{
    /// <summary>The degree l ≥ 0.</summary>
    public int L { get; init; } =
        L >= 0
            ? L
            : throw new ArgumentOutOfRangeException(nameof(L), L, "The degree of an irrep must not be negative.");

    /// <summary>The sign under inversion.</summary>
    public Parity Parity { get; init; } =
        Parity is Parity.Odd or Parity.Even
            ? Parity
            : throw new ArgumentOutOfRangeException(
                nameof(Parity),
                Parity,
                "The parity of an irrep must be Odd or Even."
            );

    /// <summary>The number of components, 2l+1.</summary>
    public int Dim => (2 * L) + 1;

    /// <summary>Whether this is <c>0e</c>: unchanged by rotation and inversion.</summary>
    public bool IsScalar => L == 0 && Parity == Parity.Even;

    /// <summary>Whether this is <c>0o</c>: unchanged by rotation, changes sign under inversion.</summary>
    public bool IsPseudoScalar => L == 0 && Parity == Parity.Odd;

    /// <summary>The same degree with the other parity.</summary>
    public Irrep Mirrored => this with { Parity = Parity == Parity.Odd ? Parity.Even : Parity.Odd };

    /// <summary>The irrep of the degree-l harmonics of a vector, parity (−1)^l.</summary>
    public static Irrep Natural(int l) => new(l, l % 2 == 0 ? Parity.Even : Parity.Odd);

    /// <summary>
    /// The irreps in a product, by the selection rule |l₁−l₂| ≤ l ≤ l₁+l₂ and p = p₁p₂, in ascending l.
    /// </summary>
    public static IReadOnlyList<Irrep> operator *(Irrep first, Irrep second)
    {
        int lowest = Math.Abs(first.L - second.L);
        Parity parity = Multiply(first.Parity, second.Parity);
        var result = new Irrep[first.L + second.L - lowest + 1];
        for (int i = 0; i < result.Length; i++)
            result[i] = new Irrep(lowest + i, parity);

        return result;
    }

    /// <summary>
    /// Whether <paramref name="result"/> is in the product of this irrep with <paramref name="second"/>.
    /// </summary>
    public bool CouplesTo(Irrep second, Irrep result) =>
        result.L >= Math.Abs(L - second.L)
        && result.L <= L + second.L
        && result.Parity == Multiply(Parity, second.Parity);

    /// <summary>Orders by degree, then odd before even, as e3nn sorts.</summary>
    public int CompareTo(Irrep other) => L != other.L ? L.CompareTo(other.L) : Parity.CompareTo(other.Parity);

    /// <summary>Reads one irrep such as <c>1o</c>.</summary>
    /// <exception cref="FormatException">The text is not an irrep; the message says why.</exception>
    public static Irrep Parse(string text) =>
        TryParse(text, out Irrep irrep)
            ? irrep
            : throw new FormatException(
                $"'{text}' is not an irrep. An irrep is a degree and a parity letter, e (even) or o "
                    + "(odd). Write for example \"1o\"."
            );

    /// <summary>Reads one irrep such as <c>1o</c>, without spaces.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Irrep irrep)
    {
        irrep = default;
        if (text is null || text.Length < 2 || text[text.Length - 1] is not ('e' or 'o'))
            return false;

        string degree = text.Substring(0, text.Length - 1);
        if (!int.TryParse(degree, NumberStyles.None, CultureInfo.InvariantCulture, out int l))
            return false;

        irrep = new Irrep(l, text[text.Length - 1] == 'e' ? Parity.Even : Parity.Odd);
        return true;
    }

    /// <summary>Writes degree and parity letter, <c>1o</c>.</summary>
    public override string ToString() => L.ToString(CultureInfo.InvariantCulture) + (Parity == Parity.Odd ? "o" : "e");

    private static Parity Multiply(Parity first, Parity second) => (Parity)((int)first * (int)second);
}
