using System.Collections.Concurrent;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A signature and the places of its blocks in a row of the inner layout (ARCHITECTURE.md, "Layout").
/// </summary>
public sealed partial class FeatureLayout
{
    private static readonly ConcurrentDictionary<(string Text, SymmetryGroup Group), FeatureLayout> Known = new();

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
    /// <param name="signature">The text.</param>
    /// <param name="group">The group of its irreps.</param>
    /// <param name="fold">N of C_N and D_N.</param>
    /// <exception cref="FormatException">The text is not a signature.</exception>
    public static FeatureLayout Of(string signature, Group group = Typed.Group.O3, int fold = 0) =>
        Of(signature, SymmetryGroup.Of(group, fold));

    /// <summary>The layout of a signature text.</summary>
    /// <exception cref="FormatException">The text is not a signature.</exception>
    public static FeatureLayout Of(string signature, SymmetryGroup group) =>
        Known.GetOrAdd((signature, group), static key => new FeatureLayout(Signature.Parse(key.Text, key.Group)));

    /// <summary>The layout of irreps of one group; none at all are of O(3).</summary>
    public static FeatureLayout Of(Irreps irreps)
    {
        ArgumentNullException.ThrowIfNull(irreps);
        return Of(irreps, irreps.Count == 0 ? SymmetryGroup.O3 : irreps[0].Irrep.Group);
    }

    /// <summary>The layout of irreps.</summary>
    public static FeatureLayout Of(Irreps irreps, SymmetryGroup group)
    {
        ArgumentNullException.ThrowIfNull(irreps);
        // The grammar cannot express an empty signature.
        return Of(irreps.Count == 0 ? $"0x{group.Trivial}" : new Signature(irreps, group).ToString(), group);
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
