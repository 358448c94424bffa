using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GeoDL.Typed.TestSupport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Analyzers.Tests.Pages;

/// <summary>
/// A program as a reader puts it together from a page: types go into files, statements into Program.cs, in the order of
/// the page.
/// </summary>
internal sealed class PageProgram
{
    /// <summary>What a project has where ImplicitUsings are enabled.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string RuntimeConfiguration = """
        {
          "runtimeOptions": {
            "tfm": "net10.0",
            "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" },
            "configProperties": { "System.Globalization.Invariant": true }
          }
        }
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly List<(string Path, string Text)> _files = [];
    private readonly SortedSet<string> _usings = new(StringComparer.Ordinal);
    private readonly List<MemberDeclarationSyntax> _types = [];
    private readonly StringBuilder _statements = new();
    private readonly StringBuilder _output = new();

    /// <summary>All blocks of C# of a page, and the output that it shows.</summary>
    public static PageProgram Of(Page page)
    {
        PageProgram program = new();
        bool isOutput = true;
        foreach (PageBlock block in page.Blocks)
        {
            if (block is { Language: "csharp", Kind: PageBlockKind.Part })
                program.Add(block);
            if (block.Language == "text" && isOutput)
            {
                program._output.Append(block.Text);
                program.ShowsOutput = true;
            }

            isOutput = block.Kind != PageBlockKind.Wrong;
        }

        return program;
    }

    public bool HasStatements => _statements.Length > 0 || _files.Exists(static f => f.Path == "Program.cs");

    private bool ShowsOutput { get; set; }

    /// <summary>Adds a block of its own file, or one with types and statements.</summary>
    public void Add(PageBlock block)
    {
        if (block.File is not null)
        {
            _files.Add((block.File, block.Text));
            return;
        }

        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(block.Text, options: Analysis.ParseOptions);
        foreach (UsingDirectiveSyntax directive in unit.Usings)
            _usings.Add(directive.ToString());
        foreach (MemberDeclarationSyntax member in unit.Members)
        {
            if (member is GlobalStatementSyntax statement)
                _statements.Append(statement.ToFullString());
            else
                _types.Add(member);
        }
    }

    /// <summary>The program with what the generator adds.</summary>
    public Compilation Compile()
    {
        List<(string Path, string Text)> files = [("Usings.cs", ImplicitUsings), .. _files];
        string usings = string.Concat(_usings.Select(static u => u + "\n"));
        if (_types.Count > 0)
            files.Add(("Types.cs", usings + string.Concat(_types.Select(static t => t.ToFullString()))));
        if (_statements.Length > 0)
            files.Add(("Program.cs", usings + _statements));
        return Analysis.Generate(
            Analysis
                .Compile(files)
                .WithOptions(
                    Analysis
                        .CompilationOptions.WithOutputKind(
                            HasStatements ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary
                        )
                        .WithOptimizationLevel(OptimizationLevel.Release)
                )
        );
    }

    /// <summary>What the compiler says of wrong code that stands beside the types of the program.</summary>
    public async Task<string> Messages(PageBlock wrong)
    {
        HashSet<string> declared =
        [
            .. SyntaxFactory
                .ParseCompilationUnit(wrong.Text, options: Analysis.ParseOptions)
                .Members.OfType<BaseTypeDeclarationSyntax>()
                .Select(static t => t.Identifier.Text),
        ];
        IEnumerable<string> others = _types
            .Where(t => !(t is BaseTypeDeclarationSyntax type && declared.Contains(type.Identifier.Text)))
            .Select(static t => t.ToFullString());
        ImmutableArray<Diagnostic> found = await Analysis.Run(
            Analysis.Generate(
                Analysis.Compile(
                    (wrong.File ?? "Net.cs", wrong.Text),
                    ("Types.cs", string.Concat(others)),
                    ("Usings.cs", ImplicitUsings + "\nglobal using GeoDL.Typed;\n")
                )
            )
        );
        return string.Concat(found.Where(static d => d.Severity >= DiagnosticSeverity.Warning).Select(Line));
    }

    /// <summary>Runs the program in a process of its own, and gives what it prints.</summary>
    public static string Run(MemoryStream image)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("Page.dll"), image.ToArray());
        folder.Write("Page.runtimeconfig.json", RuntimeConfiguration);
        foreach (string library in (string[])["GeoDL.Typed", "GeoDL.Typed.Algebra", "System.Numerics.Tensors"])
            File.Copy(Path.Combine(AppContext.BaseDirectory, library + ".dll"), folder.PathOf(library + ".dll"));

        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", ["exec", "Page.dll"])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(),
            errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("The program of the page does not end.");
        }

        Assert.True(process.ExitCode == 0, output.Result + errors.Result);
        return output.Result;
    }

    /// <summary>Output is what the page shows; … stands for any text in a line, and alone for any lines.</summary>
    public void AssertPrints(string output)
    {
        Assert.True(ShowsOutput, "The page has a program and does not show what it prints.");
        string[] shown = _output.ToString().TrimEnd('\n').Split('\n');
        string pattern = string.Concat(
            shown.Select(static line =>
                line == "…" ? "(.*\n)*?" : Regex.Escape(line).Replace("…", ".+", StringComparison.Ordinal) + "\n"
            )
        );
        Assert.True(
            Regex.IsMatch(output, "^" + pattern + "$", RegexOptions.None, TimeSpan.FromSeconds(10)),
            $"The page shows\n{_output}\nbut its program prints\n{output}"
        );
    }

    /// <summary>As the compiler prints it.</summary>
    public static string Line(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): "
            + $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: "
            + $"{diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n";
    }
}
