using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.Tests.Potentials;

public sealed class StructureChoiceTests
{
    [Fact]
    public void Find_KnowsTheSamplesOwn() => Assert.Same(Structures.Water, StructureChoice.Find("water"));

    [Fact]
    public void Find_ReadsAFile()
    {
        using var folder = new TemporaryFolder();
        string path = Written(folder, "O 0.1 0 0\nH 1 0.2 0\n");
        Structure read = StructureChoice.Find(path);
        Assert.Equal(("slab", "O H"), (read.Name, read.Formula));
        Assert.Equal([0.1, 0, 0, 1, 0.2, 0], read.Positions);
        Assert.Equal(new Cell([4, 0, 0, 0, 5, 0, 0, 0, 6], true, true, false), read.Cell);
    }

    [Fact]
    public void WhatIsNoStructure_IsNamed()
    {
        using var folder = new TemporaryFolder();
        Refused("wader", "wader: this is no file, and none of perovskite, silicon,");
        Refused(Written(folder, "O 0.1 0 0\nXx 1 0.2 0\n"), "atom 1 is 'Xx', which is no element up to Pu.");
        Refused(Written(folder, "O 0.1 0 0\nH 1 zero 0\n"), "line 4, column 5");

        static void Refused(string choice, string expected)
        {
            string message = Assert.Throws<DataFileException>(() => StructureChoice.Find(choice)).Message;
            Assert.Contains(expected, message, StringComparison.Ordinal);
        }
    }

    private static string Written(TemporaryFolder folder, string atoms)
    {
        string path = folder.PathOf("slab.xyz");
        File.WriteAllText(
            path,
            $"2\nLattice=\"4 0 0 0 5 0 0 0 6\" pbc=\"T T F\" Properties=species:S:1:pos:R:3\n{atoms}"
        );
        return path;
    }
}
