namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// The body of a declaration with an error: it compiles, so that only the error is reported.
/// </summary>
internal static class ErrorBody
{
    /// <summary>An expression that throws.</summary>
    /// <param name="what">The declaration, as in <c>Layer 'Mix'</c>.</param>
    public static string Of(string what)
    {
        Literal message = Literal.Of($"{what} was built with an error: see the GDL diagnostic.");
        return $"throw new global::System.InvalidOperationException({message})";
    }
}
