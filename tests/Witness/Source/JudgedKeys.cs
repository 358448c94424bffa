using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Witness;

/// <summary>What was judged in one source member, as keys of metadata.</summary>
internal sealed class JudgedKeys
{
    /// <summary>Nothing was.</summary>
    public static JudgedKeys None { get; } = new([]);

    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    public JudgedKeys(IEnumerable<ISymbol> symbols)
    {
        foreach (ISymbol symbol in symbols)
        {
            if (symbol is ITypeSymbol type)
            {
                _types.Add(SymbolText.Head(type));
                IsBoxing |=
                    type
                        is { TypeKind: TypeKind.Interface or TypeKind.Dynamic or TypeKind.TypeParameter }
                            or {
                                SpecialType: SpecialType.System_Object
                                    or SpecialType.System_ValueType
                                    or SpecialType.System_Enum
                            };
            }
            else
            {
                Add(symbol);
            }
        }
    }

    /// <summary>Whether something was converted to a type that values are boxed to.</summary>
    public bool IsBoxing { get; }

    public bool Contains(string member) => _members.Contains(member);

    public bool ContainsType(string head) => _types.Contains(head);

    private void Add(ISymbol symbol)
    {
        switch (symbol)
        {
            case IMethodSymbol method:
                AddMethod(method);
                break;
            case IPropertySymbol property:
                Add(property.GetMethod);
                Add(property.SetMethod);
                // A constructor writes the field behind a property that has no setter.
                _members.Add(
                    SymbolText.Field(
                        SymbolText.Definition(property.ContainingType),
                        $"<{property.MetadataName}>k__BackingField"
                    )
                );
                break;
            case IEventSymbol happening:
                Add(happening.AddMethod);
                Add(happening.RemoveMethod);
                Add(happening.RaiseMethod);
                _members.Add(SymbolText.Field(SymbolText.Definition(happening.ContainingType), happening.MetadataName));
                break;
            case IFieldSymbol field:
                _members.Add(SymbolText.Of(field.CorrespondingTupleField ?? field));
                break;
        }
    }

    private void Add(IMethodSymbol? accessor)
    {
        if (accessor is not null)
            AddMethod(accessor);
    }

    private void AddMethod(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (
            method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction
            || method.ContainingType is null
        )
        {
            return;
        }
        // What is called of an extension member is a static method of the class around it.
        method = method.AssociatedExtensionImplementation?.OriginalDefinition ?? method;
        if (!_members.Add(SymbolText.Of(method)))
            return;
        // A virtual call names the method that was overridden, a call of a struct's through an interface that of the
        // interface.
        for (
            IMethodSymbol? overridden = method.OverriddenMethod;
            overridden is not null;
            overridden = overridden.OverriddenMethod
        )
        {
            _members.Add(SymbolText.Of(overridden));
        }
        foreach (IMethodSymbol explicitly in method.ExplicitInterfaceImplementations)
            _members.Add(SymbolText.Of(explicitly));
        if (
            method is
            {
                IsStatic: false,
                DeclaredAccessibility: Accessibility.Public,
                MethodKind: MethodKind.Ordinary or MethodKind.PropertyGet or MethodKind.PropertySet
            }
        )
        {
            foreach (ISymbol same in method.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(method.Name)))
            {
                if (
                    same is IMethodSymbol declared
                    && SymbolEqualityComparer.Default.Equals(
                        method.ContainingType.FindImplementationForInterfaceMember(same),
                        method
                    )
                )
                {
                    _members.Add(SymbolText.Of(declared));
                }
            }
        }
    }
}
