using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>What a model's declaration must look like.</summary>
internal static class ModelForm
{
    private static readonly string[] GeneratedMembers = ["Parameters", "Record"];

    public static void Check(
        INamedTypeSymbol type,
        TypeDeclarationSyntax[] parts,
        LocationInfo name,
        FaultList faults,
        CancellationToken cancellation
    )
    {
        if (type.IsRecord)
            faults.Add(FaultIds.ModelIsRecord, name, type.Name);
        if (!type.IsSealed)
            faults.Add(FaultIds.ModelNotSealed, name, type.Name);
        if (type.IsGenericType)
            faults.Add(FaultIds.ModelIsGeneric, name, type.Name);
        if (type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } @base)
        {
            BaseTypeSyntax? written = parts
                .Select(static p => p.BaseList?.Types.FirstOrDefault())
                .FirstOrDefault(static b => b is not null);
            faults.Add(
                FaultIds.ModelHasBase,
                written is null ? name : LocationInfo.Of(written),
                type.Name,
                Names.Readable(@base)
            );
        }

        foreach (TypeDeclarationSyntax part in parts)
        {
            if (part.ParameterList is { } primary && !type.IsRecord)
                faults.Add(FaultIds.ModelPrimaryConstructor, LocationInfo.Of(primary), type.Name);
            foreach (ConstructorDeclarationSyntax constructor in part.Members.OfType<ConstructorDeclarationSyntax>())
                CheckConstructor(type, constructor, faults);
        }

        CheckFields(type, faults, cancellation);
        if (ModuleReader.CycleFrom(type) is { } cycle)
            faults.Add(FaultIds.ModelContainsItself, name, type.Name, string.Join(" → ", cycle));
    }

    /// <summary>Whether the user declares a constructor with the parameters of a generated one.</summary>
    public static bool DeclaresGeneratedConstructor(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.InstanceConstructors.Any(c =>
            GeneratedFiles.UserDeclarations(c, cancellation).Any() && IsGeneratedSignature(c)
        );

    /// <summary>Names that generated code needs for itself, and two layers of one name.</summary>
    public static void CheckNames(
        INamedTypeSymbol type,
        ISymbol[] members,
        IReadOnlyList<ModelPart> parts,
        FaultList faults,
        CancellationToken cancellation
    )
    {
        foreach (ISymbol member in members)
        {
            bool isReserved =
                Names.IsGenerated(member.Name)
                || GeneratedMembers.Contains(member.Name)
                || (
                    member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
                    && IsGeneratedSignature(constructor)
                );
            if (isReserved)
            {
                faults.Add(
                    FaultIds.ReservedMember,
                    NameOf(member, cancellation),
                    type.Name,
                    member is IMethodSymbol { MethodKind: MethodKind.Constructor }
                        ? Names.Readable(member)
                        : member.Name
                );
            }
        }

        // C# reserves the name of a class for its constructors.
        if (GeneratedMembers.Contains(type.Name) || Names.IsGenerated(type.Name))
            faults.Add(FaultIds.ReservedMember, NameOf(type, cancellation), Names.PlaceOf(type), type.Name);

        var layers = new Dictionary<string, ISymbol>(StringComparer.Ordinal);
        foreach (
            IMethodSymbol method in members
                .OfType<IMethodSymbol>()
                .Where(static m => !m.IsStatic && WrittenAttributes.OfLayers(m).Count > 0)
        )
        {
            if (layers.TryGetValue(method.Name, out ISymbol? first))
            {
                faults.AddRelated(
                    FaultIds.LayerOverloaded,
                    NameOf(method, cancellation),
                    NameOf(first, cancellation),
                    method.Name
                );
            }
            else
            {
                layers.Add(method.Name, method);
            }
        }

        var stored = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string member, string path) in parts.Select(NamesOf).Distinct())
        {
            if (!stored.TryGetValue(path, out string? other))
            {
                stored.Add(path, member);
            }
            else if (members.FirstOrDefault(m => Names.Escape(m.Name) == member) is { } symbol)
            {
                faults.Add(
                    FaultIds.StoredName,
                    NameOf(symbol, cancellation),
                    symbol.Name,
                    path,
                    $"'{other}' already has it"
                );
            }
        }
    }

    /// <summary>
    /// The parts, where those with the name or path of an earlier one are turned into stubs: two fields of one name
    /// would be errors of C#.
    /// </summary>
    public static IEnumerable<ModelPart> WithUniqueNames(IReadOnlyList<ModelPart> parts)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (ModelPart part in parts)
        {
            (string member, string path) = NamesOf(part);
            bool isFirst = members.Add(member) & paths.Add(path);
            yield return isFirst
                ? part
                : part switch
                {
                    LayerDeclaration layer => layer with { Options = null },
                    ModuleDeclaration module => module with { IsValid = false },
                    _ => part,
                };
        }
    }

    private static (string Member, string Path) NamesOf(ModelPart part) =>
        part switch
        {
            LayerDeclaration layer => (layer.Method, layer.StoredName),
            ModuleDeclaration module => (module.Property, module.StoredName),
            _ => (string.Empty, string.Empty),
        };

    private static void CheckConstructor(
        INamedTypeSymbol type,
        ConstructorDeclarationSyntax constructor,
        FaultList faults
    )
    {
        bool isChained = constructor.Initializer?.ThisOrBaseKeyword.IsKind(SyntaxKind.ThisKeyword) ?? false;
        if (!isChained && !constructor.Modifiers.Any(SyntaxKind.StaticKeyword))
            faults.Add(FaultIds.ConstructorNotChained, LocationInfo.Of(constructor.Identifier), type.Name);
    }

    /// <summary>
    /// A model in a field or an ordinary property compiles, but its weights are neither stored nor trained.
    /// </summary>
    private static void CheckFields(INamedTypeSymbol type, FaultList faults, CancellationToken cancellation)
    {
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
        {
            ISymbol declared = field.AssociatedSymbol ?? field;
            if (
                ModuleReader.ModelIn(field.Type) is { } model
                && NameOf(declared, cancellation) is { } place
                && RuntimeTypes.Find(declared, "ModuleAttribute") is null
            )
            {
                faults.Add(FaultIds.ModuleNotDeclared, place, type.Name, declared.Name, Names.Readable(model));
            }
        }
    }

    private static bool IsGeneratedSignature(IMethodSymbol constructor) =>
        constructor.Parameters switch
        {
            [var only] => only.Type is INamedTypeSymbol { Name: "ModelBuilder" },
            [var seed, var precision] => seed.Type.SpecialType == SpecialType.System_UInt64
                && RuntimeTypes.Is(precision.Type, "Precision"),
            _ => false,
        };

    /// <summary>The place of a member's name in the user's files; null if it has no declaration there.</summary>
    private static LocationInfo? NameOf(ISymbol member, CancellationToken cancellation) =>
        GeneratedFiles.UserDeclarations(member, cancellation).FirstOrDefault() switch
        {
            VariableDeclaratorSyntax variable => LocationInfo.Of(variable.Identifier),
            MethodDeclarationSyntax method => LocationInfo.Of(method.Identifier),
            PropertyDeclarationSyntax property => LocationInfo.Of(property.Identifier),
            ConstructorDeclarationSyntax constructor => LocationInfo.Of(constructor.Identifier),
            BaseTypeDeclarationSyntax nested => LocationInfo.Of(nested.Identifier),
            { } other => LocationInfo.Of(other.GetFirstToken()),
            null => null,
        };
}
