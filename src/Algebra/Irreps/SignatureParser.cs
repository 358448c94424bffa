namespace GeoDL.Typed.Algebra;

/// <summary>Reads signatures and reports every mistake with its exact place.</summary>
/// <remarks>
/// <c>signature := block ('+' block)*</c>, <c>block := [name ':'] [multiplicity 'x'] irrep</c>, <c>irrep := degree
/// parity</c>; the parity letter e or o is required under O(3) and absent under SO(3). ASCII only; spaces are allowed
/// between parts.
/// </remarks>
public static class SignatureParser
{
    /// <summary>Reads a signature under a group.</summary>
    public static SignatureParseResult Parse(string text, Group group = Group.O3) =>
        new SignatureReader(text, group, Limits.LMax, Limits.Components, Limits.Blocks).Read();

    /// <summary>Reads a signature of O(3) without the limits for declared signatures; products need it.</summary>
    internal static SignatureParseResult ParseUnlimited(string text) =>
        new SignatureReader(text, Group.O3, short.MaxValue, int.MaxValue, int.MaxValue).Read();
}
