using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// Which coupling a kernel calls, and in which form. Each is one emitted file, shared by all kernels of a compilation.
/// </summary>
/// <param name="L1">Degree of the operand whose copies lie in the lanes.</param>
/// <param name="L2">Degree of the other operand.</param>
/// <param name="L3">Degree of the result.</param>
/// <param name="IsLanewise">Whether copy u meets copy u only; otherwise all copies meet one copy of the other
/// operand.</param>
public sealed record CouplingKey(int L1, int L2, int L3, bool IsLanewise) : IComparable<CouplingKey>
{
    /// <summary>The name of the emitted type.</summary>
    public string TypeName => (IsLanewise ? "LanewiseCoupling_" : "Coupling_") + Suffix;

    /// <summary>The name of the emitted file.</summary>
    public string HintName => TypeName + ".g.cs";

    /// <summary>The product as formulas write it, <c>1 ⊗ 1 → 2</c>.</summary>
    public string Product => $"{Text(L1)} ⊗ {Text(L2)} → {Text(L3)}";

    /// <summary>The tensor as tables name it, <c>C[1,1,2]</c>.</summary>
    public string Symbol => $"C[{Text(L1)},{Text(L2)},{Text(L3)}]";

    private string Suffix => $"{Text(L1)}_{Text(L2)}_{Text(L3)}";

    /// <summary>Orders by degrees, then form.</summary>
    public int CompareTo(CouplingKey? other)
    {
        if (other is null)
            return 1;
        int order = L1.CompareTo(other.L1);
        order = order != 0 ? order : L2.CompareTo(other.L2);
        order = order != 0 ? order : L3.CompareTo(other.L3);
        return order != 0 ? order : IsLanewise.CompareTo(other.IsLanewise);
    }

    /// <summary>
    /// The approximate number of characters of its file, from a count of the terms that may be nonzero. It is cheap,
    /// since nothing exact is computed.
    /// </summary>
    internal int EstimatedText => 6000 + (480 * Wigner3j.PossibleTerms(L1, L2, L3));

    /// <summary>The exact terms.</summary>
    internal IReadOnlyList<CouplingTerm> Terms() => Wigner3j.Terms(L1, L2, L3);

    private static string Text(int degree) => degree.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
