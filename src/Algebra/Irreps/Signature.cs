namespace GeoDL.Typed.Algebra;

/// <summary>
/// The signature of a feature or a layer: a group and blocks that may have names, <c>logMass: 0e + velocity: 1o</c>.
/// </summary>
/// <remarks>
/// Two signatures are equal when group and blocks are, in order, after merging equal neighbours and dropping <c>0x</c>;
/// names do not count.
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
    {
        Group = group;
        Blocks = blocks.ToArray();
        Irreps = new Irreps(Blocks.Select(b => b.MulIrrep));
        _canonicalIrreps = Irreps.Simplify();
        foreach (Irrep irrep in Blocks.Select(static b => b.Irrep))
        {
            if (irrep.Group != group)
                throw new ArgumentException($"{irrep} in '{Irreps}' is not an irrep of {group}.", nameof(blocks));
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

    /// <summary>The blocks as written.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>The blocks as written, without names.</summary>
    public Irreps Irreps { get; }

    /// <summary>The number of components.</summary>
    public int Dim => Irreps.Dim;

    /// <summary>Equal neighbours merged, <c>0x</c> dropped, without names: equal for equal signatures.</summary>
    public Signature Canonical => new(Group, _canonicalIrreps.Select(static b => new Block(null, b)));

    /// <summary>Reads a signature of O(3).</summary>
    /// <exception cref="FormatException">The text is wrong; the message lists everything that is.</exception>
    public static Signature Parse(string text) => Parse(text, SymmetryGroup.O3);

    /// <summary>Reads a signature of any group.</summary>
    /// <exception cref="FormatException">The text is wrong; the message lists everything that is.</exception>
    public static Signature Parse(string text, SymmetryGroup group) => Checked(SignatureParser.Parse(text, group));

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
    /// Writes names and blocks, so that reading it again gives the same blocks: <c>logMass: 0e + velocity: 1o</c>.
    /// </summary>
    public override string ToString() => string.Join(" + ", Blocks);

    private static Signature Checked(SignatureParseResult result) =>
        result.Signature ?? throw new FormatException(string.Join(" ", result.Errors.Select(e => e.Message)));
}
