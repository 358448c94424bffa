using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Attack.Tests;

/// <summary>The short form of the mutants, and that what they come from is valid.</summary>
public sealed class MutantTests
{
    [Fact]
    public async Task NoMutant_CrashesOrFailsWithoutAWord()
    {
        // A machine that does much else is slow; the long run, alone, asks for five seconds.
        MutantRun run = await new MutantRun(60, seed: 11, first: 150, seconds: 60).Execute();

        Assert.Empty(
            run.Faults.Select(static f => $"{f.Mutant.Number} ({string.Join(", ", f.Mutant.Changes)}): {f.Fault}")
        );
        Assert.InRange(run.Compiled, 3, 40);
        Assert.InRange(run.Reported, 10, 50);
    }

    [Fact]
    public void TheSameNumber_GivesTheSameMutant() =>
        Assert.All(
            Enumerable.Range(0, 20),
            static i => Assert.Equal(MutantComposer.Make(i, 3).Text, MutantComposer.Make(i, 3).Text)
        );

    [Fact]
    public void EachKindOfChange_ComesOften()
    {
        string[] changes =
        [
            .. Enumerable
                .Range(0, 600)
                .SelectMany(static i => MutantComposer.Make(i, 3).Changes)
                .Select(static c => c.Contains(" renamed ", StringComparison.Ordinal) ? "renamed" : c),
        ];
        Assert.All(changes.GroupBy(static c => c), static g => Assert.InRange(g.Count(), 12, 300));
        Assert.Equal(25, changes.Distinct().Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task WhatTheyComeFrom_IsValid(int number)
    {
        IReadOnlyList<Diagnostic> found = await MutantRun.DiagnosticsOf(MutantSeeds.Of(number, 1));
        Assert.DoesNotContain(found, static d => d.Severity >= DiagnosticSeverity.Warning && d.Id != "CS1591");
    }
}
