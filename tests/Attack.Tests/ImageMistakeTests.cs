namespace GeoDL.Typed.Attack.Tests;

/// <summary>Mistakes with images; a class of its own, so that it runs beside the other regressions.</summary>
public sealed class ImageMistakeTests
{
    /// <summary>
    /// Mistakes with images: declarations are rejected, by C# where there is no such option. What depends on the size
    /// of the images may be accepted; it throws, or does no harm. Two inputs of one periodic batch were accepted once
    /// and ran, though one was taken by blocks and the other by a stride, which turn about no common point.
    /// </summary>
    [Fact]
    public async Task MistakesWithImages_AreRejectedOrDoNoHarm()
    {
        const string Mistake = "mistake: pixel: ";
        string[] names =
        [
            .. Plant
                .Misfits.Select(static p => p.Name)
                .Where(static n => n.StartsWith(Mistake, StringComparison.Ordinal)),
        ];
        AttackReport report = await new AttackRun(
            new AttackOptions
            {
                Programs = names.Length,
                BatchSize = names.Length,
                Plant = Mistake,
                Seed = 5,
                IsSmall = true,
                Shadows = 0,
                Groups = ModelGroups.Pixels,
            }
        ).Execute();
        Assert.Empty(report.Crashes);
        Assert.Empty(report.Inconsistent);
        Assert.Empty(report.Unsound.Select(static o => $"{o.Planted[0]}: {o.Judgement}\n{o.Source}"));
        Assert.Equal(names.Order(), report.Outcomes.Select(static o => o.Planted[0]).Distinct().Order());
        Assert.All(
            report.Outcomes.Where(static o => o.IsAccepted),
            static o =>
                Assert.True(
                    o.Planted[0].StartsWith(Mistake + "grids / ", StringComparison.Ordinal)
                        || o.Planted[0] == Mistake + "kernel / stride without low-pass"
                        || o.Planted[0].EndsWith(" that does not fit", StringComparison.Ordinal)
                        || o.Planted[0].EndsWith(" that do not fit", StringComparison.Ordinal),
                    o.Planted[0]
                )
        );
        Assert.All(
            report.Outcomes.Where(static o => o.Planted[0].Contains("no common centre", StringComparison.Ordinal)),
            static o => Assert.True(o.IsMisfit, $"{o.Planted[0]}: {o.Errors}{o.Judgement}")
        );
    }
}
