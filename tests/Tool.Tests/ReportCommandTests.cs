using System.Text.RegularExpressions;
using GeoDL.Typed.Tool.Page;

namespace GeoDL.Typed.Tool.Tests;

/// <summary><c>geodl report</c>.</summary>
public sealed partial class ReportCommandTests(ReportPages pages) : IClassFixture<ReportPages>
{
    [Fact]
    public void Report_HasEveryModelWithItsLayers()
    {
        string page = File.ReadAllText(pages.Models);

        string[] models = ["ForceNet", "WrongNet", "ImageNet", "OrbitNet", "PlaneNet", "VolumeNet", "UnfedNet"];
        foreach (string model in models)
            Assert.Contains($"<h2>{model}</h2>", page, StringComparison.Ordinal);
        // A module stands in its owner.
        Assert.DoesNotContain("<h2>Exchange</h2>", page, StringComparison.Ordinal);
        foreach (LayerSummary layer in new Models.ForceNet().Summary().Layers)
            Assert.Contains($">{layer.Path}</button>", page, StringComparison.Ordinal);
        Assert.Contains("each layer approximate within 0.05", page, StringComparison.Ordinal);
        Assert.Contains("a window of 5 × 5 × 5 voxels carries", page, StringComparison.Ordinal);
        Assert.Contains("<figcaption>degree 2, ", page, StringComparison.Ordinal);
        Assert.Contains("It is not: the tool has to see it.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_NeedsNothingBesideIt()
    {
        string page = File.ReadAllText(pages.Models);

        Assert.DoesNotMatch("""(?i)<(script|iframe|img|source|video|audio|object|embed)[^>]*\ssrc="(?!data:)""", page);
        Assert.DoesNotMatch("""(?i)<link\b|@import|url\((?!#)|href="(?!#)""", page);
        // Nor does it say where it was made.
        Assert.DoesNotContain(Path.GetDirectoryName(Ran.Models)!, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_IsTheSameEachTime()
    {
        string first = File.ReadAllText(pages.Models);

        string again = pages.Make(ReportPages.ModelsWithCode, "--checkpoint", pages.CheckpointFile);

        Assert.Equal(first, File.ReadAllText(again));
    }

    [Fact]
    public void Ids_AreUniqueAndFound()
    {
        string page = File.ReadAllText(pages.Models);

        string[] ids = [.. Id().Matches(page).Select(static m => m.Groups[1].Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(Reference().Matches(page), m => Assert.Contains(m.Groups[1].Value + m.Groups[2].Value, ids));
    }

    [Fact]
    public void Code_IsEncodedAndLeadsToPaths()
    {
        string page = File.ReadAllText(pages.Models);

        Assert.DoesNotContain("<summary>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;summary&gt;", page, StringComparison.Ordinal);
        // Ten paths of the convolution of ForceNet: seven couplings and three maps.
        Assert.Matches("""<a class="path" href="#" data-table="coupled" data-path="7">""", page);
        Assert.Matches("""<a class="path" href="#" data-table="mixed" data-path="3">""", page);
    }

    [Fact]
    public void Report_SaysWhatItCouldNotRunAndWhereCodeIsMissing()
    {
        string page = File.ReadAllText(pages.Make(Ran.Models, "--model", "UnfedNet"));

        Assert.Contains(
            "The model could not be run (there are no random values of Settings; supply some by a method with "
                + "[VerificationInputs])",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("The emitted files were not found.", page, StringComparison.Ordinal);
    }

    /// <summary>The checkpoint finds its model, whose weights are of another precision than the tool's.</summary>
    [Fact]
    public void Checkpoint_GivesTheLearnedFunctionsOfItsModel()
    {
        using var folder = new TemporaryFolder();
        string page = File.ReadAllText(pages.Models),
            other = folder.PathOf("other.safetensors");
        Checkpoint.Save(other, new Models.ForceNet(seed: 6, Precision.Double).Parameters);

        string again = File.ReadAllText(pages.Make(Ran.Models, "--model", "ForceNet", "--checkpoint", other));

        Assert.Equal(
            "ForceNet",
            Model().Match(page[..page.IndexOf(" · trained<", StringComparison.Ordinal)]).Groups[1].Value
        );
        Assert.Single(Trained().Matches(page));
        Assert.Contains(">r = 1.5<", page, StringComparison.Ordinal);
        // Of the others there is the basis.
        Assert.Contains("With --checkpoint the learned functions stand here", page, StringComparison.Ordinal);
        // Other weights, other curves.
        Assert.DoesNotContain("With --checkpoint", again, StringComparison.Ordinal);
        Assert.NotEmpty(Curves(again));
        Assert.Empty(Curves(again).Intersect(Curves(page)));
    }

    [Fact]
    public void Report_RefusesInOneLineAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        string output = folder.PathOf("report.html"),
            text = folder.Write("text.dll", "text"),
            whole = folder.PathOf("whole.safetensors"),
            cut = folder.PathOf("cut.safetensors");
        Checkpoint.Save(whole, new Models.PlaneNet().Parameters);
        File.WriteAllBytes(cut, File.ReadAllBytes(whole)[..^100]);

        void Refused(string part, params string[] arguments) =>
            Ran.Of(["report", .. arguments, "--output", output]).IsRefused(part);

        Refused("There is no file", folder.PathOf("no.dll"));
        Refused("is not a .NET assembly", text);
        Refused("does not use GeoDL.Typed", typeof(Uri).Assembly.Location);
        Refused("has no model 'NoNet'", Ran.Models, "--model", "NoNet");
        Refused("cut.safetensors", Ran.Models, "--checkpoint", cut);
        Refused("no.safetensors", Ran.Models, "--checkpoint", folder.PathOf("no.safetensors"));
        Refused("text.dll", Ran.Models, "--checkpoint", text);
        Refused("whole.safetensors", Ran.Models, "--model", "ForceNet", "--checkpoint", whole);
        Assert.False(File.Exists(output));
        Ran.Of("report", Ran.Models, "--model", "WrongNet", "-o", folder.PathOf("no/report.html"))
            .IsRefused("no/report.html");
        if (OperatingSystem.IsLinux())
            Ran.Of("report", Ran.Models, "--model", "WrongNet", "-o", "/proc/report.html").IsRefused("/proc");
    }

    [Fact]
    public void Html_IsEncodedAndHasNoEmptyStarts()
    {
        Assert.Equal(
            """<td title="a &lt; &quot;b&quot;">a &lt; b &amp; c</td>""",
            Html.Write(Html.Tag("td", Html.Attribute("title", "a < \"b\""), "a < b & c"))
        );
        Assert.Equal("<div></div>", Html.Write(Html.Tag("div", [null])));
        Assert.Equal("<br />", Html.Write(Html.Tag("br")));
    }

    private static string[] Curves(string page) => [.. Curve().Matches(page).Select(static m => m.Value)];

    [GeneratedRegex("""\sid="([^"]+)""")]
    private static partial Regex Id();

    [GeneratedRegex("""(?:data-open|data-code)="([^"]+)|href="#([^"]+)""")]
    private static partial Regex Reference();

    [GeneratedRegex("<h2>(\\w+)</h2>", RegexOptions.RightToLeft)]
    private static partial Regex Model();

    [GeneratedRegex(" · trained<")]
    private static partial Regex Trained();

    [GeneratedRegex("""<path class="curve" d="[^"]*""")]
    private static partial Regex Curve();
}
