using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// The arguments of a call that are passed to the handler of an interpolated string, by
/// <c>[InterpolatedStringHandlerArgument]</c>: the tree has placeholders for them, without types.
/// </summary>
internal static class HandlerArguments
{
    /// <summary>The types of the arguments of a handler.</summary>
    public static IEnumerable<ITypeSymbol> Of(IInterpolatedStringHandlerCreationOperation handler)
    {
        IOperation outermost = handler;
        while (outermost.Parent is IConversionOperation or IParenthesizedOperation)
            outermost = outermost.Parent;
        if (outermost.Parent is not IArgumentOperation { Parameter: { } parameter, Parent: { } call })
            yield break;
        foreach (string? name in Names(parameter))
        {
            ITypeSymbol? type = name is { Length: > 0 }
                ? Parameters(parameter).FirstOrDefault(p => p.Name == name)?.Type
                : call switch
                {
                    IInvocationOperation invocation => invocation.Instance?.Type
                        ?? invocation.Arguments.FirstOrDefault()?.Value.Type,
                    IPropertyReferenceOperation property => property.Instance?.Type,
                    _ => null,
                };
            if (type is not null)
                yield return type;
        }
    }

    private static IEnumerable<IParameterSymbol> Parameters(IParameterSymbol parameter) =>
        parameter.ContainingSymbol switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => [],
        };

    private static IEnumerable<string?> Names(IParameterSymbol parameter) =>
        parameter
            .GetAttributes()
            .Where(static a =>
                a.AttributeClass is { Name: "InterpolatedStringHandlerArgumentAttribute" }
                && Namespaces.IsFramework(a.AttributeClass)
            )
            .SelectMany(static a => a.ConstructorArguments)
            .SelectMany(static c =>
                c.Kind == TypedConstantKind.Array ? c.Values.Select(static v => v.Value as string) : [c.Value as string]
            );
}
