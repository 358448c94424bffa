using System.Text.Json.Nodes;

namespace GeoDL.Typed.LanguageServer.Tests;

/// <summary>
/// A consumer's project with one file that is open in an editor. Shared by the tests of the class: a server takes long
/// to start.
/// </summary>
public sealed class EditedFile : IAsyncLifetime
{
    /// <summary>What is in the file.</summary>
    public const string Source = """
        using GeoDL.Typed;

        namespace Consumer;

        [Irreps("mass: 0e + velocity: 1o")]
        public readonly ref partial struct Halo;

        [Irreps("4x0e + 2x1o")]
        public readonly ref partial struct Hidden;

        [EquivariantModel]
        public sealed partial class Net
        {
            [SteerableConvolution(MaxDegree = 1)]
            private partial Hidden Embed(Neighbourhood edges, Halo x);

            /// <summary>Reads the answer out.</summary>
            [Linear]
            private partial Halo Read(Hidden x);

            public Halo Forward(PointCloud<Halo> cloud)
            {
                Hidden h = Embed(cloud.Edges, cloud.Features);
                h += 0.5 * h * cloud.Features.Mass;
                return Read(h) + cloud.Features - Halo.Zeros(h);
            }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("geodl-editor").FullName;
    private Server? _server;
    private int _version = 1;

    /// <summary>The text as the server knows it.</summary>
    public string Text { get; private set; } = Source;

    /// <summary>The server.</summary>
    internal Server Server => _server!;

    private string Uri => new Uri(Path.Combine(_folder, "Model.cs")).AbsoluteUri;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        // The tests are skipped then.
        if (Repository.WhyMissing is not null)
            return;
        WriteProject();
        _server = new Server(_folder, new JsonObject { ["analyzersEnabled"] = true });
        string root = new Uri(_folder).AbsoluteUri;
        await Server.Ask(
            "initialize",
            new JsonObject
            {
                ["processId"] = Environment.ProcessId,
                ["rootUri"] = root,
                ["workspaceFolders"] = new JsonArray(new JsonObject { ["uri"] = root, ["name"] = "consumer" }),
                ["capabilities"] = new JsonObject
                {
                    ["workspace"] = new JsonObject { ["configuration"] = true },
                    ["textDocument"] = new JsonObject { ["diagnostic"] = new JsonObject() },
                },
            }
        );
        Server.Tell("initialized", new JsonObject());
        Server.Tell(
            "textDocument/didOpen",
            new JsonObject
            {
                ["textDocument"] = new JsonObject
                {
                    ["uri"] = Uri,
                    ["languageId"] = "csharp",
                    ["version"] = _version,
                    ["text"] = Text,
                },
            }
        );
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The whole text, typed anew.</summary>
    public void Write(string text)
    {
        Text = text;
        Server.Tell(
            "textDocument/didChange",
            new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = Uri, ["version"] = ++_version },
                ["contentChanges"] = new JsonArray(new JsonObject { ["text"] = text }),
            }
        );
    }

    /// <summary>Ids, underlined texts and lines of what is shown.</summary>
    internal async Task<IReadOnlyList<(string Id, string Text, int Line)>> Diagnostics()
    {
        JsonNode answer = (
            await Server.Ask(
                "textDocument/diagnostic",
                new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = Uri } }
            )
        )!;
        return
        [
            .. answer["items"]!
                .AsArray()
                .Where(static d => (int)d!["severity"]! <= 2)
                .Select(d =>
                {
                    (int start, int end) = (Offset(d!["range"]!["start"]!), Offset(d["range"]!["end"]!));
                    return ((string)d["code"]!, Text[start..end], (int)d["range"]!["start"]!["line"]!);
                }),
        ];
    }

    /// <summary>What hovering shows where a text stands for the first time.</summary>
    internal async Task<string> Hover(string at) =>
        (string)
            (await Server.Ask("textDocument/hover", At(Text.IndexOf(at, StringComparison.Ordinal))))!["contents"]![
                "value"
            ]!;

    /// <summary>
    /// The items at a place, resolved. The server loads the project's providers behind the first request, so it is
    /// asked until there are some.
    /// </summary>
    internal async Task<IReadOnlyList<JsonNode>> Complete(int offset)
    {
        for (int i = 0; i < 60; i++)
        {
            JsonObject place = At(offset);
            place["context"] = new JsonObject { ["triggerKind"] = 1 };
            JsonNode? answer = await Server.Ask("textDocument/completion", place);
            if (answer?["items"]?.AsArray() is { Count: > 0 } items)
            {
                var resolved = new List<JsonNode>();
                foreach (JsonNode? item in items)
                    resolved.Add((await Server.Ask("completionItem/resolve", item!.DeepClone()))!);
                return resolved;
            }

            await Task.Delay(500);
        }

        return [];
    }

    /// <summary>The file and line of each place that an answer has.</summary>
    internal async Task<IReadOnlyList<(string File, int Line)>> Places(string method, string at)
    {
        JsonObject place = At(Text.IndexOf(at, StringComparison.Ordinal));
        place["context"] = new JsonObject { ["includeDeclaration"] = true };
        JsonNode? answer = await Server.Ask(method, place);
        return
        [
            .. (answer as JsonArray ?? [answer?.DeepClone()])
                .Where(static p => p is not null)
                .Select(static p =>
                    (Path.GetFileName(new Uri((string)p!["uri"]!).LocalPath), (int)p["range"]!["start"]!["line"]!)
                ),
        ];
    }

    /// <summary>Asks for hover and completion at a place, whatever they say.</summary>
    internal async Task Ask(int offset)
    {
        await Server.Ask("textDocument/hover", At(offset));
        JsonObject place = At(offset);
        place["context"] = new JsonObject { ["triggerKind"] = 3 };
        await Server.Ask("textDocument/completion", place);
    }

    private JsonObject At(int offset)
    {
        int line = Text.AsSpan(0, offset).Count('\n');
        return new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = Uri },
            ["position"] = new JsonObject
            {
                ["line"] = line,
                ["character"] = offset - (Text.LastIndexOf('\n', Math.Max(offset - 1, 0)) + 1),
            },
        };
    }

    private int Offset(JsonNode position)
    {
        int offset = 0;
        for (int line = (int)position["line"]!; line > 0; line--)
            offset = Text.IndexOf('\n', offset) + 1;
        return offset + (int)position["character"]!;
    }

    private void WriteProject()
    {
        File.WriteAllText(
            Path.Combine(_folder, "Consumer.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Repository.Output("Runtime", "net10.0")}/GeoDL.Typed.dll" />
                <Reference Include="{Repository.Output("Algebra", "net10.0")}/GeoDL.Typed.Algebra.dll" />
                <Analyzer Include="{Repository.Output("CodeFixes", "netstandard2.0")}/GeoDL.Typed.*.dll" />
                <Analyzer Include="{Repository.Output("Completion", "netstandard2.0")}/GeoDL.Typed.Completion.dll" />
              </ItemGroup>
            </Project>
            """
        );
        File.WriteAllText(Path.Combine(_folder, "Model.cs"), Source);
        Directory.CreateDirectory(Path.Combine(_folder, ".config"));
        File.Copy(Repository.Manifest, Path.Combine(_folder, ".config", "dotnet-tools.json"));
        Assert.Null(Repository.Run(_folder, "restore", "-v", "q"));
    }
}
