using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>Finds out whether an array never changes, from all its uses in the type that declares it.</summary>
internal sealed class ScalarTables(ScalarCaptures captures, CancellationToken cancellation)
{
    /// <summary>
    /// Whether a field is a private readonly array of numbers that is created in its initialiser and only read by
    /// element.
    /// </summary>
    public bool IsTable(IFieldSymbol field) =>
        field
            is {
                IsReadOnly: true,
                DeclaredAccessibility: Accessibility.Private,
                Type: IArrayTypeSymbol { ElementType: var element },
                DeclaringSyntaxReferences: [var declaration]
            }
        && ScalarTypes.IsNumber(element)
        && ScalarCaptures.IsOneForAll(field)
        && declaration.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var start }
        && IsMadeInPlace(start)
        // A private field is named only in its own type.
        && field.ContainingType.DeclaringSyntaxReferences.All(r =>
            r.GetSyntax(cancellation)
                .DescendantNodes()
                .OfType<SimpleNameSyntax>()
                .Where(n => n.Identifier.ValueText == field.Name)
                .All(n => IsOther(n, field) || IsRead(n))
        );

    private bool IsMadeInPlace(ExpressionSyntax start) =>
        start switch
        {
            ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or InitializerExpressionSyntax =>
                true,
            CollectionExpressionSyntax => captures.Model(start).GetTypeInfo(start, cancellation).ConvertedType
                is IArrayTypeSymbol,
            _ => false,
        };

    private bool IsOther(SimpleNameSyntax name, IFieldSymbol field) =>
        captures.Model(name).GetSymbolInfo(name, cancellation).Symbol is { } symbol
        && !SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, field.OriginalDefinition);

    private bool IsRead(SimpleNameSyntax name)
    {
        SyntaxNode array = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        SemanticModel model = captures.Model(name);
        if (
            array.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: "Length" } length
            && length.Expression == array
        )
        {
            return model.GetOperation(length, cancellation) is IPropertyReferenceOperation;
        }
        return array.Parent is ElementAccessExpressionSyntax element
            && element.Expression == array
            && model.GetOperation(element, cancellation)
                is IArrayElementReferenceOperation { Indices: var indices } read
            && indices.All(static i => ScalarTypes.IsNumber(i.Type))
            && IsValue(read, model);
    }

    /// <summary>Whether an element is taken as a value, not as a place to write to.</summary>
    private bool IsValue(IOperation element, SemanticModel model) =>
        element.Parent switch
        {
            IUnaryOperation
            or IBinaryOperation
            or IConversionOperation
            or IInterpolationOperation
            or IArrayElementReferenceOperation => true,
            IConditionalOperation { IsRef: false } or IArgumentOperation { Parameter.RefKind: RefKind.None } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.None } } =>
                true,
            ISimpleAssignmentOperation { IsRef: false } assignment => assignment.Value == element,
            ICompoundAssignmentOperation compound => compound.Value == element,
            IReturnOperation => model.GetEnclosingSymbol(element.Syntax.SpanStart, cancellation)
                is IMethodSymbol { ReturnsByRef: false, ReturnsByRefReadonly: false },
            _ => false,
        };
}
