using GeoDL.Typed.Samples.Molecules.Data;

namespace GeoDL.Typed.Samples.Molecules.Running;

/// <summary>The acetylacetone sets that potentials are tested with.</summary>
public static class TestSets
{
    private static readonly (string Name, string File)[] All =
    [
        ("300 K", "test_MD_300K.xyz"),
        ("600 K", "test_MD_600K.xyz"),
        ("dihedral", "test_dihedral.xyz"),
        ("H transfer", "test_H_transfer.xyz"),
    ];

    /// <summary>Those of a folder, read one by one; the one at 300 K must be there.</summary>
    /// <exception cref="DataFileException">A file is missing or cannot be used.</exception>
    public static IEnumerable<(string Name, IReadOnlyList<AtomFrame> Frames)> Read(string folder) =>
        All.Where(set => set == All[0] || Exists(folder, set.File))
            .Select(set => (set.Name, MoleculeSet.Read(DataFolder.Find(folder, set.File), needsForces: false).Frames));

    private static bool Exists(string folder, string file) =>
        File.Exists(Path.Combine(folder, file)) || File.Exists(Path.Combine(folder, file + ".gz"));
}
