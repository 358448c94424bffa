namespace GeoDL.Typed.Tool.Tests;

/// <summary><c>geodl verify</c>.</summary>
public sealed class VerifyCommandTests
{
    [Theory]
    [InlineData("ForceNet", "O(3)")]
    [InlineData("Exchange", "O(3)")]
    [InlineData("PlaneNet", "O(2)")]
    [InlineData("ImageNet", "C_4")]
    [InlineData("VolumeNet", "O_h")]
    [InlineData("SliceNet", "D_4 about z")]
    [InlineData("BoxNet", " O ")]
    [InlineData("MeshNet", "SO(2)")]
    [InlineData("CoarseNet", "SO(2)")]
    [InlineData("SettingsNet", "O(3)")]
    [InlineData("GraphNet", "O(3)")]
    [InlineData("Passing", "O(3)")]
    [InlineData("BareGraphNet", "O(3)")]
    public void Verify_AcceptsEquivariantModels(string model, string group)
    {
        Ran ran = Ran.Of("verify", Ran.Models, "--model", model);

        Assert.Equal("1 verified.", ran.Output.TrimEnd('\n').Split('\n')[^1]);
        Assert.Equal(0, ran.Status);
        string row = ran.Line(model + ".Forward");
        Assert.Contains(group, row, StringComparison.Ordinal);
        // Equivariance and derivatives in both precisions.
        Assert.Equal(4, row.Split(' ').Count(static word => word.Contains('e') && char.IsAsciiDigit(word[0])));
    }

    [Fact]
    public void Verify_NamesWhoIsToBlameAndTheElement()
    {
        Ran ran = Ran.Of("verify", Ran.Models, "--model", "WrongNet");

        Assert.Equal(1, ran.Status);
        Assert.Matches(
            "WrongNet.Forward: its output charge: 0e \\+ velocity: 1o is off by .* under a turn by .*° about \\(.*\\)",
            ran.Output
        );
        Assert.Matches("the assumed method WrongNet.Stretch is to blame: .* under a turn by ", ran.Output);
        Assert.DoesNotContain("the layer WrongNet.Mix", ran.Output, StringComparison.Ordinal);
        // Values left the pass, so that derivatives are lost too.
        Assert.Contains(
            "its derivatives cannot be computed: The loss was not computed in this pass",
            ran.Output,
            StringComparison.Ordinal
        );
    }

    /// <summary>Features of pixels and voxels that are not of an image turn with the grid.</summary>
    [Theory]
    [InlineData("TiltedImageNet", "Lift")]
    [InlineData("TiltedStrideNet", "Reduce")]
    public void Verify_DoesNotBlameLayersOverGrids(string model, string layer)
    {
        Ran ran = Ran.Of("verify", Ran.Models, "--model", model);

        Assert.Equal(1, ran.Status);
        Assert.Contains($"the assumed method {model}.Tilt is to blame", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain($"the layer {model}.{layer}", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_NamesTheElementOfTheCube()
    {
        Ran ran = Ran.Of("verify", Ran.Models, "--model", "TiltedNet");

        Assert.Equal(1, ran.Status);
        Assert.Contains(" O_h ", ran.Line("TiltedNet.Forward "), StringComparison.Ordinal);
        Assert.Matches(
            "the assumed method TiltedNet.Tilt is to blame: its output density: 0e is off by .* under a turn by "
                + "180° about \\(0.00, 0.00, 1.00\\) with inversion",
            ran.Output
        );
    }

    [Fact]
    public void Verify_NamesTheTurnOfFrames()
    {
        Ran ran = Ran.Of("verify", Ran.Models, "--model", "FramedNet");

        Assert.Equal(1, ran.Status);
        Assert.Matches(
            "the assumed method FramedNet.Comb is to blame: its output heat: 0 \\+ flow: 1 is off by .* under frames "
                + "of vertices that are turned, each by an angle of its own",
            ran.Output
        );
    }

    [Fact]
    public void Verify_RefusesOutputsThatAreNoNumbers()
    {
        Ran ran = Ran.Of("verify", Ran.Models, "--model", "EndlessNet");

        Assert.Equal(1, ran.Status);
        Assert.Contains(
            "EndlessNet.Forward: its output charge: 0e + velocity: 1o is not finite",
            ran.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Verify_SeesErrorsOfModelsThatAmplifyRounding()
    {
        Ran ran = Ran.Of("verify", Ran.Models, "--model", "ShakyNet");

        Assert.Equal(1, ran.Status);
        Assert.Matches("ShakyNet.Forward: its output .* is off by .* under ", ran.Output);
        Assert.Contains("the assumed method ShakyNet.Forget is to blame", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_FailsForModelsWithoutInputs()
    {
        Ran ran = Ran.Of("verify", Ran.Models, "--model", "UnfedNet");

        Assert.Equal(1, ran.Status);
        Assert.Contains(
            "UnfedNet.Forward: it cannot be fed: there are no random values of Settings; supply some by a method with "
                + "[VerificationInputs].\n",
            ran.Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("SkyNet")]
    [InlineData("PoolNet")]
    public void Verify_TurnsSpheres(string model)
    {
        Ran ran = Ran.Of("verify", Ran.Models, "--model", model);

        Assert.Equal(0, ran.Status);
        Assert.Contains("O(3)", ran.Output, StringComparison.Ordinal);
        Assert.Contains("1 verified", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_SeesABrightPole()
    {
        Ran ran = Ran.Of("verify", Ran.Models, "--model", "PoleNet");

        Assert.Equal(1, ran.Status);
        Assert.Contains("the assumed method PoleNet.Brighten is to blame", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_RefusesUnknownModels() =>
        Ran.Of("verify", Ran.Models, "--model", "NoNet").IsRefused("has no model 'NoNet'");
}
