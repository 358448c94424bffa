using System.Text;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using GeoDL.Typed.Generators.Tests.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Generators.Tests.Reading;

/// <summary>
/// Reads marked sources: <c>{|GDL1002:1z|}</c> is a fault that must be there, exactly there, and no other may be.
/// </summary>
internal static class FaultHost
{
    /// <summary>
    /// Checks ids and places, also with the generator's own files in the compilation, and returns the faults.
    /// </summary>
    public static IReadOnlyList<Fault> Check(string marked)
    {
        (string source, List<(string Id, TextSpan Span)> expected) = Unmark(GeneratorHost.WithUsings(marked));
        CSharpCompilation compilation = GeneratorHost.CompileFiles(("File.cs", source));
        IReadOnlyList<Fault> faults = FaultsIn(compilation);
        string[] wanted =
        [
            .. expected
                .OrderBy(static e => e.Span.Start)
                .ThenBy(static e => e.Id)
                .Select(e => Describe(e.Id, e.Span, source)),
        ];
        Assert.Equal(
            wanted,
            faults
                .OrderBy(static f => f.Location.Span.Start)
                .ThenBy(static f => f.Id)
                .Select(f => Describe(f.Id, f.Location.Span, source))
        );
        // The analyzer reads again when generated files are there: they must not look like the user's members.
        GeneratorRun run = GeneratorHost.Run(compilation);
        Assert.Equal(faults, FaultsIn(run.Output));
        return faults;
    }

    /// <summary>Checks a source with one fault and returns the message's arguments.</summary>
    public static string[] ArgumentsOf(string marked) => [.. Assert.Single(Check(marked)).Arguments];

    public static IReadOnlyList<Fault> FaultsIn(Compilation compilation) =>
        [.. TypesIn(compilation.Assembly.GlobalNamespace).SelectMany(static t => FaultsOf(t))];

    /// <summary>What every reader finds in a type, as the analyzer calls them.</summary>
    private static IEnumerable<Fault> FaultsOf(INamedTypeSymbol type)
    {
        IEnumerable<Fault> faults = GeneratedNamespaceReader.ReadFaults(type, CancellationToken.None);
        if (type.TypeKind == TypeKind.Struct && RuntimeTypes.Find(type, "IrrepsAttribute") is not null)
            faults = faults.Concat(FeatureReader.Read(type, CancellationToken.None).Faults);
        if (RuntimeTypes.Find(type, "EquivariantModelAttribute") is not null)
            faults = faults.Concat(ModelReader.Read(type, CancellationToken.None).Faults);
        return faults.Concat(
            type.GetMembers()
                .SelectMany(static member =>
                    (IEnumerable<Fault>)(
                        member switch
                        {
                            IMethodSymbol method when WrittenAttributes.OfLayers(method).Count > 0 => KernelReader
                                .Read(method, CancellationToken.None)
                                .Faults,
                            IPropertySymbol property when RuntimeTypes.Find(property, "ModuleAttribute") is not null =>
                                ModuleReader.ReadMisplaced(property, CancellationToken.None),
                            _ => AnnotationReader.ReadFaults(member, CancellationToken.None),
                        }
                    )
                )
        );
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) =>
        container
            .GetMembers()
            .SelectMany(static m =>
                m switch
                {
                    INamespaceSymbol space => TypesIn(space),
                    INamedTypeSymbol type => TypesIn(type).Prepend(type),
                    _ => [],
                }
            );

    private static string Describe(string id, TextSpan span, string source) =>
        $"{id} at {span.Start}: {source.Substring(span.Start, span.Length)}";

    private static (string Source, List<(string Id, TextSpan Span)> Expected) Unmark(string marked)
    {
        var source = new StringBuilder();
        var expected = new List<(string, TextSpan)>();
        var open = new Stack<(string Id, int Start)>();
        for (int i = 0; i < marked.Length; )
        {
            if (string.CompareOrdinal(marked, i, "{|GDL", 0, 5) == 0)
            {
                int colon = marked.IndexOf(':', i);
                open.Push((marked[(i + 2)..colon], source.Length));
                i = colon + 1;
            }
            else if (open.Count > 0 && string.CompareOrdinal(marked, i, "|}", 0, 2) == 0)
            {
                (string id, int start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, source.Length)));
                i += 2;
            }
            else
            {
                source.Append(marked[i++]);
            }
        }

        return (source.ToString(), expected);
    }
}
