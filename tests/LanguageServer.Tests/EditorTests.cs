using System.Text.Json.Nodes;

namespace GeoDL.Typed.LanguageServer.Tests;

/// <summary>What a user sees in an editor that talks to a language server, with the DLLs as they are built.</summary>
public sealed class EditorTests(EditedFile file) : IClassFixture<EditedFile>
{
    [LanguageServerFact]
    public async Task Mistake_IsUnderlinedInsideTheString_AndNothingElse()
    {
        file.Write(EditedFile.Source);
        Assert.Empty(await file.Diagnostics());

        (string Right, string Wrong, string Id, string Underlined)[] mistakes =
        [
            ("velocity: 1o", "velocity: 1z", "GDL1002", "1z"),
            ("mass: 0e", "mass: 0q", "GDL1002", "0q"),
            ("4x0e + 2x1o", "4x0e + 16", "GDL1005", "16"),
            ("4x0e + 2x1o", "4x0e  2x1o", "GDL1010", "2x1o"),
        ];
        foreach ((string right, string wrong, string id, string underlined) in mistakes)
        {
            file.Write(EditedFile.Source.Replace(right, wrong, StringComparison.Ordinal));
            Assert.Equal([(id, underlined)], (await file.Diagnostics()).Select(static d => (d.Id, d.Text)));
        }
    }

    [LanguageServerFact]
    public async Task Completion_CarriesItsOwnReplacement_AndSaysWhatEachIs()
    {
        file.Write(EditedFile.Source.Replace("4x0e + 2x1o", "4x1", StringComparison.Ordinal));
        IReadOnlyList<JsonNode> items = await file.Complete(file.Text.IndexOf("4x1", StringComparison.Ordinal) + 3);

        Assert.Equal(
            ["4x0e", "4x0o", "4x1o", "4x1e", "4x2e", "4x2o", "4x3o", "4x3e"],
            items.Select(static i => (string)i["insertText"]!)
        );
        Assert.Equal("1o: polar vector", (string)items[2]["detail"]!);
        Assert.StartsWith(
            "Degree 1, odd: changes sign under inversion",
            (string)items[2]["documentation"]!["value"]!,
            StringComparison.Ordinal
        );
    }

    [LanguageServerFact]
    public async Task Hover_IsReadable()
    {
        file.Write(EditedFile.Source);
        foreach (string layer in new[] { "Embed(cloud", "Read(h)" })
        {
            string shown = await file.Hover(layer);
            // As a browser of markdown reads it: each fence begins a line, and is closed.
            string[] fences = [.. shown.Split('\n').Where(static l => l.Contains("```", StringComparison.Ordinal))];
            Assert.All(fences, static l => Assert.StartsWith("```", l, StringComparison.Ordinal));
            Assert.Equal(4, fences.Length);
            Assert.Contains(shown.Split('\n'), static l => l.Contains("2x1o → ", StringComparison.Ordinal));
        }

        Assert.Contains("mass: 0e + velocity: 1o", await file.Hover("Halo"), StringComparison.Ordinal);
        Assert.Contains("Reads the answer out.", await file.Hover("Read(h)"), StringComparison.Ordinal);
    }

    [LanguageServerFact]
    public async Task Definition_OfALayerIsTheUsers()
    {
        file.Write(EditedFile.Source);
        int line = EditedFile
            .Source[..EditedFile.Source.IndexOf("Embed(Neighbourhood", StringComparison.Ordinal)]
            .Count(static c => c == '\n');

        Assert.Equal(("Model.cs", line), Assert.Single(await file.Places("textDocument/definition", "Embed(cloud")));
    }

    [LanguageServerFact]
    public async Task SixtyStatesOfTyping_AreSurvived_AndSayNothingElsewhere()
    {
        const string Signature = "mass: 0e + velocity: 1o";
        const string Line = "h += 0.5 * h * cloud.Features.Mass;";
        int signature = EditedFile.Source.IndexOf(Signature, StringComparison.Ordinal),
            line = EditedFile.Source.IndexOf(Line, StringComparison.Ordinal);
        (string Text, int Caret, bool IsSignature)[] states =
        [
            .. Enumerable
                .Range(0, Signature.Length + 1)
                .Select(n => (EditedFile.Source.Remove(signature + n, Signature.Length - n), signature + n, true)),
            .. Enumerable
                .Range(0, Line.Length + 1)
                .Select(n => (EditedFile.Source.Remove(line + n, Line.Length - n), line + n, false)),
        ];
        Assert.Equal(60, states.Length);
        foreach ((string text, int caret, bool isSignature) in states)
        {
            file.Write(text);
            var found = await file.Diagnostics();
            Assert.DoesNotContain(found, static d => d.Id is "AD0001" or "CS8785" or "CS8784");
            int at = text[..caret].Count(static c => c == '\n');
            Assert.All(
                found.Where(d => d.Line != at),
                d =>
                    Assert.False(
                        d.Id.StartsWith("GDL", StringComparison.Ordinal) && isSignature,
                        $"{text[signature..caret]}: {d}"
                    )
            );
            await file.Ask(caret);
        }

        Assert.True(file.Server.IsAlive);
        Assert.Empty(await file.Diagnostics());
        Assert.DoesNotContain("Unhandled", file.Server.Errors, StringComparison.Ordinal);
    }
}
