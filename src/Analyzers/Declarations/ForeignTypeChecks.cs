using System.Collections.Concurrent;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Reports what model code may not touch at all, wherever it comes from: everything of another group (GDL1016), and
/// counterfeit features (GDL2008).
/// Code of a model has the model's group, a marked helper the group of the first thing that it names. Declared things
/// are reported at their declarations, others at the first expression that brings them in.
/// </summary>
internal sealed class ForeignTypeChecks
{
    private readonly Groups _groups;
    private readonly TypedTypes _types = new();
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _clashes = new(SymbolEqualityComparer.Default);

    private ForeignTypeChecks(Compilation compilation) => _groups = Groups.Of(compilation);

    /// <summary>Registers the checks of a compilation.</summary>
    public static void Register(CompilationStartAnalysisContext start)
    {
        var checks = new ForeignTypeChecks(start.Compilation);
        start.RegisterSymbolAction(
            checks.CheckMember,
            SymbolKind.Method,
            SymbolKind.Property,
            SymbolKind.Field,
            SymbolKind.Event,
            SymbolKind.NamedType
        );
        // Registered by type, so that the compiler does not create operations for code that no rule examines.
        start.RegisterSymbolStartAction(checks.StartType, SymbolKind.NamedType);
    }

    /// <summary>
    /// The group of a method outside models: that of the first thing that its declaration names. Inline signatures
    /// without a group are of O(3).
    /// </summary>
    public static SymmetryGroup? OfHelper(IMethodSymbol method, Groups groups, CancellationToken cancellation) =>
        HomeOfHelper(GroupPlaces.Of(method, groups, cancellation))?.Group;

    /// <summary>
    /// The group that a helper's declaration names first, the axis of the first model, and the largest bound of a
    /// model. Where it names no model, a helper has no axis and is exact, and its body names no model that is not.
    /// </summary>
    private static Home? HomeOfHelper(IEnumerable<(Belonging What, SyntaxNode Place)> places)
    {
        Belonging[] all = [.. places.Select(static p => p.What).Where(static b => !b.IsOpen)];
        return all.Length == 0
            ? null
            : new Home(
                all[0].Name,
                all[0].Group,
                all.Select(static b => b.Axis).FirstOrDefault(static a => a is not null),
                all.Max(static b => b.Approximate)
            );
    }

    private void CheckMember(SymbolAnalysisContext context)
    {
        ISymbol member = context.Symbol;
        // Most members of a project are generated, and name the same types as their declarations.
        if (GeneratedFiles.Hold(member))
            return;
        if (
            (_groups.ModelGroupOf(member as INamedTypeSymbol ?? member.ContainingType) is null && !IsHelper(member))
            || IsOtherPart(member)
        )
        {
            return;
        }
        if (DeclaredCounterfeit(member, context.CancellationToken) is { } found)
        {
            context.ReportDiagnostic(Counterfeit.Report(found.Type, found.Place.GetLocation()));
            return;
        }

        if (IsReadElsewhere(member))
            return;
        (Belonging What, SyntaxNode Place)[] places = GroupPlaces
            .Of(member, _groups, context.CancellationToken)
            .ToArray();
        if (places.Length == 0 || GroupAround(member, places) is not { } own)
            return;
        foreach (
            (Belonging what, SyntaxNode place) in places
                .Where(p => !Fits(p, own) && !IsRestrictedUpwards(member, p, own))
                .GroupBy(static p => p.Place)
                .Select(static g => g.First())
        )
        {
            Report(context.ReportDiagnostic, member, what, own, place, isUse: false);
        }
    }

    private static bool IsHelper(ISymbol member) => member is IMethodSymbol method && ModelCode.IsEquivariant(method);

    private (INamedTypeSymbol Type, SyntaxNode Place)? DeclaredCounterfeit(
        ISymbol member,
        CancellationToken cancellation
    )
    {
        foreach ((ITypeSymbol type, SyntaxNode declaration) in GroupPlaces.TypesOf(member, cancellation))
        {
            if (_types.CounterfeitIn(type) is { } found)
                return (found, GroupPlaces.NameIn(GroupPlaces.TypeOf(declaration) ?? declaration, found));
        }

        return null;
    }

    /// <summary>Members whose other part is the declaration, or that come with another declaration.</summary>
    private static bool IsOtherPart(ISymbol member) =>
        member switch
        {
            IMethodSymbol method => method.PartialDefinitionPart is not null || method.AssociatedSymbol is not null,
            IPropertySymbol property => property.PartialDefinitionPart is not null,
            _ => member.IsImplicitlyDeclared,
        };

    /// <summary>Layers and modules, which readers check, and models in fields (GDL2017).</summary>
    private static bool IsReadElsewhere(ISymbol member) =>
        member switch
        {
            IMethodSymbol => IsLayer(member),
            IPropertySymbol property => RuntimeTypes.Find(property, "ModuleAttribute") is not null
                || (
                    property
                        .ContainingType.GetMembers()
                        .Any(m =>
                            m is IFieldSymbol field
                            && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)
                        ) && IsModelInModel(property.Type, property)
                ),
            IFieldSymbol field => IsModelInModel(field.Type, field),
            _ => false,
        };

    private static bool IsLayer(ISymbol member) =>
        member is IMethodSymbol method && WrittenAttributes.OfLayers(method).Count > 0;

    private static bool IsModelInModel(ITypeSymbol type, ISymbol member) =>
        ModuleReader.ModelIn(type) is not null
        && RuntimeTypes.Find(member.ContainingType, "EquivariantModelAttribute") is not null;

    /// <summary>The group of a member's code; null if it has none.</summary>
    private Home? GroupAround(ISymbol member, IReadOnlyList<(Belonging What, SyntaxNode Place)> places)
    {
        if (_groups.HomeOf(member as INamedTypeSymbol ?? member.ContainingType) is { } model)
            return model;
        return IsHelper(member) ? HomeOfHelper(places) : null;
    }

    private void StartType(SymbolStartAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!GeneratedFiles.Hold(type) && (ModelCode.ModelOf(type) is not null || type.GetMembers().Any(IsHelper)))
            context.RegisterOperationBlockAction(CheckBody);
    }

    private void CheckBody(OperationBlockAnalysisContext context)
    {
        ISymbol member = context.OwningSymbol;
        if (member is IMethodSymbol assumed && ModelCode.IsAssumed(assumed))
            return;
        INamedTypeSymbol? model = ModelCode.ModelOf(member as INamedTypeSymbol ?? member.ContainingType);
        if (model is null && !IsHelper(member))
            return;
        CancellationToken cancellation = context.CancellationToken;
        (Belonging What, SyntaxNode Place)[] places = model is null
            ? GroupPlaces.Of(member, _groups, cancellation).ToArray()
            : [];
        var body = new GroupBody(_groups, GroupAround(member, places), cancellation);
        var counterfeits = new CounterfeitBody(_types);
        foreach (
            IOperation block in context.OperationBlocks.Where(static b => !GeneratedFiles.Contains(b.Syntax.SyntaxTree))
        )
        {
            Walk(block, body, counterfeits, cancellation);
        }
        if (counterfeits.First is { } foreign)
        {
            if (
                !(
                    model is null
                        ? DeclaredCounterfeit(member, cancellation) is not null
                        : DeclarationsIn(model).Any(m => DeclaredCounterfeit(m, cancellation) is not null)
                )
            )
            {
                context.ReportDiagnostic(Counterfeit.Report(foreign.Type, foreign.Place.GetLocation()));
            }
            return;
        }

        if (body.First is not { } first)
            return;
        bool isDeclared = model is null
            ? HomeOfHelper(places) is { } home && places.Any(p => !Fits(p, home))
            : IsClashDeclared(model, cancellation);
        if (!isDeclared && !CSharpErrors.At(first.Model, first.Place.Span, cancellation))
            Report(context.ReportDiagnostic, member, first.What, first.Own, first.Place, isUse: true);
    }

    /// <summary>In the order of the source, without recursion: depth must not matter.</summary>
    private static void Walk(
        IOperation block,
        GroupBody body,
        CounterfeitBody counterfeits,
        CancellationToken cancellation
    )
    {
        var open = new Stack<IOperation>();
        open.Push(block);
        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            IOperation operation = open.Pop();
            // The name of a type gives access to nothing; a person answers for what is assumed.
            if (
                operation is INameOfOperation or ITypeOfOperation
                || (operation is ILocalFunctionOperation { Symbol: var function } && ModelCode.IsAssumed(function))
            )
            {
                continue;
            }
            body.Visit(operation);
            counterfeits.Visit(operation);
            foreach (IOperation child in operation.ChildOperations.Reverse())
                open.Push(child);
        }
    }

    /// <summary>
    /// Whether a declaration in a model names something of another group: then that is the mistake, and its uses are
    /// not reported.
    /// </summary>
    private bool IsClashDeclared(INamedTypeSymbol model, CancellationToken cancellation) =>
        _clashes.TryGetValue(model, out bool known)
            ? known
            : _clashes.GetOrAdd(
                model,
                DeclarationsIn(model)
                    .Any(m =>
                        _groups.HomeOf(m as INamedTypeSymbol ?? m.ContainingType) is { } own
                        && GroupPlaces
                            .Of(m, _groups, cancellation)
                            .Any(p => !(IsLayer(m) ? FitsLayer(m, p, own) : Fits(p, own)))
                    )
            );

    /// <summary>
    /// Parameters may have a type of a larger group: their values can only be restricted. Fields on a sphere may be
    /// anywhere: what is done with them is judged where it is done.
    /// </summary>
    internal static bool Fits((Belonging What, SyntaxNode Place) found, Home own) =>
        found.What.FitsIn(own)
        || found.What.IsFieldOf(own)
        || (found.What.MayEnter(own) && found.Place.FirstAncestorOrSelf<ParameterSyntax>() is not null);

    /// <summary>
    /// As the reader of layers says: only the operand of a restriction may be of a larger group, and only a transform
    /// has fields on a sphere.
    /// </summary>
    private static bool FitsLayer(ISymbol layer, (Belonging What, SyntaxNode Place) found, Home own) =>
        found.What.FitsIn(own)
        || (
            found.What.IsFieldOf(own)
            && FieldUse.IsTransform(
                (IMethodSymbol)layer,
                isOperand: found.Place.FirstAncestorOrSelf<ParameterSyntax>() is not null
            )
        )
        || (
            found.Place.FirstAncestorOrSelf<ParameterSyntax>() is not null
            && GroupBody.IsRestriction((IMethodSymbol)layer)
            && Restriction.IsAllowed(found.What.Group, own.Group)
        );

    /// <summary>
    /// Whether a restriction of the model takes such a feature though it is of no larger group: then that is the
    /// mistake (GDL2121), and not that the feature comes in.
    /// </summary>
    private static bool IsRestrictedUpwards(ISymbol member, (Belonging What, SyntaxNode Place) found, Home own) =>
        found.What.What is ITypeSymbol type
        && found.Place.FirstAncestorOrSelf<ParameterSyntax>() is not null
        && !Restriction.IsAllowed(found.What.Group, own.Group)
        && ModelCode.ModelOf(member as INamedTypeSymbol ?? member.ContainingType) is { } model
        && model
            .GetMembers()
            .OfType<IMethodSymbol>()
            .Any(m =>
                GroupBody.IsRestriction(m) && m.Parameters.Any(p => SymbolEqualityComparer.Default.Equals(p.Type, type))
            );

    private static IEnumerable<ISymbol> DeclarationsIn(INamedTypeSymbol type) =>
        type.GetMembers()
            .SelectMany(static m => m is INamedTypeSymbol nested ? DeclarationsIn(nested) : [m])
            .Append(type);

    private static void Report(
        Action<Diagnostic> report,
        ISymbol member,
        Belonging what,
        Home own,
        SyntaxNode place,
        bool isUse
    )
    {
        string name = member is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor }
            ? member.ContainingType.Name
            : (member as IMethodSymbol)?.AssociatedSymbol?.Name ?? member.Name;
        if (what.HasGroupOf(own))
        {
            report(
                Diagnostic.Create(
                    Descriptors.ModelDeviates,
                    place.GetLocation(),
                    ApproximateReader.Arguments(name, what.Name, what.Approximate, own.Name, own.Approximate)
                )
            );
            return;
        }
        report(
            Diagnostic.Create(
                Descriptors.GroupMismatch,
                place.GetLocation(),
                name,
                what.Name,
                what.Stated,
                own.Stated,
                own.Name,
                what.Remedy(own, isUse)
            )
        );
    }
}
