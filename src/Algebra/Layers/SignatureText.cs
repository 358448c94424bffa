namespace GeoDL.Typed.Algebra;

/// <summary>Irreps in messages.</summary>
internal static class SignatureText
{
    /// <summary>In brackets, with plus signs between blocks: <c>(8x0e + 1o)</c>.</summary>
    public static string Of(Irreps irreps) => "(" + Sum(irreps) + ")";

    /// <summary>As a signature writes them: <c>8x0e + 1o</c>.</summary>
    public static string Sum(Irreps irreps) => string.Join(" + ", irreps.Select(static b => new Block(null, b)));
}
