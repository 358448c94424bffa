using System.Globalization;

namespace GeoDL.Typed.Algebra;

/// <summary>One term of a signature: a block and its optional name.</summary>
/// <param name="Name">The name as written, or null.</param>
/// <param name="MulIrrep">Multiplicity and irrep.</param>
public readonly record struct Block(string? Name, MulIrrep MulIrrep)
{
    /// <summary>The multiplicity.</summary>
    public int Mul => MulIrrep.Mul;

    /// <summary>The irrep.</summary>
    public Irrep Irrep => MulIrrep.Irrep;

    /// <summary>The number of components.</summary>
    public int Dim => MulIrrep.Dim;

    /// <summary>
    /// The name of the member that the block becomes, <c>logMass</c> → <c>LogMass</c>; null without a name.
    /// </summary>
    public string? MemberName => Name is null ? null : BlockNames.ToMemberName(Name);

    /// <summary>
    /// Writes the block as in a signature of its group: <c>velocity: 1o</c>, <c>8x1o</c>, under SO(3) <c>8x1</c>.
    /// </summary>
    public override string ToString()
    {
        string term = Mul == 1 ? Irrep.ToString() : Mul.ToString(CultureInfo.InvariantCulture) + "x" + Irrep;
        return Name is null ? term : Name + ": " + term;
    }
}
