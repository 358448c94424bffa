namespace GeoDL.Typed.Algebra;

/// <summary>Reads signatures and reports every mistake with its exact place.</summary>
/// <remarks>
/// <c>signature := term ('+' term)*</c>, <c>term := [name ':'] [multiplicity 'x'] (irrep | range | field)</c>, <c>irrep
/// := degree parity</c>, <c>range := irrep '..' degree</c> of O(3) and SO(3), whose parities alternate, <c>field :=
/// regular | quotient '(' turns | mirror | turns ',' mirror ')'</c>; fields are of C_N and D_N alone, and mirrors of
/// D_N. The parity letter e or o is required under O(3) and absent under SO(3). Under groups of the plane it is
/// required where reflections tell an even from an odd irrep (order 0, and N/2 under D_N) and absent elsewhere. ASCII
/// only; spaces are allowed between parts.
/// </remarks>
public static class SignatureParser
{
    /// <summary>Reads a signature of O(3).</summary>
    public static SignatureParseResult Parse(string text) => Parse(text, SymmetryGroup.O3);

    /// <summary>Reads a signature under any group.</summary>
    public static SignatureParseResult Parse(string text, SymmetryGroup group) =>
        new SignatureReader(text, group, Limits.LMax, Limits.Components, Limits.Blocks).Read();

    /// <summary>Reads a signature whose text the library may have written: every degree of a range by itself.</summary>
    public static SignatureParseResult ParseWritten(string text, SymmetryGroup group) =>
        new SignatureReader(
            text,
            group,
            group.IsSpatial ? Limits.RangeMax : Limits.LMax,
            Limits.Components,
            Limits.Blocks
        ).Read();

    /// <summary>Reads a signature of O(3) without the limits for declared signatures; products need it.</summary>
    internal static SignatureParseResult ParseUnlimited(string text) =>
        new SignatureReader(text, SymmetryGroup.O3, short.MaxValue, int.MaxValue, int.MaxValue).Read();
}
