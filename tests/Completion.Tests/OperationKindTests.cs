using GeoDL.Typed.Analyzers;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Completion.Tests;

/// <summary>
/// An editor may load the analyzers into a Roslyn newer than the compiler's: somebody has decided on each of its kinds
/// of operation.
/// </summary>
public sealed class OperationKindTests
{
    [Fact]
    public void EachKindOfTheEditorsRoslyn_IsDecided()
    {
        OperationKind[] kinds = [.. Enum.GetValues<OperationKind>().Distinct()];

        Assert.True(
            typeof(OperationKind).Assembly.GetName().Version >= new Version(5, 12),
            "the editor's Roslyn is the one that is loaded"
        );
        Assert.All(kinds, static kind => Assert.True(OperationDecisions.Of(kind) is not null, $"{(int)kind} {kind}"));
    }
}
