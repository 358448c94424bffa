using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Finds out whether a local variable or a parameter can be written after a function has captured it: every write
/// is before the function in the text, and in no loop that comes back to it, unless the variable is a new one in
/// each iteration.
/// </summary>
internal static class ScalarWrites
{
    /// <summary>Whether a write may follow.</summary>
    public static bool CanFollow(
        ISymbol variable,
        SyntaxNode function,
        ScalarCaptures captures,
        CancellationToken cancellation
    )
    {
        if (variable.ContainingSymbol.DeclaringSyntaxReferences is not [var reference])
            return true;
        SyntaxNode owner = reference.GetSyntax(cancellation);
        // The parameters of a primary constructor are fields.
        if (owner is TypeDeclarationSyntax || !owner.Span.Contains(function.Span))
            return true;
        SyntaxNode? declaration =
            variable is IParameterSymbol
                ? null
                : variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        if (variable is not IParameterSymbol && declaration is null)
            return true;
        ScalarOwner names = captures.Owner(owner);
        bool isDirect = Inner(function, owner) is null;
        SyntaxNode[] loops = [.. function.Ancestors().TakeWhile(a => a != owner).Where(IsLoop)];
        IEnumerable<SyntaxNode> writes = names
            .Named(variable.Name)
            .Where(n =>
                SymbolEqualityComparer.Default.Equals(captures.Model(n).GetSymbolInfo(n, cancellation).Symbol, variable)
                && !IsRead(n, captures, cancellation)
            );
        if (declaration is not null && IsWrite(declaration))
            writes = writes.Prepend(declaration);
        foreach (SyntaxNode write in writes)
        {
            bool isDeclaration = write == declaration;
            if (
                names.HasJumps
                || (
                    !isDeclaration
                    && (!isDirect || Inner(write, owner) is not null || IsReference(write, captures, cancellation))
                )
            )
            {
                return true;
            }
            // A function that is declared before is called after; its variable has a value by then.
            if (write.SpanStart > function.SpanStart && !(isDeclaration && !isDirect))
                return true;
            if (loops.Any(l => l.Span.Contains(write.Span) && !IsFresh(declaration, l)))
                return true;
        }

        return false;
    }

    private static bool IsLoop(SyntaxNode node) =>
        node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    /// <summary>Whether a loop creates a variable anew in each iteration.</summary>
    private static bool IsFresh(SyntaxNode? declaration, SyntaxNode loop) =>
        declaration is not null
        && (
            declaration == loop
            || loop switch
            {
                ForStatementSyntax counted => counted.Statement.Span.Contains(declaration.Span),
                ForEachStatementSyntax each => each.Statement.Span.Contains(declaration.Span),
                ForEachVariableStatementSyntax parts => parts.Statement.Span.Contains(declaration.Span)
                    || parts.Variable.Span.Contains(declaration.Span),
                WhileStatementSyntax test => test.Statement.Span.Contains(declaration.Span),
                DoStatementSyntax test => test.Statement.Span.Contains(declaration.Span),
                _ => false,
            }
        );

    /// <summary>
    /// Whether a declaration gives a value. That of a parameter or of a <c>foreach</c> does so before anything runs.
    /// </summary>
    private static bool IsWrite(SyntaxNode declaration) =>
        declaration is not VariableDeclaratorSyntax { Initializer: null };

    /// <summary>
    /// The lambda or local function around a node, within the owner of a variable; null if there is none.
    /// </summary>
    private static SyntaxNode? Inner(SyntaxNode node, SyntaxNode owner) =>
        node.Ancestors()
            .TakeWhile(a => a != owner)
            .FirstOrDefault(static a => a is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    /// <summary>
    /// Whether a name denotes the value. A name without an operation is not a read, except in <c>nameof</c>.
    /// </summary>
    private static bool IsRead(IdentifierNameSyntax name, ScalarCaptures captures, CancellationToken cancellation) =>
        captures.Model(name).GetOperation(name, cancellation) is { } operation
            ? !IsTarget(operation)
            : name.Ancestors()
                .Any(static a =>
                    a is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } }
                );

    private static bool IsReference(SyntaxNode name, ScalarCaptures captures, CancellationToken cancellation) =>
        captures.Model(name).GetOperation(name, cancellation) is not { } operation || !IsAssigned(operation);

    /// <summary>Whether a variable is written, or a reference is taken through which it may be written.</summary>
    private static bool IsTarget(IOperation operation)
    {
        if (IsAssigned(operation))
            return true;
        SyntaxNode syntax = operation.Syntax;
        while (syntax.Parent is ParenthesizedExpressionSyntax or ConditionalExpressionSyntax)
            syntax = syntax.Parent;
        return syntax.Parent
                is RefExpressionSyntax
                    or MakeRefExpressionSyntax
                    or ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
            || syntax.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression }
            || operation.Parent is IArgumentOperation { Parameter.RefKind: not RefKind.None } or IAddressOfOperation
            // An extension method may take its receiver by reference.
            || (
                operation.Parent is IInvocationOperation call
                && call.Instance == operation
                && !Namespaces.IsFramework(call.TargetMethod)
            )
            || (
                operation.Parent is IPropertyReferenceOperation property
                && property.Instance == operation
                && !Namespaces.IsFramework(property.Property)
            )
            || operation.Parent
                is IVariableInitializerOperation
                {
                    Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None }
                };
    }

    private static bool IsAssigned(IOperation operation)
    {
        IOperation target = operation;
        while (target.Parent is ITupleOperation or IParenthesizedOperation)
            target = target.Parent;
        return target.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == target
                && assignment is not ISimpleAssignmentOperation { IsRef: true },
            IIncrementOrDecrementOperation => true,
            IForEachLoopOperation loop => loop.LoopControlVariable == target,
            IArgumentOperation argument => argument.Parameter?.RefKind == RefKind.Out,
            _ => false,
        };
    }
}
