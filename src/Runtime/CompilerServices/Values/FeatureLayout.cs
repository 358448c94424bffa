using System.Collections.Concurrent;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A signature and where its blocks lie in a row of the inner layout (ARCHITECTURE.md, "Layout").</summary>
public sealed class FeatureLayout
{
    private static readonly ConcurrentDictionary<(string Text, Group Group), FeatureLayout> Known = new();

    private FeatureLayout(Signature signature)
    {
        Signature = signature;
        Rows = RowLayout.Of(signature.Irreps);
        Canonical = signature.Canonical;
    }

    /// <summary>The signature as declared, names included.</summary>
    public Signature Signature { get; }

    /// <summary>Where each declared block lies.</summary>
    public RowLayout Rows { get; }

    /// <summary>Numbers in a row.</summary>
    public int Dim => Rows.Dim;

    internal Signature Canonical { get; }

    /// <summary>The layout of a signature text.</summary>
    /// <exception cref="FormatException">The text is not a signature.</exception>
    public static FeatureLayout Of(string signature, Group group = Group.O3) =>
        Known.GetOrAdd((signature, group), static key =>
        {
            SignatureParseResult result = SignatureParser.Parse(key.Text, key.Group);
            return result.Signature is { } parsed
                ? new FeatureLayout(parsed)
                : throw new FormatException($"\"{key.Text}\" is not an irreps signature. " + string.Join(" ", result.Errors.Select(e => e.Message)));
        });

    /// <summary>The layout of irreps.</summary>
    public static FeatureLayout Of(Irreps irreps, Group group = Group.O3)
    {
        ArgumentNullException.ThrowIfNull(irreps);
        return Of(group == Group.O3 ? irreps.ToString() : irreps.ToString().Replace("e", "", StringComparison.Ordinal), group);
    }

    /// <summary>Whether rows of both layouts are laid out alike and transform alike: equal canonical signatures, names apart.</summary>
    public bool Matches(FeatureLayout other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ReferenceEquals(this, other) || Canonical.Equals(other.Canonical);
    }

    /// <inheritdoc/>
    public override string ToString() => Signature.ToString();
}
