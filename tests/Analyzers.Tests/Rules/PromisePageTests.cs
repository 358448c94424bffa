using System.Text.RegularExpressions;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Analyzers.Tests.Rules;

/// <summary>
/// The page of the promise names every operation that model code may use on typed values, and every rule that closes a
/// way out.
/// </summary>
public sealed partial class PromisePageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RuleSetTests.Root, "docs", "promise.md"));

    /// <summary>How the page writes operators and constructors.</summary>
    private static readonly Dictionary<string, string> Forms = new()
    {
        ["op_Addition"] = "`+`",
        ["op_Subtraction"] = "`-`",
        ["op_UnaryNegation"] = "unary `-`",
        ["op_Multiply"] = "`* number`",
        ["op_Division"] = "`/ number`",
        ["op_Implicit"] = "conversion to `Features`",
        [".ctor"] = "`new Pair<A, B>(x, y)`",
        ["Deconstruct"] = "deconstruction of a `Pair`",
    };

    public static TheoryData<string> Members =>
        [
            .. RuntimeMembers
                .Names.Select(static n => n[(n.IndexOf('.') + 1)..])
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    public static TheoryData<string> Layers => [.. RuntimeTypes.LayerAttributes];

    [Theory]
    [MemberData(nameof(Members))]
    public void Page_NamesEachListedMember(string member)
    {
        if (Forms.TryGetValue(member, out string? form))
            Assert.Contains(form, Page, StringComparison.Ordinal);
        else
            Assert.Matches($@"[.`]{member}\b", Page);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Page_NamesEachLayer(string layer) => Assert.Contains($"`[{layer}]`", Page, StringComparison.Ordinal);

    [Fact]
    public void Page_NamesEachEquivarianceRuleAndNoUnknownOne()
    {
        string[] named = [.. Ids().Matches(Page).Select(static m => m.Value).Distinct()];

        Assert.Empty(
            Descriptors.ById.Keys.Where(static id => id.StartsWith("GDL4", StringComparison.Ordinal)).Except(named)
        );
        Assert.Equal(["GDL0002"], named.Except(Descriptors.ById.Keys));
    }

    [GeneratedRegex(@"GDL\d{4}")]
    private static partial Regex Ids();
}
