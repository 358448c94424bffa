using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.CodeFixes;

/// <summary>
/// Finds where the members of a feature struct are named, in its project and in projects that reference it.
/// </summary>
internal static class BlockUses
{
    /// <summary>A name after a dot, on a value of the struct or on the struct itself.</summary>
    /// <param name="Document">The document.</param>
    /// <param name="Span">The name.</param>
    /// <param name="Name">Its text.</param>
    /// <param name="IsBound">Whether there is such a member.</param>
    internal sealed record Use(DocumentId Document, TextSpan Span, string Name, bool IsBound);

    /// <summary>All names after a dot; if a name is given, only its occurrences.</summary>
    public static async Task<IReadOnlyList<Use>> Find(
        Project project,
        INamedTypeSymbol type,
        string? name,
        CancellationToken cancellation
    )
    {
        var uses = new List<Use>();
        IEnumerable<ProjectId> projects = project
            .Solution.GetProjectDependencyGraph()
            .GetProjectsThatTransitivelyDependOnThisProject(project.Id)
            .Prepend(project.Id);
        foreach (Document document in projects.SelectMany(id => project.Solution.GetProject(id)!.Documents))
        {
            if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
                continue;
            SemanticModel? model = null;
            foreach (
                (SyntaxNode container, SimpleNameSyntax member) in root.DescendantNodes(descendIntoTrivia: true)
                    .SelectMany(Names)
                    .Where(p => name is null || p.Member.Identifier.ValueText == name)
            )
            {
                model ??= await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
                if (model is not null && IsOf(type, model, container, cancellation))
                {
                    uses.Add(
                        new Use(
                            document.Id,
                            member.Identifier.Span,
                            member.Identifier.ValueText,
                            model.GetSymbolInfo(member, cancellation)
                                is not { Symbol: null, CandidateSymbols.IsEmpty: true }
                        )
                    );
                }
            }
        }

        return uses;
    }

    /// <summary>The feature struct on which a name after a dot is accessed; null if it is something else.</summary>
    public static INamedTypeSymbol? TypeAsked(
        SemanticModel model,
        MemberAccessExpressionSyntax access,
        CancellationToken cancellation
    ) =>
        model.GetTypeInfo(access.Expression, cancellation).Type as INamedTypeSymbol
        ?? model.GetSymbolInfo(access.Expression, cancellation).Symbol as INamedTypeSymbol;

    /// <summary>The solution with names replaced.</summary>
    public static async Task<Solution> Replace(
        Solution solution,
        IEnumerable<(DocumentId Document, TextSpan Span, string Text)> edits,
        CancellationToken cancellation
    )
    {
        foreach (
            IGrouping<DocumentId, (DocumentId Document, TextSpan Span, string Text)> document in edits.GroupBy(
                static e => e.Document
            )
        )
        {
            SourceText source = await solution
                .GetDocument(document.Key)!
                .GetTextAsync(cancellation)
                .ConfigureAwait(false);
            solution = solution.WithDocumentText(
                document.Key,
                source.WithChanges(
                    document.OrderBy(static e => e.Span.Start).Select(static e => new TextChange(e.Span, e.Text))
                )
            );
        }

        return solution;
    }

    private static IEnumerable<(SyntaxNode Container, SimpleNameSyntax Member)> Names(SyntaxNode node)
    {
        if (node is MemberAccessExpressionSyntax access)
            yield return (access.Expression, access.Name);
        else if (node is QualifiedCrefSyntax { Member: NameMemberCrefSyntax { Name: SimpleNameSyntax member } } cref)
            yield return (cref.Container, member);
    }

    private static bool IsOf(
        INamedTypeSymbol type,
        SemanticModel model,
        SyntaxNode container,
        CancellationToken cancellation
    )
    {
        ITypeSymbol? asked =
            model.GetTypeInfo(container, cancellation).Type
            ?? model.GetSymbolInfo(container, cancellation).Symbol as ITypeSymbol;
        // In another project it is another symbol.
        return asked is INamedTypeSymbol
            && asked.Name == type.Name
            && DocumentationCommentId.CreateDeclarationId(asked) == DocumentationCommentId.CreateDeclarationId(type)
            && asked.ContainingAssembly?.Name == type.ContainingAssembly?.Name;
    }
}
