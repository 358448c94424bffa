using System.Text.RegularExpressions;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.CodeFixes;

/// <summary>
/// Renames a block of a feature struct and its uses. A name in a string has no symbol that an editor could rename, and
/// no action can ask for a name. So the new name is written at one place, in the signature or at a use, and the action
/// applies it to the others.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp)]
public sealed class RenameBlockRefactoring : CodeRefactoringProvider
{
    private static readonly Regex BlockName = new(
        @"(?<![A-Za-z0-9_])([A-Za-z_][A-Za-z0-9_]*)(?=\s*:)",
        RegexOptions.CultureInvariant
    );

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        if (
            await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
        )
        {
            return;
        }

        int caret = context.Span.Start;
        if (
            SignatureArgument.Find(model, root, caret, cancellation) is
            { Kind: null, Attribute.Parent.Parent: StructDeclarationSyntax @struct } argument
        )
        {
            await FromSignature(context, model, argument, @struct).ConfigureAwait(false);
        }
        else if ((AccessAt(root, caret) ?? AccessAt(root, caret - 1)) is { } access)
        {
            await FromUse(context, model, access).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The access whose name contains a position; at the end of a name the token at the position is the next one.
    /// </summary>
    private static MemberAccessExpressionSyntax? AccessAt(SyntaxNode root, int position) =>
        root.FullSpan.Contains(position)
        && root.FindToken(position).Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name
        && access.Name == name
            ? access
            : null;

    /// <summary>The new name is in the signature: uses that no longer name a member are changed to it.</summary>
    private static async Task FromSignature(
        CodeRefactoringContext context,
        SemanticModel model,
        SignatureArgument argument,
        StructDeclarationSyntax @struct
    )
    {
        CancellationToken cancellation = context.CancellationToken;
        Match? block = BlockName
            .Matches(argument.Text)
            .Cast<Match>()
            .FirstOrDefault(m =>
                m.Index <= context.Span.Start - argument.Start
                && context.Span.Start - argument.Start <= m.Index + m.Length
            );
        if (
            block is null
            || model.GetDeclaredSymbol(@struct, cancellation) is not { } type
            || MemberOf(type, block.Value) is not { } member
        )
        {
            return;
        }
        Project project = context.Document.Project;
        IReadOnlyList<BlockUses.Use> uses = await BlockUses
            .Find(project, type, name: null, cancellation)
            .ConfigureAwait(false);
        foreach (
            IGrouping<string, BlockUses.Use> stale in uses.Where(u => !u.IsBound && u.Name != member)
                .GroupBy(static u => u.Name, StringComparer.Ordinal)
        )
        {
            context.RegisterRefactoring(
                CodeAction.Create(
                    $"Rename {stale.Key} to {member} where it is used",
                    token =>
                        BlockUses.Replace(project.Solution, stale.Select(u => (u.Document, u.Span, member)), token),
                    $"{nameof(RenameBlockRefactoring)}.{stale.Key}"
                )
            );
        }
    }

    /// <summary>
    /// The new name is at a use: one of the struct's blocks gets it, and so do all other uses of that block.
    /// </summary>
    private static async Task FromUse(
        CodeRefactoringContext context,
        SemanticModel model,
        MemberAccessExpressionSyntax access
    )
    {
        CancellationToken cancellation = context.CancellationToken;
        if (
            model.GetSymbolInfo(access, cancellation) is not { Symbol: null, CandidateSymbols.IsEmpty: true }
            || BlockUses.TypeAsked(model, access, cancellation) is not { } type
            || access.Name.Identifier.ValueText is not { Length: > 0 } member
            || RuntimeTypes.Find(type, "IrrepsAttribute") is not { ApplicationSyntaxReference: { } reference }
            || await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false)
                is not AttributeSyntax { ArgumentList.Arguments: [var first, ..] } attribute
            || context.Document.Project.Solution.GetDocument(attribute.SyntaxTree) is not { } declared
            || await declared.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } declaredModel
            || SignatureArgument.Find(
                declaredModel,
                await attribute.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false),
                first.Expression.SpanStart + 1,
                cancellation
            )
                is not { } argument
        )
        {
            return;
        }

        // Block names begin with a small letter, members with a capital.
        string name = char.ToLowerInvariant(member[0]) + member.Substring(1);
        if (!BlockNames.IsIdentifier(name) || BlockNames.IsReserved(name) || BlockNames.ToMemberName(name) != member)
            return;
        foreach (Match block in BlockName.Matches(argument.Text))
        {
            if (MemberOf(type, block.Value) is not { } old)
                continue;
            var place = new TextSpan(argument.Start + block.Index, block.Length);
            context.RegisterRefactoring(
                CodeAction.Create(
                    $"Rename the block '{block.Value}' to '{name}', and its uses",
                    async token =>
                    {
                        IReadOnlyList<BlockUses.Use> uses = await BlockUses
                            .Find(declared.Project, type, old, token)
                            .ConfigureAwait(false);
                        return await BlockUses
                            .Replace(
                                declared.Project.Solution,
                                uses.Select(u => (u.Document, u.Span, member)).Append((declared.Id, place, name)),
                                token
                            )
                            .ConfigureAwait(false);
                    },
                    $"{nameof(RenameBlockRefactoring)}.{block.Value}"
                )
            );
        }
    }

    /// <summary>
    /// The member that a block becomes; C# reserves the name of the struct, so a block of that name becomes
    /// <c>Value</c>. Null if it does not become a member.
    /// </summary>
    private static string? MemberOf(INamedTypeSymbol type, string block) =>
        !BlockNames.IsIdentifier(block) || BlockNames.IsReserved(block) ? null
        : BlockNames.ToMemberName(block) is var member && member == type.Name ? "Value"
        : member;
}
