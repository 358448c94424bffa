namespace GeoDL.Typed.Tool.Tests;

/// <summary><c>geodl verify --proofs</c>.</summary>
public sealed class ProofCommandTests
{
    [Theory]
    [InlineData("ForceNet", "ForceNet.embed", "ForceNet.exchange.mix", "ForceNet.read")]
    [InlineData("PlaneNet", "PlaneNet.convolve")]
    [InlineData("TwistNet", "TwistNet.mix", "TwistNet.couple", "TwistNet.multiply")]
    [InlineData("ImageNet", "ImageNet.lift")]
    [InlineData("OrbitNet", "OrbitNet.convolve")]
    [InlineData("StrideNet", "StrideNet.reduce")]
    [InlineData("FieldNet", "FieldNet.lift", "FieldNet.convolve")]
    [InlineData("MeshNet", "MeshNet.lift", "MeshNet.read")]
    [InlineData("VolumeNet", "VolumeNet.lift", "VolumeNet.reduce")]
    [InlineData("SliceNet", "SliceNet.lift")]
    [InlineData("HarmonicNet", "HarmonicNet.expand", "HarmonicNet.grow")]
    [InlineData("AxisNet", "AxisNet.convolve")]
    [InlineData("ContractionNet", "ContractionNet.contract", "ContractionNet.mix", "ContractionNet.finish")]
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

    /// <summary>Kernels of other options than are declared: just as equivariant, with other numbers.</summary>
    [Theory]
    [InlineData("PixelsOfAnotherWidth", "path 1, 1x0 ⊗ 1x0 → 1x0 uvu, then path 1, 2x0 → 4x0")]
    [InlineData("VoxelsOfAnotherWidth", "path 1, 1x0e ⊗ 1x0e → 1x0e uvu, then path 1, .*")]
    [InlineData("FieldsFurtherApart", "path 1, 0e → 2x regular")]
    public void OtherKernels_AreCaught_WithTheirLayerAndPath(string model, string path)
    {
        Ran ran = Ran.Of("verify", typeof(BrokenNet).Assembly.Location, "--model", model, "--proofs");

        Assert.Equal(1, ran.Status);
        Assert.Contains("1 verified.", ran.Output, StringComparison.Ordinal);
        Assert.Matches(
            $"^{model}.lift: {path}: component \\d+ of the result of unit vector 0 (at \\(.*\\) of|beyond) the window "
                + "is .* instead of .* in double precision\\.$",
            ran.Line(model + ".lift: ")
        );
    }

    /// <summary>One matrix of the map that mixes copies has the wrong sign.</summary>
    [Fact]
    public void WrongMap_IsCaught_AsTheOnePath()
    {
        Ran ran = Ran.Of("verify", typeof(BrokenNet).Assembly.Location, "--model", "PixelsOfAWrongSign", "--proofs");

        Assert.Equal(1, ran.Status);
        Assert.Contains("1 verified.", ran.Output, StringComparison.Ordinal);
        Assert.Matches(
            "^PixelsOfAWrongSign.lift: path \\d, 1x0 ⊗ 1x1 → 1x1 uvu, then path 2, 2x1 → 2x1: ",
            ran.Line("PixelsOfAWrongSign.lift: ")
        );
    }

    /// <summary>A polynomial of a contraction is twice what it should be.</summary>
    [Fact]
    public void BrokenContraction_IsCaught_WithItsColumn()
    {
        Ran ran = Ran.Of("verify", typeof(BrokenNet).Assembly.Location, "--model", "BrokenContraction", "--proofs");

        Assert.Equal(1, ran.Status);
        Assert.Contains("1 verified.", ran.Output, StringComparison.Ordinal);
        Assert.Matches(
            "^BrokenContraction.square: column 1 of order 2, 1o · 1o → 0e: component 0 of channel [01] of block 0 is "
                + ".* instead of .* in double precision\\.$",
            ran.Line("BrokenContraction.square: ")
        );
    }
}
