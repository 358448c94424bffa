using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// A direct sum of irreps as a list of blocks, <c>8x0e+4x1o</c>: the layout of a feature vector and how it transforms.
/// </summary>
/// <remarks>
/// Order <c>mul_ir</c>: blocks one after another, within a block copies first and components m = −l..l last.
/// Blocks may repeat an irrep. Equality is literal, block by block; see <see cref="Signature"/> for equality up to
/// merging.
/// </remarks>
public sealed partial class Irreps : IReadOnlyList<MulIrrep>, IEquatable<Irreps>
{
    private readonly MulIrrep[] _blocks;
    private readonly int[] _offsets;

    /// <summary>Makes a list of blocks.</summary>
    /// <exception cref="OverflowException">The dimension exceeds an int.</exception>
    public Irreps(IEnumerable<MulIrrep> blocks)
    {
        _blocks = blocks.ToArray();
        _offsets = new int[_blocks.Length + 1];
        for (int i = 0; i < _blocks.Length; i++)
            _offsets[i + 1] = checked(_offsets[i] + _blocks[i].Dim);
    }

    /// <summary>Makes a list of blocks.</summary>
    public Irreps(params MulIrrep[] blocks)
        : this((IEnumerable<MulIrrep>)blocks) { }

    /// <summary>The empty list of blocks.</summary>
    public static Irreps Empty { get; } = new();

    /// <summary>The number of components.</summary>
    public int Dim => _offsets[_blocks.Length];

    /// <summary>The largest degree, zero if there are no copies.</summary>
    public int LMax => _blocks.Where(b => b.Mul > 0).Select(b => b.Irrep.L).DefaultIfEmpty(0).Max();

    /// <summary>The number of irreps, each copy counted.</summary>
    public int NumIrreps => _blocks.Sum(b => b.Mul);

    /// <summary>The number of blocks.</summary>
    public int Count => _blocks.Length;

    /// <summary>A block.</summary>
    public MulIrrep this[int index] => _blocks[index];

    /// <summary>Where a block starts in the feature vector: the sum of the dimensions before it.</summary>
    public int Offset(int block) =>
        block >= 0 && block < _blocks.Length
            ? _offsets[block]
            : throw new ArgumentOutOfRangeException(nameof(block), block, $"'{this}' has {_blocks.Length} blocks.");

    /// <summary>The number of copies of an irrep over all blocks.</summary>
    public int CountOf(Irrep irrep) => _blocks.Where(b => b.Irrep == irrep).Sum(b => b.Mul);

    /// <summary>Whether an irrep occurs at least once.</summary>
    public bool Contains(Irrep irrep) => CountOf(irrep) > 0;

    /// <summary>The harmonics of a vector up to a degree, <c>1x0e+1x1o+1x2e+…</c>.</summary>
    public static Irreps SphericalHarmonics(int lMax) =>
        new(Enumerable.Range(0, lMax + 1).Select(l => new MulIrrep(1, Irrep.Natural(l))));

    /// <summary>
    /// The harmonics of one irrep of degree 1: for <c>1o</c> their parity is (−1)^l, for <c>1e</c> all are even.
    /// </summary>
    public static Irreps SphericalHarmonics(int lMax, Parity vectorParity) =>
        vectorParity == Parity.Odd
            ? SphericalHarmonics(lMax)
            : new(Enumerable.Range(0, lMax + 1).Select(l => new MulIrrep(1, new Irrep(l, Parity.Even))));

    /// <summary>
    /// Reads blocks joined by plus signs, <c>8x0e + 4x1o</c>. Block names are read and dropped; degrees have no limit.
    /// </summary>
    /// <exception cref="FormatException">The text is wrong; the message lists every mistake.</exception>
    public static Irreps Parse(string text)
    {
        SignatureParseResult result = SignatureParser.ParseUnlimited(text);
        return result.Signature?.Irreps
            ?? throw new FormatException(string.Join(" ", result.Errors.Select(e => e.Message)));
    }

    /// <summary>Reads blocks joined by plus signs, <c>8x0e + 4x1o</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Irreps? irreps)
    {
        irreps = text is null ? null : SignatureParser.ParseUnlimited(text).Signature?.Irreps;
        return irreps is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<MulIrrep> GetEnumerator() => ((IEnumerable<MulIrrep>)_blocks).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Irreps? other) => other is not null && _blocks.SequenceEqual(other._blocks);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Irreps);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _blocks.Aggregate(
            17,
            (hash, b) => unchecked((hash * 31) + (b.Mul * 4099) + (b.Irrep.L * 7) + (int)b.Irrep.Parity)
        );

    /// <summary>Whether two lists have the same blocks in the same order.</summary>
    public static bool operator ==(Irreps? left, Irreps? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two lists differ in a block.</summary>
    public static bool operator !=(Irreps? left, Irreps? right) => !(left == right);

    /// <summary>Writes every block with its multiplicity, <c>8x0e+4x1o</c>.</summary>
    public override string ToString() => string.Join("+", _blocks);
}
