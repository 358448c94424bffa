using System.Collections.Concurrent;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Reports what belongs to another group than the code around it (GDL1016): code of a model to the model's group, a marked helper to that of the first thing
/// that it names. What is declared is reported where it is declared; what is nowhere declared, at the first expression that brings it in.
/// </summary>
internal sealed class GroupChecks
{
    private const string Model = "the model";

    private readonly Groups _groups;
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _clashes = new(SymbolEqualityComparer.Default);

    private GroupChecks(Compilation compilation) => _groups = Groups.Of(compilation);

    /// <summary>Registers the checks of a compilation.</summary>
    public static void Register(CompilationStartAnalysisContext start)
    {
        var checks = new GroupChecks(start.Compilation);
        start.RegisterSymbolAction(checks.CheckMember, SymbolKind.Method, SymbolKind.Property, SymbolKind.Field, SymbolKind.Event, SymbolKind.NamedType);
        // By type, so that the compiler makes no operations of code that no rule asks about.
        start.RegisterSymbolStartAction(checks.StartType, SymbolKind.NamedType);
    }

    /// <summary>The group of a method that is no model's: that of the first thing that its declaration names. Inline signatures without one are of O(3).</summary>
    public static Group? OfHelper(IMethodSymbol method, Groups groups, CancellationToken cancellation) =>
        GroupPlaces.Of(method, groups, cancellation).Select(static p => (Group?)p.What.Group).FirstOrDefault();

    private void CheckMember(SymbolAnalysisContext context)
    {
        ISymbol member = context.Symbol;
        if (IsReadElsewhere(member))
            return;
        (Belonging What, SyntaxNode Place)[] places = GroupPlaces.Of(member, _groups, context.CancellationToken).ToArray();
        if (places.Length == 0 || GroupAround(member, places) is not { } own)
            return;
        foreach ((Belonging what, SyntaxNode place) in places.Where(p => p.What.Group != own.Group).GroupBy(static p => p.Place).Select(static g => g.First()))
            Report(context.ReportDiagnostic, member, what, own, place);
    }

    /// <summary>The parts of partial members that are their other part's to report, layers and modules, which have readers, and models in fields (GDL2017).</summary>
    private static bool IsReadElsewhere(ISymbol member) => member switch
    {
        IMethodSymbol method => method.PartialDefinitionPart is not null || method.AssociatedSymbol is not null || IsLayer(method),
        IPropertySymbol property => property.PartialDefinitionPart is not null || RuntimeTypes.Find(property, "ModuleAttribute") is not null
            || (property.ContainingType.GetMembers().Any(m => m is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)) && IsModelInModel(property.Type, property)),
        IFieldSymbol field => field.IsImplicitlyDeclared || IsModelInModel(field.Type, field),
        _ => member.IsImplicitlyDeclared,
    };

    private static bool IsLayer(IMethodSymbol method) => method.GetAttributes().Any(static a => RuntimeTypes.LayerAttributeName(a.AttributeClass) is not null);

    private static bool IsModelInModel(ITypeSymbol type, ISymbol member) =>
        ModuleReader.ModelIn(type) is not null && RuntimeTypes.Find(member.ContainingType, "EquivariantModelAttribute") is not null;

    /// <summary>The group of the code that a member is; null if it has none.</summary>
    private static (string Name, Group Group)? GroupAround(ISymbol member, IReadOnlyList<(Belonging What, SyntaxNode Place)> places)
    {
        if (AnnotationReader.ModelGroupOf(member as INamedTypeSymbol ?? member.ContainingType) is { } model)
            return (Model, model);
        return member is IMethodSymbol method && ModelCode.IsEquivariant(method) && places.Count > 0 ? (places[0].What.Name, places[0].What.Group) : null;
    }

    private void StartType(SymbolStartAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!GeneratedFiles.Hold(type) && (ModelCode.ModelOf(type) is not null || type.GetMembers().Any(static m => m is IMethodSymbol method && ModelCode.IsEquivariant(method))))
            context.RegisterOperationBlockAction(CheckBody);
    }

    private void CheckBody(OperationBlockAnalysisContext context)
    {
        ISymbol member = context.OwningSymbol;
        if (member is IMethodSymbol assumed && ModelCode.IsAssumed(assumed))
            return;
        INamedTypeSymbol? model = ModelCode.ModelOf(member as INamedTypeSymbol ?? member.ContainingType);
        if (model is null && !(member is IMethodSymbol method && ModelCode.IsEquivariant(method)))
            return;
        (Belonging What, SyntaxNode Place)[] places = model is null ? GroupPlaces.Of(member, _groups, context.CancellationToken).ToArray() : [];
        var body = new GroupBody(_groups, GroupAround(member, places), context.CancellationToken);
        foreach (IOperation block in context.OperationBlocks.Where(static b => !GeneratedFiles.Contains(b.Syntax.SyntaxTree)))
            body.Walk(block);
        if (body.First is not { } first)
            return;
        bool isDeclared = model is null ? places.Any(p => p.What.Group != places[0].What.Group) : IsClashDeclared(model, context.CancellationToken);
        if (!isDeclared && !CSharpErrors.At(first.Model, first.Place.Span, context.CancellationToken))
            Report(context.ReportDiagnostic, member, first.What, first.Own, first.Place);
    }

    /// <summary>Whether something of another group is named by a declaration in a model: then that is the mistake, and its uses are not others.</summary>
    private bool IsClashDeclared(INamedTypeSymbol model, CancellationToken cancellation) => _clashes.TryGetValue(model, out bool known)
        ? known
        : _clashes.GetOrAdd(model, DeclarationsIn(model).Any(m => AnnotationReader.ModelGroupOf(m as INamedTypeSymbol ?? m.ContainingType) is { } own
            && GroupPlaces.Of(m, _groups, cancellation).Any(p => p.What.Group != own)));

    private static IEnumerable<ISymbol> DeclarationsIn(INamedTypeSymbol type) =>
        type.GetMembers().SelectMany(static m => m is INamedTypeSymbol nested ? DeclarationsIn(nested) : [m]).Append(type);

    private static void Report(Action<Diagnostic> report, ISymbol member, Belonging what, (string Name, Group Group) own, SyntaxNode place)
    {
        string name = member is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } ? member.ContainingType.Name
            : (member as IMethodSymbol)?.AssociatedSymbol?.Name ?? member.Name;
        report(Diagnostic.Create(Descriptors.GroupMismatch, place.GetLocation(), name, what.Name, what.Group.ToString(), own.Group.ToString(), own.Name));
    }
}
