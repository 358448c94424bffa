namespace Microsoft.CodeAnalysis.Completion;

/// <summary>Marks a provider.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExportCompletionProviderAttribute : Attribute
{
    /// <summary>Names the provider and its language.</summary>
    public ExportCompletionProviderAttribute(string name, string language) => throw null!;
}
