using System.Collections.Immutable;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.CodeFixes;

/// <summary>
/// Fixes C#'s errors about named types that do not fit: by a linear layer between them, by another type at the layer
/// that takes or returns the value, or by positions relative to the centre of their cloud.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class NamedTypeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. TypeMismatch.Ids];

    /// <inheritdoc/>
    /// <remarks>Each place is fixed separately.</remarks>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        if (
            await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
        )
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (TypeMismatch.Read(root, model, diagnostic, cancellation) is not { } mismatch)
                continue;
            if (mismatch.IsAbsolutePosition)
            {
                RegisterRelative(context, diagnostic, root, mismatch);
            }
            else if (
                AnnotationReader.OfType(mismatch.Given).Signature is { } given
                && AnnotationReader.OfType(mismatch.Wanted).Signature is { } wanted
            )
            {
                Register(context, diagnostic, root, model, mismatch, LinearJoin.Exists(given, wanted));
            }
        }
    }

    private static void Register(
        CodeFixContext context,
        Diagnostic diagnostic,
        SyntaxNode root,
        SemanticModel model,
        TypeMismatch mismatch,
        bool isReached
    )
    {
        CancellationToken cancellation = context.CancellationToken;
        string given = Name(mismatch.Given, model, mismatch.Expression),
            wanted = Name(mismatch.Wanted, model, mismatch.Expression);
        if (
            mismatch.Parameter is { } parameter
            && IsLayer(parameter.ContainingSymbol)
            && TypeOf(parameter, cancellation) is { } parameterType
        )
        {
            RegisterType(
                context,
                diagnostic,
                parameterType,
                given,
                $"Change the parameter '{parameter.Name}' of '{parameter.ContainingSymbol.Name}' to {given}"
            );
        }
        if (
            mismatch.Expression is InvocationExpressionSyntax call
            && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol layer
            && IsLayer(layer)
            && (
                layer.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as MethodDeclarationSyntax
            )?.ReturnType
                is { } returnType
        )
        {
            RegisterType(context, diagnostic, returnType, wanted, $"Change the result of '{layer.Name}' to {wanted}");
        }

        if (
            !isReached
            || LinearJoin.ModelOf(mismatch.Expression, model, cancellation) is not { } type
            || model.GetDeclaredSymbol(type, cancellation) is not { } symbol
        )
        {
            return;
        }
        string name = LinearJoin.Name(symbol, "To" + mismatch.Wanted.Name);
        string declaration = $"[Linear] private partial {wanted} {name}({given} x);";
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Join by a linear layer from {given} to {wanted}",
                _ => Task.FromResult(LinearJoin.Insert(context.Document, root, mismatch.Expression, name, declaration)),
                nameof(NamedTypeFix) + ".Join"
            ),
            diagnostic
        );
    }

    private static void RegisterType(
        CodeFixContext context,
        Diagnostic diagnostic,
        TypeSyntax type,
        string text,
        string title
    )
    {
        if (context.Document.Project.Solution.GetDocument(type.SyntaxTree) is { } document)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    title,
                    token => LiteralEdit.Replace(document, type.Span, text, token),
                    nameof(NamedTypeFix) + ".Type"
                ),
                diagnostic
            );
        }
    }

    private static void RegisterRelative(
        CodeFixContext context,
        Diagnostic diagnostic,
        SyntaxNode root,
        TypeMismatch mismatch
    )
    {
        string cloud = ((MemberAccessExpressionSyntax)mismatch.Expression).Expression.ToString();
        string text = $"{cloud}.Positions - {cloud}.Positions.Mean({cloud}.Batch).Broadcast({cloud}.Batch)";
        bool isOperand = mismatch.Expression.Parent is BinaryExpressionSyntax or MemberAccessExpressionSyntax;
        context.RegisterCodeFix(
            CodeAction.Create(
                "Use positions relative to the centre of the cloud",
                token =>
                    LiteralEdit.Replace(
                        context.Document,
                        mismatch.Expression.Span,
                        isOperand ? $"({text})" : text,
                        token
                    ),
                nameof(NamedTypeFix) + ".Relative"
            ),
            diagnostic
        );
    }

    private static TypeSyntax? TypeOf(IParameterSymbol parameter, CancellationToken cancellation) =>
        (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as ParameterSyntax)?.Type;

    private static bool IsLayer(ISymbol method) =>
        method.GetAttributes().Any(static a => RuntimeTypes.LayerAttributeName(a.AttributeClass) is not null);

    private static string Name(ITypeSymbol type, SemanticModel model, ExpressionSyntax where) =>
        type.ToMinimalDisplayString(model, where.SpanStart);
}
