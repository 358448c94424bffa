using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.CodeFixes;

/// <summary>
/// C#'s error about two named types that do not fit: the expression, its type, and the required type (CS1503, CS0029,
/// CS0019).
/// </summary>
internal sealed record TypeMismatch(
    ExpressionSyntax Expression,
    ITypeSymbol Given,
    ITypeSymbol Wanted,
    IParameterSymbol? Parameter
)
{
    /// <summary>The ids of these errors.</summary>
    public static readonly string[] Ids = ["CS1503", "CS0029", "CS0019"];

    public static TypeMismatch? Read(
        SyntaxNode root,
        SemanticModel model,
        Diagnostic diagnostic,
        CancellationToken cancellation
    )
    {
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        ExpressionSyntax? expression = node as ExpressionSyntax ?? (node as ArgumentSyntax)?.Expression;
        if (expression is null)
            return null;
        (ExpressionSyntax Expression, ITypeSymbol? Wanted, IParameterSymbol? Parameter) found = diagnostic.Id switch
        {
            "CS0019"
                when expression
                    is BinaryExpressionSyntax
                    {
                        RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression
                    } sum => (sum.Right, model.GetTypeInfo(sum.Left, cancellation).Type, null),
            "CS0019"
                when expression
                    is AssignmentExpressionSyntax
                    {
                        RawKind: (int)SyntaxKind.AddAssignmentExpression or (int)SyntaxKind.SubtractAssignmentExpression
                    } sum => (sum.Right, model.GetTypeInfo(sum.Left, cancellation).Type, null),
            "CS1503" when ParameterOf(expression, model, cancellation) is { } parameter => (
                expression,
                parameter.Type,
                parameter
            ),
            "CS0029" => (expression, model.GetTypeInfo(expression, cancellation).ConvertedType, null),
            _ => (expression, null, null),
        };
        return found.Wanted is { } wanted && model.GetTypeInfo(found.Expression, cancellation).Type is { } given
            ? new TypeMismatch(found.Expression, given, wanted, found.Parameter)
            : null;
    }

    /// <summary>The parameter that an argument was meant for, if only one method is possible.</summary>
    private static IParameterSymbol? ParameterOf(
        ExpressionSyntax expression,
        SemanticModel model,
        CancellationToken cancellation
    )
    {
        if (
            expression.Parent
                is not ArgumentSyntax
                {
                    NameColon: null,
                    Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list
                } argument
            || model.GetSymbolInfo(call, cancellation).CandidateSymbols is not [IMethodSymbol method]
        )
        {
            return null;
        }

        int index = list.Arguments.IndexOf(argument);
        return index < method.Parameters.Length ? method.Parameters[index] : null;
    }

    /// <summary>Whether the expression is <c>cloud.Positions</c>, and features are required.</summary>
    public bool IsAbsolutePosition =>
        SpaceTypes.IsPositions(Given)
        && AnnotationReader.OfType(Wanted).IsFeature
        && Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Positions" };
}
