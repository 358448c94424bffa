using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Which numbers a scalar function may take from outside: those that stay the same during the lifetime of the function.
/// It is called once per row, and again when gradients are requested, while other threads run.
/// </summary>
internal sealed class ScalarCaptures(SemanticModel model, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, string?> _refusals = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, ScalarOwner> _owners = [];

    /// <summary>The semantic model of the file that contains a node.</summary>
    public SemanticModel Model(SyntaxNode node) =>
        node.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(node.SyntaxTree);

    /// <summary>The names and jumps in the owner of captured variables.</summary>
    public ScalarOwner Owner(SyntaxNode owner)
    {
        if (!_owners.TryGetValue(owner, out ScalarOwner? names))
            _owners.Add(owner, names = new ScalarOwner(owner));
        return names;
    }

    /// <summary>How messages name a field that may change; null if it cannot change.</summary>
    public string? Refuse(IFieldSymbol field) =>
        field.IsConst
        || (field is { IsReadOnly: true, IsImplicitlyDeclared: false, RefKind: RefKind.None } && IsOneForAll(field))
            ? null
        : field.IsImplicitlyDeclared ? $"The field behind '{(field.AssociatedSymbol ?? field).Name}'"
        : $"The field '{field.Name}', which is not readonly,";

    /// <summary>
    /// How messages name a property that may change; null if it cannot change. Its body, if it has one, must still be
    /// judged.
    /// </summary>
    public string? Refuse(IPropertySymbol property) =>
        property
            is not {
                SetMethod: null,
                GetMethod: not null,
                IsVirtual: false,
                IsAbstract: false,
                IsOverride: false,
                IsExtern: false,
                RefKind: RefKind.None,
                DeclaringSyntaxReferences: [var reference]
            }
        || property
            .ContainingType.GetMembers()
            .OfType<IFieldSymbol>()
            .Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property) && !IsOneForAll(f))
        || property.PartialDefinitionPart is not null
        || property.PartialImplementationPart is not null
        || reference.GetSyntax(cancellation) is not PropertyDeclarationSyntax
            ? $"The property '{property.Name}', which is not known to stay the same,"
            : null;

    /// <summary>Whether a field is neither thread-local nor overlaps another field.</summary>
    public static bool IsOneForAll(IFieldSymbol field) =>
        !field
            .GetAttributes()
            .Any(static a => a.AttributeClass?.Name is "ThreadStaticAttribute" or "FieldOffsetAttribute");

    /// <summary>The body of a property's getter; null if the compiler writes it.</summary>
    public static SyntaxNode? BodyOf(IPropertySymbol property, CancellationToken cancellation) =>
        property.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is not PropertyDeclarationSyntax declaration
            ? null
            : declaration.ExpressionBody
                ?? (SyntaxNode?)
                    declaration.AccessorList?.Accessors.FirstOrDefault(static a =>
                        a.Body is not null || a.ExpressionBody is not null
                    );

    /// <summary>
    /// How messages name an array that may change; null if it is a table: private, readonly, created in its
    /// initialiser, and only read by element.
    /// </summary>
    public string? RefuseTable(IFieldSymbol field)
    {
        if (!_refusals.TryGetValue(field, out string? refusal))
        {
            refusal = new ScalarTables(this, cancellation).IsTable(field)
                ? null
                : $"The array '{field.Name}', which is not a private readonly table that is only read,";
            _refusals.Add(field, refusal);
        }

        return refusal;
    }

    /// <summary>
    /// How messages name a variable or a parameter that a function captures and that may change afterwards; null if it
    /// does not.
    /// </summary>
    public string? Refuse(ISymbol variable, RefKind kind, SyntaxNode function)
    {
        if (!_refusals.TryGetValue(variable, out string? refusal))
        {
            string name =
                variable is IParameterSymbol
                    ? $"The parameter '{variable.Name}'"
                    : $"The local variable '{variable.Name}'";
            refusal =
                kind != RefKind.None ? name + ", which is a reference,"
                : ScalarWrites.CanFollow(variable, function, this, cancellation)
                    ? name + ", which changes after it is captured,"
                : null;
            _refusals.Add(variable, refusal);
        }

        return refusal;
    }
}
