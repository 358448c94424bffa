using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// Which coupling a kernel calls, and in which form: one emitted file each, shared by all kernels of a compilation.
/// </summary>
/// <param name="First">The operand whose copies lie in the lanes; in space the even irrep, since parity is checked with
/// the path and changes no number.</param>
/// <param name="Second">The other operand.</param>
/// <param name="Result">The result.</param>
/// <param name="Index">Which of the equivariant maps of the three, as the group lists them.</param>
/// <param name="IsLanewise">Whether copy u meets copy u only; otherwise all copies meet one copy of the other
/// operand.</param>
public sealed record CouplingKey(Irrep First, Irrep Second, Irrep Result, int Index, bool IsLanewise)
    : IComparable<CouplingKey>
{
    /// <summary>A coupling in space, by its degrees.</summary>
    public CouplingKey(int l1, int l2, int l3, bool IsLanewise)
        : this(Even(l1), Even(l2), Even(l3), 0, IsLanewise) { }

    /// <summary>The name of the emitted type.</summary>
    public string TypeName => (IsLanewise ? "LanewiseCoupling_" : "Coupling_") + Suffix;

    /// <summary>The name of the emitted file.</summary>
    public string HintName => TypeName + ".g.cs";

    /// <summary>The product as formulas write it, <c>1 ⊗ 1 → 2</c>.</summary>
    public string Product => $"{Write(First)} ⊗ {Write(Second)} → {Write(Result)}{Map}";

    /// <summary>The tensor as tables name it, <c>C[1,1,2]</c>.</summary>
    public string Symbol => $"C[{Write(First)},{Write(Second)},{Write(Result)}{Map}]";

    /// <summary>The group whose map it is; of space O(3).</summary>
    internal SymmetryGroup Group => First.Group;

    private bool IsSpace => Group.IsSpatial;

    private string Map => Index == 0 ? string.Empty : " #" + Text(Index);

    private string Suffix =>
        (IsSpace ? string.Empty : Group.Identifier + "_")
        + $"{Write(First)}_{Write(Second)}_{Write(Result)}"
        + (Index == 0 ? string.Empty : "_" + Text(Index));

    /// <summary>The coupling of three irreps in a form.</summary>
    public static CouplingKey Of(Irrep first, Irrep second, Irrep result, int index, bool isLanewise) =>
        first.Group.IsSpatial
            ? new CouplingKey(first.L, second.L, result.L, isLanewise)
            : new CouplingKey(first, second, result, index, isLanewise);

    /// <summary>Orders by group, degrees, map, then form.</summary>
    public int CompareTo(CouplingKey? other)
    {
        if (other is null)
            return 1;
        int order = Group.Kind.CompareTo(other.Group.Kind);
        order = order != 0 ? order : Group.Fold.CompareTo(other.Group.Fold);
        order = order != 0 ? order : First.CompareTo(other.First);
        order = order != 0 ? order : Second.CompareTo(other.Second);
        order = order != 0 ? order : Result.CompareTo(other.Result);
        order = order != 0 ? order : Index.CompareTo(other.Index);
        return order != 0 ? order : IsLanewise.CompareTo(other.IsLanewise);
    }

    /// <summary>
    /// About how many characters its file has, from a count of what may be different from zero. Cheap: nothing exact is
    /// computed.
    /// </summary>
    internal int EstimatedText =>
        6000 + (480 * (IsSpace ? Wigner3j.PossibleTerms(First.L, Second.L, Result.L) : First.Dim * Second.Dim));

    /// <summary>The exact terms.</summary>
    internal IReadOnlyList<CouplingTerm> Terms() =>
        IsSpace ? Wigner3j.Terms(First.L, Second.L, Result.L) : Group.Couplings(First, Second, Result)[Index];

    private static Irrep Even(int degree) => new(degree, Parity.Even);

    private string Write(Irrep irrep) => IsSpace ? Text(irrep.L) : irrep.ToString();

    private static string Text(int degree) => degree.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
