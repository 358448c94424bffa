using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace GeoDL.Typed.Witness;

/// <summary>Signatures of metadata as text, in the form of <see cref="SymbolText"/>.</summary>
internal sealed class SignatureReader(string assembly, TypedTypes types)
    : ISignatureTypeProvider<SeenType, GenericScope>
{
    private readonly Dictionary<EntityHandle, SeenType> _definitions = [];

    /// <summary>The name of a type definition, without its assembly.</summary>
    public static string FullName(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string name = reader.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer ? FullName(reader, outer) + "+" + name
            : type.Namespace.IsNil ? name
            : reader.GetString(type.Namespace) + "." + name;
    }

    public SeenType GetPrimitiveType(PrimitiveTypeCode typeCode) =>
        new("System." + typeCode, "System." + typeCode, null);

    public SeenType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        _definitions.TryGetValue(handle, out SeenType? known)
            ? known
            : _definitions[handle] = Named(assembly, FullName(reader, handle));

    public SeenType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        if (_definitions.TryGetValue(handle, out SeenType? known))
            return known;
        (string from, string name) = Reference(reader, handle);
        return _definitions[handle] = Named(from, name);
    }

    public SeenType GetTypeFromSpecification(
        MetadataReader reader,
        GenericScope genericContext,
        TypeSpecificationHandle handle,
        byte rawTypeKind
    ) => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public SeenType GetSZArrayType(SeenType elementType) =>
        elementType with
        {
            Text = SymbolText.Array(elementType.Text, 1),
            Arguments = [],
        };

    public SeenType GetArrayType(SeenType elementType, ArrayShape shape) =>
        elementType with
        {
            Text = SymbolText.Array(elementType.Text, shape.Rank),
            Arguments = [],
        };

    public SeenType GetByReferenceType(SeenType elementType) =>
        elementType with
        {
            Text = elementType.Text + "&",
            Arguments = [],
        };

    public SeenType GetPointerType(SeenType elementType) =>
        elementType with
        {
            Text = elementType.Text + "*",
            Arguments = [],
        };

    public SeenType GetFunctionPointerType(MethodSignature<SeenType> signature) =>
        new(
            SymbolText.FunctionPointer,
            SymbolText.FunctionPointer,
            First(signature.ParameterTypes.Append(signature.ReturnType))
        );

    public SeenType GetGenericInstantiation(SeenType genericType, ImmutableArray<SeenType> typeArguments) =>
        new(
            SymbolText.Constructed(genericType.Text, typeArguments.Select(static a => a.Text)),
            genericType.Head,
            genericType.Typed ?? First(typeArguments)
        )
        {
            Arguments = typeArguments,
        };

    public SeenType GetGenericTypeParameter(GenericScope genericContext, int index) => genericContext.Type(index);

    public SeenType GetGenericMethodParameter(GenericScope genericContext, int index) => genericContext.Method(index);

    public SeenType GetModifiedType(SeenType modifier, SeenType unmodifiedType, bool isRequired) => unmodifiedType;

    public SeenType GetPinnedType(SeenType elementType) => elementType;

    /// <summary>What is typed among some types: something that is more than a number of a lambda comes first.</summary>
    public static string? First(IEnumerable<SeenType> all)
    {
        string? found = null;
        foreach (SeenType type in all)
        {
            if (type.Typed is { } typed && (found is null || found == TypedTypes.Real))
                found = typed;
        }

        return found;
    }

    private SeenType Named(string from, string name)
    {
        string text = SymbolText.LanguageTypes.Contains(name) ? name : $"[{from}]{name}";
        return new SeenType(text, text, types.IsTyped(text) ? text : null);
    }

    private static (string Assembly, string Name) Reference(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = reader.GetString(type.Name);
        switch (type.ResolutionScope.Kind)
        {
            case HandleKind.TypeReference:
                (string from, string outer) = Reference(reader, (TypeReferenceHandle)type.ResolutionScope);
                return (from, outer + "+" + name);
            case HandleKind.AssemblyReference:
                return (
                    reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name),
                    type.Namespace.IsNil ? name : reader.GetString(type.Namespace) + "." + name
                );
            default:
                throw new NotSupportedException($"The scope of the type {name} is a {type.ResolutionScope.Kind}.");
        }
    }
}
