namespace GeoDL.Typed.LanguageServer.Tests;

/// <summary>A test that needs the language server; skipped where it cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LanguageServerFactAttribute : FactAttribute
{
    /// <summary>Skips if the server is not there and cannot be restored.</summary>
    public LanguageServerFactAttribute() => Skip = Repository.WhyMissing;
}
