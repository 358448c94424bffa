namespace GeoDL.Typed.Tool.Tests;

/// <summary><c>geodl verify --proofs</c>.</summary>
public sealed class ProofCommandTests
{
    [Theory]
    [InlineData("ForceNet", "ForceNet.embed", "ForceNet.exchange.mix", "ForceNet.read")]
    [InlineData("PlaneNet", "PlaneNet.convolve")]
    [InlineData("TwistNet", "TwistNet.mix", "TwistNet.couple", "TwistNet.multiply")]
    public void Proofs_HaveALineForEachLayer(string model, params string[] layers)
    {
        Ran ran = Ran.Of("verify", Ran.Models, "--model", model, "--proofs");

        Assert.Equal(0, ran.Status);
        Assert.EndsWith($"{layers.Length} layers proved.\n", ran.Output, StringComparison.Ordinal);
        foreach (string layer in layers)
        {
            string[] words = ran.Line(layer + " ").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(5, words.Length);
            Assert.Equal("ok", words[^1]);
            Assert.NotEqual("0", words[1]);
        }
    }

    /// <summary>A wrong number that is equivariant all the same: no motion of the inputs shows it.</summary>
    [Fact]
    public void BrokenCoupling_IsCaught_WithItsLayerAndPath()
    {
        string assembly = typeof(BrokenNet).Assembly.Location;
        Assert.Equal(0, Ran.Of("verify", assembly, "--model", "BrokenNet").Status);

        Ran ran = Ran.Of("verify", assembly, "--model", "BrokenNet", "--proofs");

        Assert.Equal(1, ran.Status);
        Assert.Contains("1 verified.", ran.Output, StringComparison.Ordinal);
        Assert.EndsWith("FAILED", ran.Line("BrokenNet.cross "), StringComparison.Ordinal);
        string reason = ran.Line("BrokenNet.cross: ");
        Assert.Matches(
            "^BrokenNet.cross: path 2, 1x1o ⊗ 1x1o → 1x1e uvw: component [123] of the result of unit vectors . and . "
                + "is .* instead of .* in double precision\\.$",
            reason
        );
        Assert.DoesNotContain("path 1,", ran.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 of 1 layers failed.\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherLayers_AreNamed()
    {
        Ran ran = Ran.Of("verify", Ran.Models, "--model", "ImageNet", "--proofs");

        Assert.Equal(0, ran.Status);
        Assert.Contains(
            "Note: ImageNet.lift, a pixel_convolution, was not compared",
            ran.Output,
            StringComparison.Ordinal
        );
    }
}
