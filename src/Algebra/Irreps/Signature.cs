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

    /// <summary>Creates a signature from blocks.</summary>
    /// <exception cref="ArgumentException">The group is not supported yet, or a parity is odd although the group has no
    /// parity.</exception>
    public Signature(IEnumerable<Block> blocks, Group group = Group.O3)
    {
        if (!IsSupported(group))
            throw new ArgumentException($"Signatures of {group} are not supported yet.", nameof(group));

        Group = group;
        Blocks = blocks.ToArray();
        Irreps = new Irreps(Blocks.Select(b => b.MulIrrep));
        _canonicalIrreps = Irreps.Simplify();
        if (group != Group.O3 && Blocks.Any(b => b.Irrep.Parity == Parity.Odd))
            throw new ArgumentException($"{group} has no parity: store '{Irreps}' as even.", nameof(blocks));
    }

    /// <summary>Makes a signature of blocks without names.</summary>
    public Signature(Irreps irreps, Group group = Group.O3)
        : this(irreps.Select(b => new Block(null, b)), group) { }

    /// <summary>The symmetry group.</summary>
    public Group Group { get; }

    /// <summary>The blocks as written.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>The blocks as written, without names.</summary>
    public Irreps Irreps { get; }

    /// <summary>The number of components.</summary>
    public int Dim => Irreps.Dim;

    /// <summary>Equal neighbours merged, <c>0x</c> dropped, without names: equal for equal signatures.</summary>
    public Signature Canonical => new(_canonicalIrreps, Group);

    /// <summary>Whether signatures of a group are supported.</summary>
    public static bool IsSupported(Group group) => group is Group.O3 or Group.SO3;

    /// <summary>Reads a signature.</summary>
    /// <exception cref="FormatException">The text is wrong; the message lists every mistake.</exception>
    public static Signature Parse(string text, Group group = Group.O3)
    {
        SignatureParseResult result = SignatureParser.Parse(text, group);
        return result.Signature ?? throw new FormatException(string.Join(" ", result.Errors.Select(e => e.Message)));
    }

    /// <inheritdoc/>
    public bool Equals(Signature? other) =>
        other is not null && Group == other.Group && _canonicalIrreps.Equals(other._canonicalIrreps);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Signature);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((_canonicalIrreps.GetHashCode() * 31) + (int)Group);

    /// <summary>Whether two signatures are equal up to names and merging.</summary>
    public static bool operator ==(Signature? left, Signature? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Whether two signatures differ.</summary>
    public static bool operator !=(Signature? left, Signature? right) => !(left == right);

    /// <summary>
    /// Writes names and blocks, so that reading it again gives the same blocks: <c>logMass: 0e + velocity: 1o</c>.
    /// </summary>
    public override string ToString() => string.Join(" + ", Blocks.Select(b => b.ToString(Group)));
}
