namespace GeoDL.Typed.Samples.Tests;

/// <summary>
/// The folder that docs/generated-code.md names: what the compiler made of a sample lies there, and an editor opens
/// these files.
/// </summary>
public class GeneratedFolderTests
{
    [Theory]
    [InlineData("Tetris", "GeoDL.Typed.Samples.Tetris.TetrisNet.g.cs", "private partial ")]
    [InlineData("Tetris", "Coupling_1_1_1.g.cs", "√(1/6)")]
    [InlineData("Galaxies", "GeoDL.Typed.Samples.Galaxies.Network.VelocityNet.g.cs", "private partial ")]
    [InlineData("NBody", "GeoDL.Typed.Samples.NBody.Network.Interaction.g.cs", "private partial ")]
    [InlineData("Digits", "GeoDL.Typed.Samples.Digits.Networks.SteerableNet.g.cs", "private partial ")]
    [InlineData("Shapes", "GeoDL.Typed.Samples.Shapes.Networks.SolidNet.g.cs", "private partial ")]
    [InlineData("Sky", "GeoDL.Typed.Samples.Sky.Networks.UnmaskNet.g.cs", "private partial ")]
    public void Folder_HoldsWhatTheGeneratorEmits(string sample, string file, string text)
    {
        string folder = Path.Combine(ReferenceData.RepositoryRoot, "samples", sample, "Generated");

        string path = Assert.Single(Directory.EnumerateFiles(folder, file, SearchOption.AllDirectories));

        Assert.Contains(text, File.ReadAllText(path), StringComparison.Ordinal);
    }
}
