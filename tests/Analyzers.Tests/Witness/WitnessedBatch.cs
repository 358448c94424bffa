using System.Collections.Concurrent;
using System.Collections.Immutable;
using GeoDL.Typed.Witness;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests.Witness;

/// <summary>
/// Many small programs in one compilation, each in a file and a namespace of its own, so that they are emitted
/// together.
/// </summary>
internal sealed class WitnessedBatch
{
    private readonly IReadOnlyList<(string Members, string Types)> _programs;
    private readonly Lazy<Compilation> _compilation;
    private readonly Lazy<IReadOnlyList<Finding>> _byNames;
    private readonly ConcurrentDictionary<
        string,
        Lazy<Task<(IReadOnlyList<Finding> Findings, ImmutableArray<Diagnostic> Reported)>>
    > _byWalker = [];

    public WitnessedBatch(IEnumerable<(string Members, string Types)> programs)
    {
        _programs = [.. programs.Distinct()];
        _compilation = new(() =>
            Witnessed.Compile(
                _programs.Select(
                    static (p, i) => ($"P{i}.cs", $"namespace P{i};\n{Verify.InModel(p.Members)}{p.Types}")
                )
            )
        );
        _byNames = new(() => IlWitness.Examine(_compilation.Value, NamedSymbols.Of(_compilation.Value)));
    }

    /// <summary>What nobody answers for in a program, if whoever judged it saw names alone.</summary>
    public IReadOnlyList<Finding> ByNames(string members, string types = "") => Of(_byNames.Value, members, types);

    /// <summary>
    /// What nobody answers for after the analyzer's own walk, and what that reported; it may overlook a kind of hidden
    /// symbols.
    /// </summary>
    public async Task<(IReadOnlyList<Finding> Findings, IReadOnlyList<Diagnostic> Reported)> ByWalker(
        string members,
        string types = "",
        HiddenSymbol? overlooked = null
    )
    {
        (IReadOnlyList<Finding> findings, ImmutableArray<Diagnostic> reported) = await _byWalker
            .GetOrAdd(
                overlooked?.ToString() ?? string.Empty,
                _ => new(() => Witnessed.Walk(_compilation.Value, overlooked))
            )
            .Value;
        return (
            Of(findings, members, types),
            [.. reported.Where(d => d.Location.SourceTree?.FilePath == FileOf(members, types))]
        );
    }

    /// <summary>The text of a target, in the namespace that its program has here.</summary>
    public string Named(string target, string members, string types) =>
        target.Replace(
            "[Tests]",
            $"[Tests]{Path.GetFileNameWithoutExtension(FileOf(members, types))}.",
            StringComparison.Ordinal
        );

    private IReadOnlyList<Finding> Of(IReadOnlyList<Finding> all, string members, string types) =>
        [.. all.Where(f => f.Path == FileOf(members, types))];

    private string FileOf(string members, string types) =>
        $"P{_programs.TakeWhile(p => p != (members, types)).Count()}.cs";
}
