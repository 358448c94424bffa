using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Reads a module: a partial property with <c>[Module]</c> that holds a model, or a list of them.</summary>
public static class ModuleReader
{
    /// <summary>The faults of a <c>[Module]</c> outside a model.</summary>
    public static EquatableArray<Fault> ReadMisplaced(IPropertySymbol property, CancellationToken cancellation)
    {
        var faults = new FaultList();
        if (
            RuntimeTypes.Find(property.ContainingType, "EquivariantModelAttribute") is null
            && GeneratedFiles
                .UserDeclarations(property, cancellation)
                .OfType<PropertyDeclarationSyntax>()
                .FirstOrDefault()
                is { } syntax
        )
        {
            faults.Add(
                FaultIds.ModuleOutsideModel,
                LocationInfo.Of(syntax.Identifier),
                property.Name,
                property.ContainingType.Name
            );
        }

        return faults.ToEquatableArray();
    }

    internal static ModuleDeclaration? Read(
        INamedTypeSymbol model,
        IPropertySymbol property,
        SymmetryGroup? group,
        FaultList faults,
        CancellationToken cancellation
    )
    {
        if (
            RuntimeTypes.Find(property, "ModuleAttribute") is not { } data
            || GeneratedFiles
                .UserDeclarations(property, cancellation)
                .OfType<PropertyDeclarationSyntax>()
                .FirstOrDefault()
                is not { } syntax
        )
        {
            return null;
        }

        var attribute = new AttributeView(data, cancellation);
        int before = faults.Count;
        LocationInfo name = LocationInfo.Of(syntax.Identifier);
        string? form =
            !syntax.Modifiers.Any(SyntaxKind.PartialKeyword) ? "it is not partial"
            : property.IsStatic ? "it is static"
            : property.SetMethod is not null || property.GetMethod is null ? "it must have only a get accessor"
            : syntax.ExpressionBody is not null
            || syntax.AccessorList!.Accessors.Any(static a => a.Body is not null || a.ExpressionBody is not null)
                ? "it has a body of its own"
            : property.RefKind != RefKind.None ? "it returns a reference"
            : null;
        if (form is not null)
        {
            faults.Add(FaultIds.ModuleForm, name, property.Name, form);
            if (form is "it is not partial" or "it has a body of its own")
                return null;
        }

        if (property.Type.TypeKind == TypeKind.Error || ItemOf(property.Type) is { TypeKind: TypeKind.Error })
            return null;
        string stored = attribute.Text("Name") ?? Names.ToStoredName(property.Name);
        if (!Names.IsStoredName(stored))
        {
            faults.Add(
                FaultIds.StoredName,
                attribute.LocationOf("Name"),
                property.Name,
                stored,
                "a stored name has letters, digits and underscores"
            );
        }
        int repeat = attribute.Number("Repeat", 0);
        if (CopiedAttributes.IsForbidden(property.Type, model))
        {
            faults.Add(
                FaultIds.ModuleForm,
                LocationInfo.Of(syntax.Type),
                property.Name,
                "its type is [Obsolete] with error: true, so generated code cannot name it"
            );
        }
        ITypeSymbol module = CheckType(property, syntax, attribute, repeat, faults);
        CheckGroup(property, module, syntax, group, faults);
        CheckDeviation(property, module, syntax, faults);
        return new ModuleDeclaration(
            Names.Escape(property.Name),
            stored,
            string.Join(" ", syntax.Modifiers.Select(static m => m.Text)),
            Names.Full(property.Type),
            // A nullable type cannot be created by new.
            Names.Full(module.WithNullableAnnotation(NullableAnnotation.NotAnnotated)),
            repeat,
            AnnotationReader.ModelApproximateOf(module as INamedTypeSymbol) > 0,
            faults.Count == before && form is null && !Contains(module, model)
        )
        {
            IsMarked = GeneratedMark.IsOn(property),
        };
    }

    /// <summary>The cycle from a model through its modules back to itself; null if there is none.</summary>
    internal static IReadOnlyList<string>? CycleFrom(INamedTypeSymbol model)
    {
        var path = new List<string> { model.Name };
        return Search(model, model, path, new HashSet<ISymbol>(SymbolEqualityComparer.Default)) ? path : null;
    }

    /// <summary>The model that a type is, or is an array or collection of.</summary>
    public static ITypeSymbol? ModelIn(ITypeSymbol type) =>
        type switch
        {
            _ when IsModel(type) => type,
            IArrayTypeSymbol array => ModelIn(array.ElementType),
            INamedTypeSymbol { IsGenericType: true } named => named
                .TypeArguments.Select(ModelIn)
                .FirstOrDefault(static m => m is not null),
            _ => null,
        };

    private static ITypeSymbol CheckType(
        IPropertySymbol property,
        PropertyDeclarationSyntax syntax,
        AttributeView attribute,
        int repeat,
        FaultList faults
    )
    {
        ITypeSymbol module = ItemOf(property.Type) ?? property.Type;
        LocationInfo place = LocationInfo.Of(syntax.Type);
        if (!IsModel(module))
        {
            faults.Add(FaultIds.ModuleTypeNotModel, place, property.Name, Names.Readable(module));
        }
        else if (attribute.IsGiven("Repeat") && repeat < 1)
        {
            faults.Add(
                FaultIds.ModuleRepeat,
                attribute.LocationOf("Repeat"),
                property.Name,
                repeat.ToString(System.Globalization.CultureInfo.InvariantCulture),
                module.Name
            );
        }
        else if (repeat > 0 != ItemOf(property.Type) is not null)
        {
            faults.Add(
                FaultIds.ModuleRepeat,
                place,
                property.Name,
                repeat.ToString(System.Globalization.CultureInfo.InvariantCulture),
                module.Name
            );
        }
        return module;
    }

    private static void CheckGroup(
        IPropertySymbol property,
        ITypeSymbol module,
        PropertyDeclarationSyntax syntax,
        SymmetryGroup? group,
        FaultList faults
    )
    {
        if (
            group is not null
            && AnnotationReader.ModelGroupOf(module as INamedTypeSymbol) is { } its
            && (its != group || (!its.IsSpatial && AxisOf(module) != AxisOf(property.ContainingType)))
        )
        {
            string stated = StatedGroup.Of(its, AxisOf(module)),
                own = StatedGroup.Of(group, AxisOf(property.ContainingType));
            faults.Add(
                FaultIds.GroupMismatch,
                LocationInfo.Of(syntax.Type),
                property.Name,
                Names.Readable(module),
                stated,
                own,
                "the model",
                StatedGroup.Remedy(stated, own, "the model", isLarger: false)
            );
        }
    }

    private static void CheckDeviation(
        IPropertySymbol property,
        ITypeSymbol module,
        PropertyDeclarationSyntax syntax,
        FaultList faults
    )
    {
        (double its, double own) = (
            AnnotationReader.ModelApproximateOf(module as INamedTypeSymbol),
            AnnotationReader.ModelApproximateOf(property.ContainingType)
        );
        if (its > own)
        {
            faults.Add(
                FaultIds.ModelDeviates,
                LocationInfo.Of(syntax.Type),
                ApproximateReader.Arguments(property.Name, Names.Readable(module), its, "the model", own)
            );
        }
    }

    private static Axis AxisOf(ITypeSymbol model) => AnnotationReader.ModelAxisOf(model as INamedTypeSymbol);

    private static ITypeSymbol? ItemOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IReadOnlyList", Arity: 1 } list
        && list.ContainingNamespace.ToDisplayString() == "System.Collections.Generic"
            ? list.TypeArguments[0]
            : null;

    private static bool IsModel(ITypeSymbol type) => RuntimeTypes.Find(type, "EquivariantModelAttribute") is not null;

    private static IEnumerable<ITypeSymbol> ModulesOf(ITypeSymbol model) =>
        model
            .GetMembers()
            .OfType<IPropertySymbol>()
            .Where(static p => RuntimeTypes.Find(p, "ModuleAttribute") is not null)
            .Select(static p => ItemOf(p.Type) ?? p.Type);

    private static bool Contains(ITypeSymbol outer, ITypeSymbol wanted) =>
        SymbolEqualityComparer.Default.Equals(outer, wanted)
        || Search(outer, wanted, [], new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    private static bool Search(ITypeSymbol from, ITypeSymbol wanted, List<string> path, HashSet<ISymbol> seen)
    {
        foreach (ITypeSymbol module in ModulesOf(from))
        {
            path.Add(module.Name);
            if (
                SymbolEqualityComparer.Default.Equals(module, wanted)
                || (seen.Add(module) && Search(module, wanted, path, seen))
            )
            {
                return true;
            }
            path.RemoveAt(path.Count - 1);
        }

        return false;
    }
}
