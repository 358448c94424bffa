using System.Collections.Concurrent;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A signature and the places of its blocks in a row of the inner layout (ARCHITECTURE.md, "Layout").
/// </summary>
public sealed partial class FeatureLayout
{
    private static readonly ConcurrentDictionary<(string Text, Group Group), FeatureLayout> Known = new();

    private FeatureLayout(Signature signature)
    {
        Signature = signature;
        Rows = RowLayout.Of(signature.Irreps);
        Canonical = signature.Canonical;
        CopyCount = signature.Irreps.NumIrreps;
        Dim = Rows.Dim;
        Blocks = [.. Rows.Blocks];
        Merged = [.. Rows.Merged];
    }

    /// <summary>The signature as declared, names included.</summary>
    public Signature Signature { get; }

    /// <summary>The place of each declared block.</summary>
    public RowLayout Rows { get; }

    /// <summary>Numbers in a row.</summary>
    public int Dim { get; }

    internal Signature Canonical { get; }

    /// <summary>The place of each declared block; an array, since loops over it must not allocate.</summary>
    internal BlockAddress[] Blocks { get; }

    /// <summary>The merged blocks, which tile the row.</summary>
    internal BlockAddress[] Merged { get; }

    /// <summary>The layout of a signature text.</summary>
    /// <exception cref="FormatException">The text is not a signature.</exception>
    public static FeatureLayout Of(string signature, Group group = Group.O3) =>
        Known.GetOrAdd((signature, group), static key => new FeatureLayout(Signature.Parse(key.Text, key.Group)));

    /// <summary>The layout of irreps.</summary>
    public static FeatureLayout Of(Irreps irreps, Group group = Group.O3)
    {
        ArgumentNullException.ThrowIfNull(irreps);
        // The grammar cannot express an empty signature.
        return Of(
            irreps.Count == 0 ? (group == Group.O3 ? "0x0e" : "0x0") : new Signature(irreps, group).ToString(),
            group
        );
    }

    /// <summary>
    /// Whether rows of both layouts have the same order and transform in the same way: equal canonical signatures,
    /// apart from names.
    /// </summary>
    public bool Matches(FeatureLayout other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ReferenceEquals(this, other) || Canonical.Equals(other.Canonical);
    }

    /// <inheritdoc/>
    public override string ToString() => Signature.ToString();
}
