using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GeoDL.Typed.Witness;

/// <summary>Says what the tokens of instructions name.</summary>
internal sealed class TokenReader(MetadataReader metadata, string assembly, TypedTypes types, SymbolIndex symbols)
{
    private readonly SignatureReader _signatures = new(assembly, types);
    private readonly Dictionary<EntityHandle, MemberSite> _plain = [];

    /// <summary>
    /// What type parameters stand for inside a method: they are typed where their constraints let features alone pass.
    /// </summary>
    public GenericScope ScopeOf(MethodDefinitionHandle handle)
    {
        MethodDefinition method = metadata.GetMethodDefinition(handle);
        GenericParameterHandleCollection own = method.GetGenericParameters(),
            outer = metadata.GetTypeDefinition(method.GetDeclaringType()).GetGenericParameters();
        return own.Count + outer.Count == 0
            ? GenericScope.Definition
            : new GenericScope(Parameters(outer, "!"), Parameters(own, "!!"));
    }

    /// <summary>The type of a token.</summary>
    public SeenType TypeOf(EntityHandle handle, GenericScope scope) =>
        handle.Kind switch
        {
            HandleKind.TypeDefinition => _signatures.GetTypeFromDefinition(metadata, (TypeDefinitionHandle)handle, 0),
            HandleKind.TypeReference => _signatures.GetTypeFromReference(metadata, (TypeReferenceHandle)handle, 0),
            HandleKind.TypeSpecification => _signatures.GetTypeFromSpecification(
                metadata,
                scope,
                (TypeSpecificationHandle)handle,
                0
            ),
            _ => throw new NotSupportedException($"A token of kind {handle.Kind} where a type is expected."),
        };

    /// <summary>The definition of a type that has this token.</summary>
    public string DefinitionOf(TypeDefinitionHandle handle) => TypeOf(handle, GenericScope.Definition).Head;

    /// <summary>The key of a method that is defined here.</summary>
    public string KeyOf(MethodDefinitionHandle handle) => MemberOf(handle, GenericScope.Definition).Key;

    /// <summary>The method or field of a token.</summary>
    public MemberSite MemberOf(EntityHandle handle, GenericScope scope)
    {
        if (_plain.TryGetValue(handle, out MemberSite? known))
            return known;
        MemberSite found = Read(handle, scope);
        if (
            handle.Kind is HandleKind.MethodDefinition or HandleKind.FieldDefinition
            || scope == GenericScope.Definition
        )
        {
            _plain[handle] = found;
        }
        return found;
    }

    private MemberSite Read(EntityHandle handle, GenericScope scope)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                MethodDefinition method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return Method(
                    TypeOf(method.GetDeclaringType(), scope),
                    metadata.GetString(method.Name),
                    s => method.DecodeSignature(_signatures, s),
                    []
                );
            case HandleKind.FieldDefinition:
                FieldDefinition field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return Field(
                    TypeOf(field.GetDeclaringType(), scope),
                    metadata.GetString(field.Name),
                    field.DecodeSignature(_signatures, scope)
                );
            case HandleKind.MemberReference:
                return Reference((MemberReferenceHandle)handle, scope, []);
            case HandleKind.MethodSpecification:
                MethodSpecification specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                ImmutableArray<SeenType> arguments = specification.DecodeSignature(_signatures, scope);
                if (specification.Method.Kind == HandleKind.MemberReference)
                    return Reference((MemberReferenceHandle)specification.Method, scope, arguments);
                MethodDefinition generic = metadata.GetMethodDefinition((MethodDefinitionHandle)specification.Method);
                return Method(
                    TypeOf(generic.GetDeclaringType(), scope),
                    metadata.GetString(generic.Name),
                    s => generic.DecodeSignature(_signatures, s),
                    arguments
                );
            default:
                throw new NotSupportedException($"A token of kind {handle.Kind} where a member is expected.");
        }
    }

    private MemberSite Reference(MemberReferenceHandle handle, GenericScope scope, ImmutableArray<SeenType> arguments)
    {
        MemberReference reference = metadata.GetMemberReference(handle);
        string name = metadata.GetString(reference.Name);
        if (reference.Parent.Kind == HandleKind.MethodDefinition)
        {
            // A call with __arglist names the definition, and its own list of arguments.
            MethodDefinition variable = metadata.GetMethodDefinition((MethodDefinitionHandle)reference.Parent);
            return Method(
                TypeOf(variable.GetDeclaringType(), scope),
                name,
                s => variable.DecodeSignature(_signatures, s),
                arguments
            );
        }

        SeenType declaring = TypeOf(reference.Parent, scope);
        return reference.GetKind() == MemberReferenceKind.Field
            ? Field(
                declaring,
                name,
                reference.DecodeFieldSignature(_signatures, new GenericScope(declaring.Arguments, []))
            )
            : Method(declaring, name, s => reference.DecodeMethodSignature(_signatures, s), arguments);
    }

    private MemberSite Method(
        SeenType declaring,
        string name,
        Func<GenericScope, MethodSignature<SeenType>> decode,
        ImmutableArray<SeenType> arguments
    )
    {
        MethodSignature<SeenType> plain = decode(GenericScope.Definition);
        MethodSignature<SeenType> here = decode(new GenericScope(declaring.Arguments, arguments));
        string owner = declaring.IsArray ? declaring.Text : declaring.Head;
        string key = SymbolText.Method(
            owner,
            name,
            plain.GenericParameterCount,
            plain.ParameterTypes.Take(plain.RequiredParameterCount).Select(static p => p.Text),
            plain.ReturnType.Text
        );
        if (!declaring.IsArray && !MadeUp.Is(name) && !declaring.IsMadeUp)
            key = symbols.Resolve(declaring.Head, key);
        return new MemberSite(
            key,
            declaring,
            name,
            arguments,
            [.. here.ParameterTypes, here.ReturnType],
            IsField: false
        );
    }

    private static MemberSite Field(SeenType declaring, string name, SeenType type) =>
        new(SymbolText.Field(declaring.Head, name), declaring, name, [], [type], IsField: true);

    private ImmutableArray<SeenType> Parameters(GenericParameterHandleCollection parameters, string prefix) =>
        [
            .. parameters
                .Select(metadata.GetGenericParameter)
                .Select(p =>
                {
                    string? typed = p.GetConstraints()
                        .Select(c => TypeOf(metadata.GetGenericParameterConstraint(c).Type, GenericScope.Definition))
                        .FirstOrDefault(static t => t.Head == TypedTypes.Features)
                        ?.Head;
                    return new SeenType(prefix + p.Index, "!", typed);
                }),
        ];
}
