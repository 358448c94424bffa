namespace GeoDL.Typed.Algebra;

/// <summary>
/// A symmetry group with all that layers ask of it: its irreps and their names, how they multiply, the equivariant maps
/// of their products, its trivial and its sign representation.
/// </summary>
/// <remarks>
/// Irreps are real and orthogonal. Those of O(3) and SO(3) are absolutely irreducible, so that an equivariant map
/// between equal ones is a number (Schur). Those of SO(2) with m ≥ 1, and of C_N with 0 &lt; m &lt; N/2, are of complex
/// type: such a map is two numbers, a scale and a quarter turn. Therefore products have multiplicities, and couplings
/// are lists.
/// </remarks>
public abstract class SymmetryGroup : IEquatable<SymmetryGroup>
{
    private protected SymmetryGroup() { }

    /// <summary>Rotations and reflections of space.</summary>
    public static SymmetryGroup O3 { get; } = new RotationGroup(Group.O3);

    /// <summary>Rotations of space.</summary>
    public static SymmetryGroup SO3 { get; } = new RotationGroup(Group.SO3);

    /// <summary>Rotations and reflections of a plane; in space, with the mirrors through an axis.</summary>
    public static SymmetryGroup O2 { get; } = new PlanarGroup(Group.O2, 0);

    /// <summary>Rotations of a plane, or about an axis.</summary>
    public static SymmetryGroup SO2 { get; } = new PlanarGroup(Group.SO2, 0);

    /// <summary>The N rotations of a regular polygon.</summary>
    /// <exception cref="ArgumentOutOfRangeException">N is below 1 or above <see cref="LargestFold"/>.</exception>
    public static SymmetryGroup C(int fold) => new PlanarGroup(Group.CN, CheckFold(fold));

    /// <summary>The 2N symmetries of a regular polygon.</summary>
    /// <exception cref="ArgumentOutOfRangeException">N is below 1 or above <see cref="LargestFold"/>.</exception>
    public static SymmetryGroup D(int fold) => new PlanarGroup(Group.DN, CheckFold(fold));

    /// <summary>
    /// The group that attributes name; <paramref name="fold"/> is N of C_N and D_N, and 0 for the others.
    /// </summary>
    public static SymmetryGroup Of(Group kind, int fold = 0) =>
        kind switch
        {
            Group.CN => C(fold),
            Group.DN => D(fold),
            _ when fold != 0 => throw new ArgumentOutOfRangeException(
                nameof(fold),
                fold,
                $"{kind} has no fold; only CN and DN have."
            ),
            Group.O3 => O3,
            Group.SO3 => SO3,
            Group.O2 => O2,
            Group.SO2 => SO2,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is not one of the groups."),
        };

    /// <summary>
    /// Why there is no group of a kind with a fold (null: none is given), in three sentences; null if there is.
    /// </summary>
    public static string? WhyNot(Group kind, int? fold) =>
        kind is < Group.O3 or > Group.DN
            ? $"{(int)kind} is not a group. The groups are those of the enumeration. "
                + "Write for example Group = Group.O3."
        : kind is not (Group.CN or Group.DN) ? (fold is null ? null : WhyNoFold(kind))
        : fold is null
            ? $"{kind} is a family of groups, one for each N. Without N its irreps are not known. "
                + $"Write Group = Group.{kind}, Fold = 8."
        : fold is < 1 or > LargestFold
            ? $"The fold {fold} is not N of a group {kind}. N counts the turns of a polygon. "
                + $"Write a number from 1 to {LargestFold}."
        : null;

    /// <summary>Why a fold does not belong to a kind of group.</summary>
    public static string WhyNoFold(Group kind) =>
        kind is Group.CN or Group.DN
            ? "This fold is not that of the group around. A fold belongs to the group that is written beside it. "
                + $"Remove it, or write Group = Group.{kind} too."
            : $"{kind} has no fold. Only CN and DN are families of groups, one for each N. "
                + "Remove Fold, or write Group.CN or Group.DN.";

    /// <summary>The largest N of C_N and D_N.</summary>
    public const int LargestFold = 64;

    /// <summary>The member of the enumeration.</summary>
    public abstract Group Kind { get; }

    /// <summary>N of C_N and D_N; 0 for the others.</summary>
    public abstract int Fold { get; }

    /// <summary>How people write it, <c>O(3)</c> or <c>C_8</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The same in ASCII letters and digits, <c>O3</c> or <c>C8</c>.</summary>
    public string Identifier => new([.. Name.Where(char.IsLetterOrDigit)]);

    /// <summary>How attributes state it after <c>Group.</c>: <c>O3</c>, or <c>CN, Fold = 8</c>.</summary>
    public string Stated => $"{Kind}{(Fold == 0 ? string.Empty : $", Fold = {Fold}")}";

    /// <summary>Whether it turns space, so that irreps have 2l+1 components; otherwise it turns a plane.</summary>
    public bool IsSpatial => Kind is Group.O3 or Group.SO3;

    /// <summary>Whether there are reflections (or the inversion), so that scalars have a parity.</summary>
    public abstract bool HasParity { get; }

    /// <summary>What flips the sign of odd irreps, in messages: <c>inversion</c>, <c>a reflection</c>.</summary>
    internal abstract string Flip { get; }

    /// <summary>How the number of an irrep is called: <c>degree</c>, in the plane <c>order</c>.</summary>
    internal abstract string DegreeWord { get; }

    /// <summary>The letter for it in formulas.</summary>
    internal char DegreeLetter => DegreeWord == "degree" ? 'l' : 'm';

    /// <summary>The representation that every element leaves alone.</summary>
    public Irrep Trivial => new(0, Parity.Even, this);

    /// <summary>The one-dimensional representation that reflections flip; null if there are none.</summary>
    public Irrep? Sign => HasParity ? new Irrep(0, Parity.Odd, this) : null;

    /// <summary>Whether these are a degree (an order) and a parity that the group has.</summary>
    public abstract bool Has(int degree, Parity parity);

    /// <summary>The number of components of an irrep.</summary>
    public abstract int Dimension(Irrep irrep);

    /// <summary>
    /// How many numbers an equivariant map of the irrep to itself is: 1 (real type) or 2 (complex type).
    /// </summary>
    public abstract int Commutant(Irrep irrep);

    /// <summary>
    /// The irreps of the harmonics of one degree, of a vector of the space that the group turns, each part with one
    /// copy: of O(3) one of parity (−1)^l; in the plane the cosine and the sine of order m, which are two irreps where
    /// m and −m are one order.
    /// </summary>
    public abstract IReadOnlyList<Irrep> Harmonic(int degree);

    /// <summary>The harmonics from degree 0 to a degree, in turn.</summary>
    public Irreps Harmonics(int maxDegree) =>
        new(Enumerable.Range(0, maxDegree + 1).SelectMany(Harmonic).Select(static irrep => new MulIrrep(1, irrep)));

    /// <summary>
    /// The harmonics of a vector of space. A group of the plane turns space about an axis: there each degree l has the
    /// orders 0 to l in turn, times functions of the angle to the axis.
    /// </summary>
    public Irreps HarmonicsInSpace(int maxDegree) =>
        IsSpatial
            ? Harmonics(maxDegree)
            : new Irreps(
                Enumerable
                    .Range(0, maxDegree + 1)
                    .SelectMany(degree => Enumerable.Range(0, degree + 1).SelectMany(Harmonic))
                    .Select(static irrep => new MulIrrep(1, irrep))
            );

    /// <summary>
    /// A vector of space, or of the plane, as a feature: under O(3) <c>1o</c>, under SO(2) in space <c>0 + 1</c>
    /// (along the axis, then cosine and sine) and in the plane <c>1</c>.
    /// </summary>
    public Irreps Vector(bool isInPlane) =>
        isInPlane
            ? new Irreps(Harmonic(1).Select(static irrep => new MulIrrep(1, irrep)))
            : new Irreps(HarmonicsInSpace(1).Skip(Harmonic(0).Count));

    /// <summary>
    /// Whether the sine of a harmonic of the plane has the other sign as a component of its irrep: orders above N/2 are
    /// those of N − m, mirrored.
    /// </summary>
    public virtual bool FlipsSine(int order) => false;

    /// <summary>What a product of two irreps contains, and how often, sorted.</summary>
    public abstract IReadOnlyList<MulIrrep> Product(Irrep first, Irrep second);

    /// <summary>
    /// A basis of the equivariant maps first ⊗ second → result: z_k = Σ C_ijk x_i y_j, each of unit Frobenius norm,
    /// orthogonal to each other, always in the same order. Empty if there is none but zero.
    /// </summary>
    public abstract IReadOnlyList<IReadOnlyList<CouplingTerm>> Couplings(Irrep first, Irrep second, Irrep result);

    /// <summary>
    /// Why there is no equivariant map of the three but zero, in half a sentence; they are of this group.
    /// </summary>
    internal abstract string WhyForbidden(Irrep first, Irrep second, Irrep result);

    /// <summary>The number of these maps, without making them.</summary>
    public virtual int CouplingCount(Irrep first, Irrep second, Irrep result) => Couplings(first, second, result).Count;

    /// <summary>
    /// Whether a map of two equal irreps stays the same when its operands change places; otherwise it changes sign.
    /// </summary>
    public virtual bool IsSymmetric(Irrep operand, Irrep result, int index)
    {
        IReadOnlyList<CouplingTerm> terms = Couplings(operand, operand, result)[index];
        Dictionary<(int, int, int), Surd> values = terms.ToDictionary(static t => (t.I, t.J, t.K), static t => t.Value);
        return terms.All(t => values.TryGetValue((t.J, t.I, t.K), out Surd value) && value == t.Value);
    }

    /// <summary>
    /// The map second ⊗ first → result that equals a given one with its operands in the other order, up to a sign.
    /// </summary>
    public virtual (int Index, bool IsNegated) Exchanged(Irrep first, Irrep second, Irrep result, int index)
    {
        Dictionary<(int, int, int), Surd> wanted = Couplings(first, second, result)[index]
            .ToDictionary(static t => (t.J, t.I, t.K), static t => t.Value);
        IReadOnlyList<IReadOnlyList<CouplingTerm>> basis = Couplings(second, first, result);
        for (int i = 0; i < basis.Count; i++)
        {
            foreach (bool isNegated in new[] { false, true })
            {
                if (
                    basis[i].Count == wanted.Count
                    && basis[i]
                        .All(t =>
                            wanted.TryGetValue((t.I, t.J, t.K), out Surd value)
                            && value == (isNegated ? -t.Value : t.Value)
                        )
                )
                {
                    return (i, isNegated);
                }
            }
        }

        throw new InvalidOperationException(
            $"The maps of {second} ⊗ {first} → {result} under {Name} have none that is map {index} of "
                + $"{first} ⊗ {second}, up to a sign."
        );
    }

    /// <summary>Proves in exact arithmetic that terms are an equivariant map that is not zero.</summary>
    public abstract ProofResult Prove(Irrep first, Irrep second, Irrep result, IReadOnlyList<CouplingTerm> terms);

    /// <summary>The matrix of an element on an irrep, in double precision.</summary>
    /// <exception cref="ArgumentException">The element is not of this group.</exception>
    public abstract double[,] Matrix(Irrep irrep, GroupElement element);

    /// <summary>A random element: uniform on the group.</summary>
    public abstract GroupElement Random(Random random);

    /// <summary>An irrep as signatures write it.</summary>
    public abstract string Write(Irrep irrep);

    /// <inheritdoc/>
    public bool Equals(SymmetryGroup? other) => other is not null && Kind == other.Kind && Fold == other.Fold;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SymmetryGroup);

    /// <inheritdoc/>
    public override int GetHashCode() => ((int)Kind * 397) + Fold;

    /// <summary>Whether two groups are the same.</summary>
    public static bool operator ==(SymmetryGroup? left, SymmetryGroup? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Whether two groups differ.</summary>
    public static bool operator !=(SymmetryGroup? left, SymmetryGroup? right) => !(left == right);

    /// <inheritdoc cref="Name"/>
    public override string ToString() => Name;

    private static int CheckFold(int fold) =>
        fold is >= 1 and <= LargestFold
            ? fold
            : throw new ArgumentOutOfRangeException(
                nameof(fold),
                fold,
                $"The fold N of C_N and D_N is from 1 to {LargestFold}."
            );
}
