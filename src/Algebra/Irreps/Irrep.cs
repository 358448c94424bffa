using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// An irreducible representation of a group. Of O(3), if no group is given: degree l and parity, <c>1o</c> for vectors,
/// <c>1e</c> for axial vectors.
/// </summary>
/// <remarks>
/// Where a group has no parity, or an irrep of the plane is its own mirror image, it is stored as
/// <see cref="Parity.Even"/>.
/// </remarks>
/// <param name="L">The degree l ≥ 0, under groups of the plane the order m ≥ 0.</param>
/// <param name="Parity">The sign under inversion, under groups of the plane under reflection.</param>
public readonly record struct Irrep(int L, Parity Parity) : IComparable<Irrep>
{
    /// <summary>Null for O(3), so that irreps of O(3) are equal however they were made.</summary>
    private readonly SymmetryGroup? _group = null;

    /// <summary>An irrep of a group.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The group has no such irrep.</exception>
    public Irrep(int degree, Parity parity, SymmetryGroup group)
        : this(degree, parity)
    {
        if (!group.Has(degree, parity))
        {
            throw new ArgumentOutOfRangeException(
                nameof(degree),
                degree,
                $"{group} has no irrep of order {degree} and parity {parity}."
            );
        }
        _group = group.Kind == GeoDL.Typed.Group.O3 ? null : group;
    }

    /// <summary>The group whose representation this is.</summary>
    public SymmetryGroup Group => _group ?? SymmetryGroup.O3;

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

    /// <summary>The number of components: 2l+1 in space, 1 or 2 in the plane.</summary>
    public int Dim => _group is null ? (2 * L) + 1 : _group.Dimension(this);

    /// <summary>Whether this is <c>0e</c>: unchanged by every element.</summary>
    public bool IsScalar => L == 0 && Parity == Parity.Even;

    /// <summary>Whether this is <c>0o</c>: unchanged by rotation, changes sign under inversion.</summary>
    public bool IsPseudoScalar => L == 0 && Parity == Parity.Odd;

    /// <summary>
    /// The product with the sign representation: the same degree with the other parity, or the same irrep where the
    /// group has no parity or the irrep none.
    /// </summary>
    public Irrep Mirrored =>
        Group.Has(L, Parity == Parity.Odd ? Parity.Even : Parity.Odd)
            ? this with
            {
                Parity = Parity == Parity.Odd ? Parity.Even : Parity.Odd,
            }
            : this;

    /// <summary>Whether harmonics of its degree are of this irrep: under O(3) those of parity (−1)^l.</summary>
    public bool IsOfHarmonics => Group.Harmonic(L)[0] == this;

    /// <summary>
    /// Whether a product with an odd scalar is not a multiple of a copy but of the copy turned by a quarter,
    /// (c, s) → (−s, c): so in the plane, where reflections are.
    /// </summary>
    public bool TurnsByOdd => Group.HasParity && Dim > 1 && Mirrored == this;

    /// <summary>The irrep of the degree-l harmonics of a vector, parity (−1)^l.</summary>
    public static Irrep Natural(int l) => new(l, l % 2 == 0 ? Parity.Even : Parity.Odd);

    /// <summary>
    /// The irreps in a product, each once, sorted: in space by the selection rule |l₁−l₂| ≤ l ≤ l₁+l₂ and p = p₁p₂.
    /// </summary>
    public static IReadOnlyList<Irrep> operator *(Irrep first, Irrep second) =>
        first.Group == second.Group
            ? [.. first.Group.Product(first, second).Select(static block => block.Irrep)]
            : throw new ArgumentException(
                $"{first} is of {first.Group} and {second} of {second.Group}: irreps of two groups have no product.",
                nameof(second)
            );

    /// <summary>
    /// Whether <paramref name="result"/> is in the product of this irrep with <paramref name="second"/>.
    /// </summary>
    public bool CouplesTo(Irrep second, Irrep result) =>
        Group == second.Group && Group == result.Group && Group.CouplingCount(this, second, result) > 0;

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

    /// <summary>Writes the irrep as its group does, <c>1o</c> or <c>1</c>.</summary>
    public override string ToString() => Group.Write(this);
}
