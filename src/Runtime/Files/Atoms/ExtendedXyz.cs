using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// Configurations of atoms in extended XYZ: a line with their number, a line of <c>key=value</c> pairs (<c>Lattice</c>,
/// <c>pbc</c>, <c>Properties</c>, energy, stress), a line for each atom; one configuration after another.
/// </summary>
/// <remarks>
/// Lengths are in Å, energies in eV, forces in eV/Å, stress in eV/Å³; numbers are taken as they are, and the format has
/// no way to state other units. Rows of <c>Lattice</c> are the cell vectors. Without <c>pbc</c> a lattice is periodic
/// along all its axes. A vector of zeros along an open axis, as programs write it for slabs, is completed. A stress of
/// six numbers is xx, yy, zz, yz, xz, xy; a virial is minus stress times volume. Plain XYZ is read too.
/// </remarks>
/// <example>
/// <code><![CDATA[
/// IReadOnlyList<AtomFrame> frames = ExtendedXyz.Read("train.xyz");
/// double[] forces = frames[0].Forces ?? throw new InvalidDataException($"{frames[0].Place}: no forces.");
/// ExtendedXyz.Write("copy.xyz", frames);
/// ]]></code>
/// </example>
public static class ExtendedXyz
{
    /// <summary>Reads all configurations of a file, as it is or compressed by gzip.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">Where energies, forces and stress stand; null finds them under the usual names.</param>
    /// <exception cref="InvalidDataException">The file is damaged, truncated, or says something that cannot be: the
    /// message names file, line and column.</exception>
    public static IReadOnlyList<AtomFrame> Read(string path, ExtendedXyzNames? names = null) =>
        new XyzReader(new XyzText(ExpandedFile.ReadAll(path), path), names ?? new ExtendedXyzNames()).ReadAll();

    /// <summary>
    /// Writes configurations, with all digits; a file of this name is replaced when the new one is complete, and not
    /// before.
    /// </summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="frames">The configurations.</param>
    /// <exception cref="ArgumentException">There are none, a column has not the same count for each atom or a name that
    /// the format cannot hold.</exception>
    /// <exception cref="IOException">The file cannot be written; the old one is unchanged.</exception>
    public static void Write(string path, IEnumerable<AtomFrame> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        AtomFrame[] all = [.. frames];
        if (all.Length == 0)
            throw new ArgumentException("There is no configuration to be written.", nameof(frames));
        foreach (AtomFrame frame in all)
            XyzWriter.Check(frame);
        ReplacedFile.Write(path, stream => XyzWriter.Write(stream, all));
    }
}
