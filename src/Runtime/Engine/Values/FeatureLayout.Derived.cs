using System.Collections.Concurrent;
using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <content>Layouts that are derived from others; each is created once, so that operations allocate nothing.</content>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class FeatureLayout
{
    private static readonly ConcurrentDictionary<
        (FeatureLayout First, FeatureLayout Second),
        FeatureLayout
    > Concatenations = new();
    private static readonly ConcurrentDictionary<(FeatureLayout Whole, int First, int Count), FeatureLayout> Parts =
        new();

    private static readonly ConcurrentDictionary<(int Copies, SymmetryGroup Group), FeatureLayout> ScalarLayouts =
        new();

    private static readonly ConcurrentDictionary<SymmetryGroup, FeatureLayout> VectorLayouts = new();

    private FeatureLayout? _mirrored;
    private FeatureLayout? _gated;
    private FeatureLayout? _perCopy;
    private FeatureLayout? _oneCopy;
    private int[]? _publicIndex;

    /// <summary>Number of irreps, each copy counted.</summary>
    public int CopyCount { get; }

    /// <summary>Whether every block is 0e.</summary>
    public bool IsScalars => Array.TrueForAll(Merged, static b => b.Irrep.IsScalar);

    /// <summary>Whether every block is 0o.</summary>
    public bool IsPseudoScalars => Array.TrueForAll(Merged, static b => b.Irrep.IsPseudoScalar);

    /// <summary>Every parity flipped, as by a product with 0o; the same where the group has no parity.</summary>
    public FeatureLayout Mirrored => _mirrored ??= Group.HasParity ? Of(Rows.Irreps.Mirrored(), Group) : this;

    /// <summary>
    /// e3nn's gate input for this layout: its scalars (0e, 0o), one 0e gate for each copy of its blocks of l &gt; 0,
    /// then these blocks, sorted and merged as e3nn does (stable: scalars of a kind come before gates).
    /// </summary>
    public FeatureLayout Gated => _gated ??= Of(GateSpec.Of(Rows.Irreps).In, Group);

    /// <summary>One 0e for each copy of each block: norms, inner products.</summary>
    internal FeatureLayout PerCopy => _perCopy ??= Of(new Irreps(new MulIrrep(CopyCount, Group.Trivial)), Group);

    /// <summary>One copy of each merged block: sums over copies.</summary>
    internal FeatureLayout OneCopy =>
        _oneCopy ??= Of(new Irreps(Merged.Select(static b => new MulIrrep(1, b.Irrep))), Group);

    /// <summary>
    /// For each number of an inner row, the index of the same number in public (<c>mul_ir</c>) order.
    /// </summary>
    internal int[] PublicIndex => _publicIndex ??= Rows.SourceIndex();

    /// <summary>Whether inner and public order are the same: scalars, or one copy of each.</summary>
    internal bool IsPublicOrder => Array.TrueForAll(Merged, static b => b.Mul == 1 || b.Irrep.Dim == 1);

    internal SymmetryGroup Group => Signature.Group;

    /// <summary>A number of copies of 0e; of 0 where the group has no parity.</summary>
    internal static FeatureLayout OfScalars(int copies, SymmetryGroup group) =>
        ScalarLayouts.GetOrAdd(
            (copies, group),
            static key => Of(new Irreps(new MulIrrep(key.Copies, key.Group.Trivial)), key.Group)
        );

    /// <summary>A number of copies of 0o.</summary>
    /// <exception cref="InvalidOperationException">The group has none.</exception>
    internal static FeatureLayout OfPseudoScalars(int copies, SymmetryGroup group) =>
        group.Sign is { } sign
            ? Of(new Irreps(new MulIrrep(copies, sign)), group)
            : throw new InvalidOperationException($"{group.Name} has no reflections and therefore no pseudoscalars.");

    /// <summary>
    /// One vector of space: 1o, or 1 where the group has no parity; about an axis what it has along the axis comes
    /// first.
    /// </summary>
    internal static FeatureLayout VectorOf(SymmetryGroup group) => VectorLayouts.GetOrAdd(group, Vector);

    /// <summary>Three vectors: the rows of a cell.</summary>
    internal static FeatureLayout ThreeVectorsOf(SymmetryGroup group) =>
        Of(new Irreps(group.Vector(isInPlane: false).Select(static b => new MulIrrep(3, b.Irrep))), group);

    private static FeatureLayout Vector(SymmetryGroup group) => Of(group.Vector(isInPlane: false), group);

    /// <summary>The blocks of this layout, then those of another; names are dropped.</summary>
    internal FeatureLayout Concat(FeatureLayout other)
    {
        if (Group != other.Group)
        {
            throw new ArgumentException(
                $"Features of two groups cannot be concatenated: {this} under {Group}, {other} under {other.Group}."
            );
        }
        return Concatenations.GetOrAdd(
            (this, other),
            static pair => Of(pair.First.Rows.Irreps + pair.Second.Rows.Irreps, pair.First.Group)
        );
    }

    /// <summary>Some declared blocks.</summary>
    internal FeatureLayout Part(int first, int count)
    {
        if (first < 0 || count < 0 || first > Blocks.Length - count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(first),
                first,
                $"'{this}' has the blocks 0 … {Blocks.Length - 1}, but {count} blocks from {first} on were requested."
            );
        }
        return Parts.GetOrAdd(
            (this, first, count),
            static key => Of(new Irreps(key.Whole.Rows.Irreps.Skip(key.First).Take(key.Count)), key.Whole.Group)
        );
    }
}
