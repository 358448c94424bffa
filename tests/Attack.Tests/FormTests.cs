namespace GeoDL.Typed.Attack.Tests;

/// <summary>Syntax behind which the compiler binds symbols is not shut out where it touches numbers only.</summary>
public sealed class FormTests
{
    /// <summary>Every form once.</summary>
    [Fact]
    public async Task Forms_AreAccepted()
    {
        var options = new AttackOptions
        {
            Form = string.Empty,
            Seed = 3,
            IsSmall = true,
        };
        CompiledBatch batch = await new CompilerHost().Compile([
            .. Enumerable.Range(0, Form.All.Count).Select(i => ProgramFactory.Make(i, options)),
        ]);
        var used = batch.Verdicts.SelectMany(static v => Coverage.Of(v.Program)).ToHashSet();

        // A form that does not fit the draft whose turn it is gives way to the next; the other test has each often.
        Assert.True(Form.All.Count(f => !used.Contains("form " + f.Name)) <= Form.All.Count / 50);
        // One grid of fifty is made not to fit on purpose.
        string[] refused =
        [
            .. batch
                .Verdicts.Where(static v =>
                    !v.IsAccepted
                    && !v.Errors.All(static e => $"{e}".Contains(": error GDL2142: ", StringComparison.Ordinal))
                )
                .Select(static v =>
                    $"{Coverage.Of(v.Program).First(static u => u.StartsWith("form ", StringComparison.Ordinal))}"
                    + $": {v.Errors[0]}"
                ),
        ];
        Assert.True(refused.Length == 0, string.Join('\n', refused));
    }

    /// <summary>Kinds of plants and forms come in turn, so that a long run has each often.</summary>
    [Fact]
    public void LongRun_HasEachFormAndPlantOften()
    {
        string[] uses =
        [
            .. Enumerable
                .Range(0, 7000)
                .AsParallel()
                .SelectMany(static i =>
                    Coverage.Of(ProgramFactory.Make(i, new AttackOptions { Seed = 5, IsSmall = true }))
                ),
        ];
        var counts = uses.GroupBy(static u => u).ToDictionary(static g => g.Key, static g => g.Count());

        Assert.DoesNotContain(
            Coverage.Wanted.Where(static w =>
                w.StartsWith("form ", StringComparison.Ordinal) || w.StartsWith("plant ", StringComparison.Ordinal)
            ),
            w => counts.GetValueOrDefault(w) < 5
        );
    }
}
