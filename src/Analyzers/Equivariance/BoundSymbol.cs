using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// A symbol that runs with an operation: one that the source names, or one that the compiler binds implicitly.
/// </summary>
/// <param name="Symbol">The method, property, field or event; null where the compiler calls something that cannot be
/// seen.</param>
/// <param name="Where">The smallest text that brings it in.</param>
/// <param name="Hidden">What kind of hidden symbol it is; null if the operation is the call itself.</param>
/// <param name="Operand">The type of its argument, where its signature does not determine it; null otherwise.</param>
internal sealed record BoundSymbol(ISymbol? Symbol, SyntaxNode Where, HiddenSymbol? Hidden, ITypeSymbol? Operand)
{
    /// <summary>All types that it touches.</summary>
    public IEnumerable<ITypeSymbol> Types
    {
        get
        {
            if (Operand is not null)
                yield return Operand;
            switch (Symbol)
            {
                case IMethodSymbol method:
                    foreach (IParameterSymbol parameter in method.Parameters)
                        yield return parameter.Type;
                    foreach (ITypeSymbol argument in method.TypeArguments)
                        yield return argument;
                    if (method.ReceiverType is { } receiver && !method.IsStatic)
                        yield return receiver;
                    yield return method.ReturnType;
                    break;
                case IPropertySymbol property:
                    foreach (IParameterSymbol parameter in property.Parameters)
                        yield return parameter.Type;
                    if (!property.IsStatic)
                        yield return property.ContainingType;
                    yield return property.Type;
                    break;
                case IFieldSymbol kept:
                    yield return kept.Type;
                    break;
                case IEventSymbol @event:
                    yield return @event.Type;
                    break;
            }
        }
    }
}
