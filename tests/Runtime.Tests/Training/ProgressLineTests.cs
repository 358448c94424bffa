using System.Globalization;

namespace GeoDL.Typed.Runtime.Tests.Training;

public class ProgressLineTests
{
    [Fact]
    public void Elsewhere_ThereAreWholeLinesNowAndThen()
    {
        string text = Written(false, At(1, 1), At(2, 2), At(3, 11), At(4, 12, 0.25), At(5, 13), At(100, 100));
        Assert.Equal(
            """
            step 1/100, loss 0.5, 1 steps/s, 1:39 left
            step 3/100, loss 0.1667, 0.273 steps/s, 5:55 left
            step 4/100, loss 0.125, validation 0.25, 0.333 steps/s, 4:48 left
            step 100/100, loss 0.005, 1 steps/s, 0:00 left

            """.ReplaceLineEndings("\n"),
            text
        );
    }

    [Fact]
    public void OnATerminal_OneLineIsRewritten_AndNothingOfTheOldOneStays()
    {
        string text = Written(true, At(1, 1), At(2, 1.05), At(5, 10), At(100, 101));
        string first = "step 1/100, loss 0.5, 1 steps/s, 1:39 left",
            second = "step 5/100, loss 0.1, 0.5 steps/s, 3:10 left",
            last = "step 100/100, loss 0.005, 0.99 steps/s, 0:00 left";
        Assert.Equal($"\r{first}\r{second}\r{last}\n", text);
    }

    [Fact]
    public void Dispose_EndsALine_AndShorterTextIsPadded()
    {
        string text = Written(true, At(1, 1000), At(2, 2000));
        string[] lines = text.Split('\r')[1..];
        Assert.True(lines[1].TrimEnd('\n').Length >= lines[0].Length);
        Assert.EndsWith("left\n", text.Replace(" \n", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void ALineThatHasEnded_SaysSo_AndEndsOnce()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var line = new ProgressLine(output, rewrites: true);
        line.Report(At(1, 1));
        line.Dispose();
        line.Dispose();
        Assert.Equal("\rstep 1/100, loss 0.5, 1 steps/s, 1:39 left\n", output.ToString());
        Assert.Throws<ObjectDisposedException>(() => line.Report(At(2, 2)));
    }

    [Fact]
    public void SpeedAndTimeLeft_BeginAnewWithEachRun()
    {
        string text = Written(false, At(10, 100), At(50, 200), At(51, 1));
        Assert.EndsWith("step 51/100, loss 0.009804, 1 steps/s, 0:49 left\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_AreTheSameInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected = Written(false, At(1, 1.5, 0.125));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, Written(false, At(1, 1.5, 0.125)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static TrainingProgress At(long step, double seconds, double? validation = null) =>
        new(step, 100, 0.5 / step, 1, TimeSpan.FromSeconds(seconds)) { Validation = validation };

    private static string Written(bool rewrites, params TrainingProgress[] reports)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using (var line = new ProgressLine(output, rewrites))
        {
            foreach (TrainingProgress report in reports)
                line.Report(report);
        }

        return output.ToString();
    }
}
