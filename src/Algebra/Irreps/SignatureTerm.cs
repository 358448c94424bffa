using System.Globalization;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// One term of a signature as written: copies of an irrep, <c>8x1</c>, of a field, <c>8x regular</c>, or of a range of
/// degrees, <c>8x0e..64</c>. The latter two are several blocks, all with the term's number of copies.
/// </summary>
public sealed class SignatureTerm
{
    internal SignatureTerm(string? name, int mul, GroupField? field, IReadOnlyList<Irrep> irreps, int first)
    {
        (Name, Mul, Field, Irreps, First) = (name, mul, field, irreps, first);
    }

    /// <summary>The name as written, or null.</summary>
    public string? Name { get; }

    /// <summary>The number of copies.</summary>
    public int Mul { get; }

    /// <summary>The kind of field; null for an irrep or a range.</summary>
    public GroupField? Field { get; }

    /// <summary>Whether it is a range of degrees.</summary>
    public bool IsRange => Field is null && Irreps.Count > 1;

    /// <summary>The irrep of each block of the term.</summary>
    public IReadOnlyList<Irrep> Irreps { get; }

    /// <summary>The number of its first block in the signature.</summary>
    public int First { get; }

    /// <summary>The number of its blocks.</summary>
    public int Count => Irreps.Count;

    /// <summary>The number of components of one copy.</summary>
    public int CopyDim => Irreps.Sum(static irrep => irrep.Dim);

    /// <summary>The name of the member that the term becomes; null without a name.</summary>
    public string? MemberName => Name is null ? null : BlockNames.ToMemberName(Name);

    /// <summary>The term without its name: <c>8x1</c>, <c>8x regular</c>.</summary>
    public string Text =>
        IsRange ? new Block(null, new MulIrrep(Mul, Irreps[0])) + ".." + Number(Irreps[Irreps.Count - 1].L)
        : Field is null ? new Block(null, new MulIrrep(Mul, Irreps[0])).ToString()
        : Mul == 1 ? Field.ToString()
        : Number(Mul) + "x " + Field;

    /// <summary>Writes the term as in a signature: <c>speed: 8x1</c>, <c>8x regular</c>.</summary>
    public override string ToString() => Name is null ? Text : Name + ": " + Text;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
