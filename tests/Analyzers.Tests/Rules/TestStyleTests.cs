using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Analyzers.Tests.Rules;

/// <summary>One style for tests: how they are named, and where their tolerances stand.</summary>
public sealed partial class TestStyleTests
{
    /// <summary>Larger ones follow from samples and stored steps, not from rounding.</summary>
    private const double Largest = 0.001;

    /// <summary>CONVENTIONS, section 7.</summary>
    [Fact]
    public void TestMethods_AreNamedBySubjectAndWhatItDoes() =>
        SourceFiles.AssertNone(
            SourceFiles
                .Of("tests")
                .SelectMany(static f => f.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
                .Where(static m => m.AttributeLists.SelectMany(static l => l.Attributes).Any(IsTest))
                .Where(static m => !Name().IsMatch(m.Identifier.Text))
                .Select(static m => $"{SourceFiles.Place(m.Identifier)}: {m.Identifier.Text}")
        );

    [Fact]
    public void Tolerances_StandInTheirTable() =>
        SourceFiles.AssertNone(SourceFiles.Of("tests").SelectMany(LiteralTolerances));

    [Theory]
    [InlineData("Assert.True(x < 1e-12);", 1)]
    [InlineData("Assert.True(error <= 2e-6 * Math.Max(largest, 1e-300));", 2)]
    [InlineData("Assert.All(xs, x => Assert.True(Math.Abs(x) > 0.0001));", 1)]
    [InlineData("Assert.Equal(1.0, x, 1e-9 * 3);", 1)]
    [InlineData("Assert.Equal(1.0, x, 12);", 1)]
    [InlineData("Assert.InRange(x, -1e-14, 1 + 1e-14);", 2)]
    [InlineData("Near.Equal(a, b, isDouble ? 1e-12 : 2e-6);", 2)]
    [InlineData("Check(tolerance: 1e-7);", 1)]
    [InlineData("const double tolerance = 1e-7;", 1)]
    [InlineData("const double rounding = 1e-7; Near.Equal(a, b, 5 * rounding);", 1)]
    [InlineData("double Tolerance(bool isDouble) => isDouble ? 1e-7 : 1e-3;", 2)]
    [InlineData("Near.Equal(a, b, Tolerance.Value.Double, scale: 1);", 0)]
    [InlineData("Assert.Equal(1e-60, Volume(1e-20));", 0)]
    [InlineData("Assert.True(Of(1e-5) < 0.05);", 0)]
    [InlineData("const double step = 1e-5; double u = 1 - step;", 0)]
    public void LiteralTolerance_IsSeen(string statements, int count) =>
        Assert.Equal(
            count,
            LiteralTolerances(CSharpSyntaxTree.ParseText($"void F() {{ {statements} }}", path: "Some.cs")).Count()
        );

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(_[A-Z][A-Za-z0-9]*){1,2}$")]
    private static partial Regex Name();

    [GeneratedRegex("tolerance|precision", RegexOptions.IgnoreCase)]
    private static partial Regex ToleranceName();

    private static bool IsTest(AttributeSyntax attribute) =>
        attribute.Name.ToString() is var name
        && (name.EndsWith("Fact", StringComparison.Ordinal) || name.EndsWith("Theory", StringComparison.Ordinal));

    private static IEnumerable<string> LiteralTolerances(SyntaxTree file)
    {
        if (file.FilePath.Split(Path.DirectorySeparatorChar) is [.., "TestSupport", "Tolerance.cs"])
            return [];
        SyntaxNode root = file.GetRoot();
        HashSet<string> names =
        [
            .. root.DescendantNodes()
                .OfType<VariableDeclaratorSyntax>()
                .Where(static v => v.Initializer?.Value is LiteralExpressionSyntax literal && IsSmall(literal))
                .Select(static v => v.Identifier.Text),
        ];
        return root.DescendantNodes()
            .Where(n =>
                n switch
                {
                    LiteralExpressionSyntax literal => IsDigits(literal) || (IsSmall(literal) && IsCompared(literal)),
                    IdentifierNameSyntax name => names.Contains(name.Identifier.Text)
                        && Whole(name).Parent is ArgumentSyntax argument
                        && IsToleranceOf(argument),
                    _ => false,
                }
            )
            .Select(static n => $"{SourceFiles.Place(n)}: {n}");
    }

    private static bool IsSmall(LiteralExpressionSyntax literal) =>
        literal.Token.Value is double or float && Convert.ToDouble(literal.Token.Value, null) is > 0 and <= Largest;

    /// <summary>How many decimals are compared: the third argument of <c>Assert.Equal</c> as a whole number.</summary>
    private static bool IsDigits(LiteralExpressionSyntax literal) =>
        literal is { Token.Value: int, Parent: ArgumentSyntax argument }
        && Callee(argument) is "Assert.Equal" or "Assert.NotEqual"
        && IsToleranceOf((ArgumentSyntax)literal.Parent);

    private static bool IsCompared(LiteralExpressionSyntax literal)
    {
        ExpressionSyntax whole = Whole(literal);
        return whole.Parent switch
        {
            BinaryExpressionSyntax comparison => IsOrder(comparison),
            RelationalPatternSyntax => true,
            ArgumentSyntax argument => IsToleranceOf(argument),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax v } => IsTolerance(v.Identifier),
            EqualsValueClauseSyntax { Parent: ParameterSyntax p } => IsTolerance(p.Identifier),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax p } => IsTolerance(p.Identifier),
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax m } => IsTolerance(m.Identifier),
            ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax m } => IsTolerance(m.Identifier),
            ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax p } => IsTolerance(p.Identifier),
            _ => false,
        };
    }

    private static bool IsTolerance(SyntaxToken name) => ToleranceName().IsMatch(name.Text);

    /// <summary>The expression that a number is a term or a factor of; what stands above is what it is for.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax number)
    {
        ExpressionSyntax whole = number;
        while (true)
        {
            ExpressionSyntax? next = whole.Parent switch
            {
                ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax =>
                    (ExpressionSyntax)whole.Parent,
                ConditionalExpressionSyntax choice when choice.Condition != whole => choice,
                BinaryExpressionSyntax operation when IsArithmetic(operation) => operation,
                SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => choice,
                ArgumentSyntax argument when Callee(argument) is "Math.Max" or "Math.Min" => (ExpressionSyntax)
                    argument.Parent!.Parent!,
                _ => null,
            };
            if (next is null)
                return whole;
            whole = next;
        }
    }

    private static bool IsArithmetic(BinaryExpressionSyntax operation) =>
        operation.Kind()
            is SyntaxKind.AddExpression
                or SyntaxKind.SubtractExpression
                or SyntaxKind.MultiplyExpression
                or SyntaxKind.DivideExpression;

    private static bool IsOrder(BinaryExpressionSyntax operation) =>
        operation.Kind()
            is SyntaxKind.LessThanExpression
                or SyntaxKind.LessThanOrEqualExpression
                or SyntaxKind.GreaterThanExpression
                or SyntaxKind.GreaterThanOrEqualExpression;

    private static string? Callee(ArgumentSyntax argument) =>
        (argument.Parent?.Parent as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax member
            ? $"{member.Expression}.{member.Name.Identifier.Text}"
            : null;

    private static bool IsToleranceOf(ArgumentSyntax argument)
    {
        if (argument.NameColon is { } name)
            return IsTolerance(name.Name.Identifier);
        int place = (argument.Parent as ArgumentListSyntax)?.Arguments.IndexOf(argument) ?? -1;
        return Callee(argument) switch
        {
            "Assert.InRange" or "Assert.NotInRange" => place > 0,
            "Assert.Equal" or "Assert.NotEqual" or "Near.Equal" => place > 1,
            _ => false,
        };
    }
}
