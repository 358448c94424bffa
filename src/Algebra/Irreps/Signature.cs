namespace GeoDL.Typed.Algebra;

/// <summary>
/// The signature of a feature or a layer: a group and terms that may have names, <c>logMass: 0e + velocity: 1o</c>.
/// Under C_N and D_N a term may be a field, <c>8x regular</c>, and under O(3) and SO(3) a range of degrees,
/// <c>8x0e..64</c>, which are the blocks of their irreps.
/// </summary>
/// <remarks>
/// Two signatures are equal when group and blocks are, in order, after merging equal neighbours and dropping <c>0x</c>;
/// names do not count, and a field equals its irreps.
/// </remarks>
public sealed class Signature : IEquatable<Signature>
{
    private readonly Irreps _canonicalIrreps;

    /// <summary>Makes a signature of O(3) of blocks.</summary>
    /// <exception cref="ArgumentException">A block is not of an irrep of the group.</exception>
    public Signature(IEnumerable<Block> blocks)
        : this(SymmetryGroup.O3, blocks) { }

    /// <summary>Makes a signature of blocks under any group.</summary>
    /// <exception cref="ArgumentException">A block is not of an irrep of the group.</exception>
    public Signature(SymmetryGroup group, IEnumerable<Block> blocks)
        : this(group, blocks.Select(static (b, i) => new SignatureTerm(b.Name, b.Mul, null, [b.Irrep], i)).ToArray())
    { }

    private Signature(SymmetryGroup group, SignatureTerm[] terms)
    {
        Group = group;
        Terms = terms;
        Blocks =
        [
            .. terms.SelectMany(static t =>
                t.Irreps.Select(irrep => new Block(
                    t.Count == 1 && t.Field is null ? t.Name : null,
                    new MulIrrep(t.Mul, irrep)
                ))
            ),
        ];
        Irreps = new Irreps(Blocks.Select(b => b.MulIrrep));
        _canonicalIrreps = Irreps.Simplify();
        foreach (Irrep irrep in Blocks.Select(static b => b.Irrep))
        {
            if (irrep.Group != group)
                throw new ArgumentException($"{irrep} in '{Irreps}' is not an irrep of {group}.", nameof(terms));
        }
    }

    /// <summary>Makes a signature of O(3) of blocks without names.</summary>
    public Signature(Irreps irreps)
        : this(irreps, SymmetryGroup.O3) { }

    /// <summary>Makes a signature of blocks without names.</summary>
    /// <exception cref="ArgumentException">A block is not of an irrep of the group.</exception>
    public Signature(Irreps irreps, SymmetryGroup group)
        : this(group, irreps.Select(static b => new Block(null, b))) { }

    /// <summary>The symmetry group.</summary>
    public SymmetryGroup Group { get; }

    /// <summary>The terms as written: a field is one term.</summary>
    public IReadOnlyList<SignatureTerm> Terms { get; }

    /// <summary>Whether a term is a field.</summary>
    public bool HasFields => Terms.Any(static t => t.Field is not null);

    /// <summary>
    /// The blocks of all terms. Those of a field or a range are not named: a name belongs to its term.
    /// </summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>The blocks of all terms, without names.</summary>
    public Irreps Irreps { get; }

    /// <summary>The number of components.</summary>
    public int Dim => Irreps.Dim;

    /// <summary>
    /// Fields as irreps, equal neighbours merged, <c>0x</c> dropped, without names: equal for equal signatures.
    /// </summary>
    public Signature Canonical => new(Group, _canonicalIrreps.Select(static b => new Block(null, b)));

    /// <summary>The same blocks with each degree of a range as a term of its own, without the range's name.</summary>
    public Signature WithoutRanges =>
        Terms.Any(static t => t.IsRange)
            ? Of(
                Group,
                Terms.SelectMany(static t =>
                    t.IsRange ? t.Irreps.Select(irrep => new SignatureTerm(null, t.Mul, null, [irrep], 0)) : [t]
                )
            )
            : this;

    /// <summary>Reads a signature of O(3).</summary>
    /// <exception cref="FormatException">The text is wrong; the message lists everything that is.</exception>
    public static Signature Parse(string text) => Parse(text, SymmetryGroup.O3);

    /// <summary>
    /// Reads a signature of any group. Each degree that a range may have is read by itself too, since signatures that
    /// the library writes have such blocks.
    /// </summary>
    /// <exception cref="FormatException">The text is wrong; the message lists everything that is.</exception>
    public static Signature Parse(string text, SymmetryGroup group) =>
        Checked(SignatureParser.ParseWritten(text, group));

    /// <summary>A signature of terms, whose numbers of first blocks follow from their order.</summary>
    internal static Signature Of(SymmetryGroup group, IEnumerable<SignatureTerm> terms)
    {
        var placed = new List<SignatureTerm>();
        int first = 0;
        foreach (SignatureTerm term in terms)
        {
            placed.Add(new SignatureTerm(term.Name, term.Mul, term.Field, term.Irreps, first));
            first += term.Count;
        }

        return new Signature(group, [.. placed]);
    }

    /// <summary>The number of the term that a block belongs to.</summary>
    public int TermOf(int block)
    {
        int term = 0;
        while (block >= Terms[term].First + Terms[term].Count)
            term++;
        return term;
    }

    /// <inheritdoc/>
    public bool Equals(Signature? other) =>
        other is not null && Group == other.Group && _canonicalIrreps.Equals(other._canonicalIrreps);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Signature);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((_canonicalIrreps.GetHashCode() * 31) + Group.GetHashCode());

    /// <summary>Whether two signatures are equal up to names and merging.</summary>
    public static bool operator ==(Signature? left, Signature? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Whether two signatures differ.</summary>
    public static bool operator !=(Signature? left, Signature? right) => !(left == right);

    /// <summary>
    /// Writes names, irreps and fields, so that reading it again gives the same terms: <c>logMass: 0e + velocity:
    /// 1o</c>.
    /// </summary>
    public override string ToString() => string.Join(" + ", Terms);

    private static Signature Checked(SignatureParseResult result) =>
        result.Signature ?? throw new FormatException(string.Join(" ", result.Errors.Select(e => e.Message)));
}
