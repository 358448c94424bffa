using Xunit;

namespace GeoDL.Typed.TestSupport;

/// <summary>
/// A fact that needs a file of <see cref="ReferenceData.SharedFolder"/>; skipped, with the reason, where it is absent.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReferenceDataFactAttribute : FactAttribute
{
    /// <param name="relativePath">Path of the file, such as <c>reference/wigner3j.json</c>.</param>
    public ReferenceDataFactAttribute(string relativePath)
    {
        RelativePath = relativePath;
        if (!ReferenceData.Exists(relativePath))
            Skip = $"Reference file shared/{relativePath} is not beside this repository.";
    }

    /// <summary>Path of the file that the test reads.</summary>
    public string RelativePath { get; }
}
