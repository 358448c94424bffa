using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <content>GDL5xxx: advice. Information, which a project may configure.</content>
public static partial class Descriptors
{
    /// <summary>A layer that no code calls.</summary>
    public static readonly DiagnosticDescriptor UnusedLayer = Advice(
        DiagnosticIds.UnusedLayer, "The layer is never called",
        "The layer '{0}' is never called. Its weights are stored and never trained. Call it, or remove it.");

    private static DiagnosticDescriptor Advice(string id, string title, string message) => new(
        id, title, message, "Advice", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLink(id));
}
