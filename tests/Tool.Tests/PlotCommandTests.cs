using GeoDL.Typed.Tool.Plot;

namespace GeoDL.Typed.Tool.Tests;

/// <summary><c>geodl plot</c>.</summary>
public sealed class PlotCommandTests
{
    private static readonly byte[] PngStart = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    [Theory]
    [InlineData("harmonics", "2")]
    [InlineData("radial", "--basis", "Gaussian", "--envelope", "Cosine")]
    [InlineData("kernel", "--size", "5", "--group", "SO2")]
    public void Plot_WritesPicturesOfBothKinds(params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        foreach (string name in new[] { "a.png", "a.svg" })
            Assert.Equal(0, Ran.Of(["plot", .. arguments, "--out", folder.PathOf(name)]).Status);

        Assert.Equal(PngStart, File.ReadAllBytes(folder.PathOf("a.png"))[..PngStart.Length]);
        Assert.Contains("<svg", File.ReadAllText(folder.PathOf("a.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void Plot_RefusesInOneLine()
    {
        using var folder = new TemporaryFolder();

        Ran.Of("plot", "harmonics", "99", "--out", folder.PathOf("a.png")).IsRefused("A degree is from 0 to");
        Ran.Of("plot", "harmonics", "2", "--out", folder.PathOf("a.gif")).IsRefused("neither a .png nor a .svg");
        Ran.Of("plot", "harmonics", "2", "--out", folder.PathOf("no/a.png")).IsRefused("no/a.png");
        Ran.Of("plot", "kernel", "--size", "4", "--out", folder.PathOf("a.png")).IsRefused("Size = 4");
        Ran.Of("plot", "kernel", "--group", "O3", "--out", folder.PathOf("a.png")).IsRefused("turns space");
        Assert.Empty(Directory.EnumerateFiles(folder.FullName));
    }

    /// <summary>Rare platforms have no native library in the package.</summary>
    [Fact]
    public void MissingLibrary_IsToldFromFaults()
    {
        var missing = new DllNotFoundException("libSkiaSharp");

        Assert.True(PlotCommand.IsWithoutSkia(missing));
        Assert.True(PlotCommand.IsWithoutSkia(new TypeInitializationException("SkiaSharp.SKObject", missing)));
        Assert.False(PlotCommand.IsWithoutSkia(new TypeInitializationException("Other", new IOException())));
        Assert.False(PlotCommand.IsWithoutSkia(new IOException()));
    }
}
