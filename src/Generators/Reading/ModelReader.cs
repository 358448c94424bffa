using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Reads a model: a <c>sealed partial class</c> with <c>[EquivariantModel]</c>, its layers, modules and Forward
/// methods.
/// </summary>
public static class ModelReader
{
    /// <summary>
    /// Reads a class (or a record, to report that it must be a class) with <c>[EquivariantModel]</c>.
    /// </summary>
    public static ReadResult<ModelDeclaration> Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var faults = new FaultList();
        ModelDeclaration? model = Read(type, faults, cancellation);
        return new ReadResult<ModelDeclaration>(model, faults.ToEquatableArray());
    }

    private static ModelDeclaration? Read(INamedTypeSymbol type, FaultList faults, CancellationToken cancellation)
    {
        TypeDeclarationSyntax[] parts = GeneratedFiles
            .UserDeclarations(type, cancellation)
            .OfType<TypeDeclarationSyntax>()
            .ToArray();
        if (parts.Length == 0 || RuntimeTypes.Find(type, "EquivariantModelAttribute") is not { } attribute)
            return null;
        LocationInfo name = LocationInfo.Of(parts[0].Identifier);
        if (TypeContextReader.IsFileLocal(type))
        {
            faults.Add(FaultIds.FileLocalType, name, type.Name);
            return null;
        }

        var view = new AttributeView(attribute, cancellation);
        SymmetryGroup? group = GroupReader.Read(view, SymmetryGroup.O3, faults);
        GroupReader.CheckAxis(view, group, faults);
        ApproximateReader.CheckRange(view, faults);
        ModelForm.Check(type, parts, name, faults, cancellation);
        bool isConstructible =
            !type.IsRecord
            && parts.All(static p => p.ParameterList is null)
            && !ModelForm.DeclaresGeneratedConstructor(type, cancellation);

        ISymbol[] members = type.GetMembers().Where(m => IsUserMember(m, cancellation)).ToArray();
        var modelParts = new List<ModelPart>();
        foreach (ISymbol member in members)
        {
            cancellation.ThrowIfCancellationRequested();
            ModelPart? part = member switch
            {
                IMethodSymbol { IsStatic: false } method => group is not null && !type.IsGenericType
                    ? LayerReader.Read(method, group, ApproximateReader.Of(view), faults, cancellation)
                    : StubOf(method, cancellation),
                IPropertySymbol property => ModuleReader.Read(type, property, group, faults, cancellation),
                _ => null,
            };
            if (part is null)
                continue;
            modelParts.Add(isConstructible ? part : Disabled(part));
        }

        ApproximateReader.CheckLayers(type, view, modelParts.OfType<LayerDeclaration>(), faults);
        ShapeReader.Check(type, faults, cancellation);
        ModelForm.CheckNames(type, members, modelParts, faults, cancellation);
        return new ModelDeclaration(
            TypeContextReader.Read(type),
            group ?? SymmetryGroup.O3,
            GroupReader.AxisOf(view),
            ModelForm.WithUniqueNames(modelParts).ToEquatableArray(),
            ForwardReader.Read(type, faults, cancellation).ToEquatableArray(),
            isConstructible,
            parts.Any(static p => DocumentationReader.Read(p).Count > 0)
        )
        {
            Experiments = CopiedAttributes.WarningsOf(members.SelectMany(TypesOf)),
        };
    }

    /// <summary>The types that generated code names because a member names them.</summary>
    private static IEnumerable<ITypeSymbol> TypesOf(ISymbol member) =>
        member switch
        {
            IMethodSymbol method => method.Parameters.Select(static p => p.Type).Append(method.ReturnType),
            IPropertySymbol property => [property.Type],
            _ => [],
        };

    private static bool IsUserMember(ISymbol member, CancellationToken cancellation) =>
        !member.IsImplicitlyDeclared && GeneratedFiles.UserDeclarations(member, cancellation).Any();

    private static LayerDeclaration? StubOf(IMethodSymbol method, CancellationToken cancellation) =>
        WrittenAttributes.OfLayers(method).Count > 0
        && LayerReader.Declaration(method, cancellation) is { Body: null, ExpressionBody: null } syntax
        && syntax.Modifiers.Any(SyntaxKind.PartialKeyword)
        && method.PartialImplementationPart is null
            ? LayerReader.Stub(method, syntax, Names.ToStoredName(method.Name))
            : null;

    /// <summary>A part of a model that cannot be constructed: it throws.</summary>
    private static ModelPart Disabled(ModelPart part) =>
        part switch
        {
            LayerDeclaration layer => layer with { Options = null },
            ModuleDeclaration module => module with { IsValid = false },
            _ => part,
        };
}
