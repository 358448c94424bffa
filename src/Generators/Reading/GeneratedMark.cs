using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Finds a user's own <c>[GeneratedCode]</c>: the parts of a type or member share their attributes, and this one may
/// occur only once.
/// </summary>
internal static class GeneratedMark
{
    public static bool IsOn(ISymbol symbol) =>
        symbol
            .GetAttributes()
            .Any(static a =>
                a.AttributeClass
                    is {
                        Name: "GeneratedCodeAttribute",
                        ContainingNamespace:
                        {
                            Name: "Compiler",
                            ContainingNamespace:
                            {
                                Name: "CodeDom",
                                ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
                            }
                        }
                    }
            );
}
