using GeoDL.Typed.Generators.Tests.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Generators.Tests.Caching;

/// <summary>Why each step of a second run ran.</summary>
internal sealed class Steps
{
    private readonly GeneratorRunResult _result;

    private Steps(GeneratorRunResult result) => _result = result;

    /// <summary>Reasons of the steps that write files.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Outputs =>
        [
            .. _result
                .TrackedOutputSteps.SelectMany(static s => s.Value)
                .SelectMany(static s => s.Outputs)
                .Select(static o => o.Reason),
        ];

    /// <summary>Runs on one compilation, then on another.</summary>
    public static Steps Of(CSharpCompilation first, CSharpCompilation second)
    {
        GeneratorDriver driver = GeneratorHost.Driver(tracksSteps: true).RunGenerators(first);
        Assert.NotEmpty(driver.GetRunResult().GeneratedTrees);
        return new Steps(driver.RunGenerators(second).GetRunResult().Results.Single());
    }

    /// <summary>Reasons of a named step, one a value.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        [.. _result.TrackedSteps[step].SelectMany(static s => s.Outputs).Select(static o => o.Reason)];
}
