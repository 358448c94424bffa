using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Witness;

/// <summary>
/// The rule on typed values that needs nobody's word: they are touched by the closed list and by checked code, and by
/// nothing else.
/// </summary>
internal sealed class TypedRule(SymbolIndex symbols, CheckedCode code)
{
    private const string Nullable = "System.Nullable`1";

    /// <summary>Why a member may not be used where it touches typed values; null if it may, or touches none.</summary>
    public string? Fault(MemberSite site, bool isDelegate, SeenType? constrained)
    {
        if ((constrained?.Typed ?? site.Typed) is not { } typed)
            return null;
        // A delegate of a function of typed values would be called who knows where.
        if (isDelegate)
            return typed == TypedTypes.Real ? null : $"a delegate of what takes or gives {typed}";
        if (
            constrained?.Typed is null
            && (
                ClosedList.Contains(site)
                || IsMadeUp(site)
                || IsPresence(site)
                || IsChecked(site)
                || (typed == TypedTypes.Real && IsFunction(site))
            )
        )
        {
            return null;
        }
        return $"touches {typed}, and is neither on the closed list nor checked code";
    }

    /// <summary>Why a type may not be named by an instruction; null if it may.</summary>
    public static string? Fault(SeenType type, ILOpCode code) =>
        type.Typed is not { } typed
            ? null
            : code switch
            {
                // A parameter that is only read by reference is copied.
                ILOpCode.Ldobj or ILOpCode.Ldtoken or ILOpCode.Sizeof => null,
                // It says how the next call is made, and is judged with it.
                ILOpCode.Constrained => null,
                // A value that may be missing, and is.
                ILOpCode.Initobj when type.Bare == Nullable => null,
                _ => $"a typed value, {typed}, is made from nothing, kept, boxed, cast or tested",
            };

    /// <summary>Captured variables and the code of local functions are checked where they stand.</summary>
    private static bool IsMadeUp(MemberSite site) =>
        Closures.IsHolder(site.Declaring)
        || Closures.IsCode(site)
        || (site.Typed == TypedTypes.Real && Closures.IsKeptDelegate(site));

    /// <summary>Whether the caller gave a value is untyped, and taking it out of its wrapping hands it on.</summary>
    private static bool IsPresence(MemberSite site) =>
        site.Declaring.Bare == Nullable
        && site.Name is ".ctor" or "get_HasValue" or "get_Value" or "GetValueOrDefault"
        && !site.Declaring.Arguments[0].IsReal;

    /// <summary>
    /// Functions of numbers in a lambda: those of the numbers themselves, and delegates from numbers to numbers.
    /// </summary>
    private static bool IsFunction(MemberSite site) =>
        site.Declaring.Head == TypedTypes.Real
            ? !site.IsField && site.Name != ".ctor"
            : site.Declaring.Bare == "System.Func`2"
                && site.Declaring.Arguments.All(static a => a.Text == TypedTypes.Real)
                && site.Name is ".ctor" or "Invoke";

    /// <summary>
    /// Whether a method is one that is checked: of a model, marked, or a member that the generator gave to features.
    /// </summary>
    private bool IsChecked(MemberSite site)
    {
        if (site.IsField || symbols.MemberOf(site.Declaring.Head, site.Key) is not IMethodSymbol method)
            return false;
        ISymbol member = method.AssociatedSymbol ?? method;
        bool isWritten =
            member.DeclaringSyntaxReferences.Any(static r => !GeneratedTrees.Contains(r.SyntaxTree))
            || (member as IMethodSymbol)?.PartialDefinitionPart?.DeclaringSyntaxReferences.Any(static r =>
                !GeneratedTrees.Contains(r.SyntaxTree)
            ) == true;
        if (TypedTypes.Has(method.ContainingType, "Irreps"))
        {
            return !isWritten
                && method.DeclaredAccessibility == Accessibility.Public
                && method.MethodKind is not MethodKind.Constructor;
        }
        if (
            method.MethodKind != MethodKind.Ordinary
            || method.IsVirtual
            || method.IsAbstract
            || method.IsOverride
            || method.IsExtern
            || !TakesOnlyFeatures(site, method)
        )
        {
            return false;
        }
        return code.IsFollowed(method)
            || TypedTypes.Has(method, "Equivariant")
            || TypedTypes.Has(method, "AssumeEquivariant")
            || (
                CheckedCode.IsModel(method.ContainingType)
                && (isWritten || method.DeclaringSyntaxReferences.IsEmpty)
                && method.Name is not ("Predict" or "Record")
            );
    }

    /// <summary>
    /// Features stand only for type parameters that are known to be features: other generic code could box them or look
    /// inside.
    /// </summary>
    private static bool TakesOnlyFeatures(MemberSite site, IMethodSymbol method)
    {
        for (int i = 0; i < site.Arguments.Length; i++)
        {
            if (
                site.Arguments[i].Typed is not null
                && !method
                    .TypeParameters[i]
                    .ConstraintTypes.OfType<INamedTypeSymbol>()
                    .Any(static c => SymbolText.Definition(c) == TypedTypes.Features)
            )
            {
                return false;
            }
        }

        // A generic type around it would have to be a model's own; models are not generic.
        return site.Declaring.Arguments.All(static a => a.Typed is null);
    }
}
