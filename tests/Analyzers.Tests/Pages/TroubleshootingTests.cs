using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests.Pages;

/// <summary>The page on troubleshooting quotes messages of the build as users see them.</summary>
public sealed partial class TroubleshootingTests
{
    private static readonly string[] Shown = File.ReadAllLines(Page.FullName("docs/troubleshooting.md"));

    [Fact]
    public void MessagesOfTheTargets_StandOnThePage()
    {
        XElement[] messages =
        [
            .. XDocument
                .Load(Page.FullName("src/Runtime/buildTransitive/GeoDL.Typed.targets"))
                .Descendants()
                .Where(static e => e.Attribute("Code") is not null),
        ];
        Assert.NotEmpty(messages);
        Assert.All(
            messages,
            static message =>
            {
                string start = $"{message.Name.LocalName.ToLowerInvariant()} {message.Attribute("Code")!.Value}: ";
                string[] parts = Property().Split(message.Attribute("Text")!.Value);
                string pattern = "^" + Regex.Escape(start) + string.Join(".+", parts.Select(Regex.Escape)) + "$";
                Assert.Contains(Shown, line => Regex.IsMatch(line, pattern));
            }
        );
    }

    [Fact]
    public void MessageWithoutTheGenerator_StandsOnThePage()
    {
        PageBlock model = Page.Open("docs/getting-started.md").Blocks.First(static b => b.File == "VelocityNet.cs");
        Assert.Contains(
            Analysis.Compile(("VelocityNet.cs", model.Text)).GetDiagnostics(),
            static d =>
                Shown.Contains($"error {d.Id}: {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")
        );
    }

    [GeneratedRegex(@"\$\(\w+\)")]
    private static partial Regex Property();
}
