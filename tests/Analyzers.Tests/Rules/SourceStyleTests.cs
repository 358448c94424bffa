using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Analyzers.Tests.Rules;

/// <summary>What the formatter does not hold: the length of lines, and one rule for braces.</summary>
public sealed class SourceStyleTests
{
    private const int Columns = 120;

    /// <summary>A word of this length has no place where it could be broken: names of kernels, file names.</summary>
    private const int LongWord = 80;

    public static TheoryData<string> Folders => ["src", "tests", "samples", "studies", "benchmarks"];

    /// <summary>Raw strings are exempt, since a break would be part of them.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void Lines_HaveAtMost120Columns(string folder) =>
        SourceFiles.AssertNone(
            SourceFiles
                .Of(folder)
                .SelectMany(static f =>
                {
                    TextSpan[] raw = [.. RawStrings(f.GetRoot())];
                    return f.GetText()
                        .Lines.Where(l => l.Span.Length > Columns && !raw.Any(r => r.IntersectsWith(l.Span)))
                        .Where(static l => l.ToString().Split(' ').All(static w => w.Length < LongWord))
                        .Select(l => $"{f.FilePath}({l.LineNumber + 1})");
                })
        );

    /// <summary>
    /// Braces stand where a branch or its condition takes more than one line, on all branches of an if or on none; what
    /// is one statement on one line has none.
    /// </summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void Braces_StandAroundSeveralLines(string folder) =>
        SourceFiles.AssertNone(
            SourceFiles
                .Of(folder)
                .SelectMany(static f =>
                    f.GetRoot()
                        .DescendantNodes()
                        .OfType<StatementSyntax>()
                        .Where(static s => BranchesOf(s) is { Count: > 0 } branches && !IsRuleKept(s, branches))
                        .Select(static s => SourceFiles.Place(s))
                )
        );

    private static bool IsRuleKept(StatementSyntax statement, IReadOnlyList<Branch> branches)
    {
        bool areNeeded = branches.Any(b => NeedsBraces(b, statement));
        return branches.All(b => b.Body is BlockSyntax == areNeeded);
    }

    /// <summary>
    /// What braces may stand around; an else-if goes with its if, statements of one kind in a column are one.
    /// </summary>
    private static IReadOnlyList<Branch> BranchesOf(StatementSyntax statement) =>
        statement switch
        {
            IfStatementSyntax { Parent: not ElseClauseSyntax } first => [.. BranchesOf(first)],
            CommonForEachStatementSyntax each => [new(each, each.CloseParenToken, each.Statement)],
            ForStatementSyntax loop => [new(loop, loop.CloseParenToken, loop.Statement)],
            WhileStatementSyntax loop => [new(loop, loop.CloseParenToken, loop.Statement)],
            LockStatementSyntax section => [new(section, section.CloseParenToken, section.Statement)],
            UsingStatementSyntax { Statement: not (UsingStatementSyntax or FixedStatementSyntax) } use =>
            [
                new(use, use.CloseParenToken, use.Statement),
            ],
            FixedStatementSyntax { Statement: not (UsingStatementSyntax or FixedStatementSyntax) } pin =>
            [
                new(pin, pin.CloseParenToken, pin.Statement),
            ],
            _ => [],
        };

    private static IEnumerable<Branch> BranchesOf(IfStatementSyntax first)
    {
        for (IfStatementSyntax? at = first; at is not null; at = at.Else?.Statement as IfStatementSyntax)
        {
            yield return new Branch(at, at.CloseParenToken, at.Statement);
            if (at.Else is { Statement: not IfStatementSyntax } last)
                yield return new Branch(last, last.ElseKeyword, last.Statement);
        }
    }

    private static bool NeedsBraces(Branch branch, StatementSyntax statement)
    {
        SourceText text = statement.SyntaxTree.GetText();
        if (!IsOneLine(TextSpan.FromBounds(branch.Owner.SpanStart, branch.End.Span.End), text))
            return true;
        if (branch.Body is not BlockSyntax block)
            return !IsOneLine(branch.Body.Span, text);
        return block.Statements is not [var only]
            || only
                is LocalDeclarationStatementSyntax
                    or LocalFunctionStatementSyntax
                    or LabeledStatementSyntax
                    or BlockSyntax
                    or UnsafeStatementSyntax
                    or CheckedStatementSyntax
            || !IsOneLine(only.Span, text)
            // The else of the outer one would be the inner one's.
            || (only is IfStatementSyntax && statement is IfStatementSyntax)
            || block.DescendantTrivia().Any(static t => !IsSpace(t));
    }

    private static bool IsSpace(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia;

    private static bool IsOneLine(TextSpan span, SourceText text) =>
        text.Lines.IndexOf(span.Start) == text.Lines.IndexOf(span.End);

    private static IEnumerable<TextSpan> RawStrings(SyntaxNode root) =>
        root.DescendantNodes()
            .Where(static n => n is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax)
            .Where(static n => n.GetFirstToken().Text.Contains("\"\"\"", StringComparison.Ordinal))
            .Select(static n => n.Span);

    /// <summary>A statement behind a header: from the owner's start to a token, then the body.</summary>
    private sealed record Branch(SyntaxNode Owner, SyntaxToken End, StatementSyntax Body);
}
