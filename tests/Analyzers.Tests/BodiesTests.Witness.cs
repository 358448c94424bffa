using System.Collections.Immutable;
using GeoDL.Typed.Witness;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests;

/// <summary>The second witness on published networks.</summary>
public sealed partial class BodiesTests
{
    [Fact]
    public async Task NothingInTheIlOfAcceptedModels_IsUnexplained()
    {
        Compilation generated = Analysis.Generate(
            Analysis.Compile(
                Read()
                    .Where(static b => !Rejected.ContainsKey(b.Key))
                    .Select(static b => (b.Key + ".cs", $"{Usings}namespace Bodies.{b.Key};\n{b.Value}"))
            )
        );

        (IReadOnlyList<Finding> findings, ImmutableArray<Diagnostic> reported) = await Witness.Witnessed.Walk(
            generated
        );

        // What the walker refuses it need not have judged to its end; which these are is the other test's.
        Finding[] unexplained =
        [
            .. findings.Where(f =>
                !reported.Any(d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree?.FilePath == f.Path)
            ),
        ];
        Assert.Empty(unexplained);
    }
}
