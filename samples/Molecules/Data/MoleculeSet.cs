using GeoDL.Typed.Samples.Molecules.Network;

namespace GeoDL.Typed.Samples.Molecules.Data;

/// <summary>Configurations with energies and forces, as a file of extended XYZ has them.</summary>
/// <param name="Path">The file.</param>
/// <param name="Frames">The configurations.</param>
/// <param name="Isolated">Energies of single atoms by element, where the file has such.</param>
public sealed record MoleculeSet(
    string Path,
    IReadOnlyList<AtomFrame> Frames,
    IReadOnlyDictionary<string, double> Isolated
)
{
    private const string Shipped = "acetylacetone",
        Folder = "Data";

    /// <summary>60 configurations of acetylacetone at 300 K to learn from, which ship with the sample.</summary>
    public static MoleculeSet ShippedTraining() => Read(ShippedFile("train"));

    /// <summary>40 further configurations at 300 K.</summary>
    public static MoleculeSet ShippedTest() => Read(ShippedFile("test"));

    /// <summary>Reads a file, and checks that a network can learn from it, or be tested with it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="needsForces">Whether each configuration has forces; else all or none have.</param>
    /// <exception cref="DataFileException">The file cannot be read, an element is unknown, an energy or forces are
    /// missing; the message names the line.</exception>
    public static MoleculeSet Read(string path, bool needsForces = true)
    {
        DataFileException.ThrowIfNoFile(path);
        try
        {
            List<AtomFrame> molecules = [];
            var isolated = new Dictionary<string, double>();
            foreach (AtomFrame frame in ExtendedXyz.Read(path))
            {
                _ = Elements.Known.LabelsOf(frame);
                double energy =
                    frame.Energy ?? throw new InvalidDataException($"{frame.Place}: the configuration has no energy.");
                if (frame.Count == 1)
                    isolated[frame.Species[0]] = energy;
                else if (frame.Forces is null && (needsForces || molecules is [{ Forces: not null }, ..]))
                    throw new InvalidDataException($"{frame.Place}: the configuration has no forces.");
                else
                    molecules.Add(frame);
            }

            return molecules.Count > 0
                ? new MoleculeSet(path, molecules, isolated)
                : throw new InvalidDataException($"{path}: there is no configuration of more than one atom.");
        }
        catch (Exception refused) when (refused is InvalidDataException or ArgumentException)
        {
            string message = refused.Message.Split(" (Parameter")[0];
            throw new DataFileException(
                path,
                message.StartsWith(path, StringComparison.Ordinal)
                    ? message[path.Length..].TrimStart(':', ' ')
                    : message
            );
        }
    }

    /// <summary>The same with fewer configurations, drawn by a seed; larger draws hold smaller ones.</summary>
    /// <exception cref="DataFileException">There are not that many.</exception>
    public (MoleculeSet Drawn, MoleculeSet Left) Draw(int count, ulong seed)
    {
        if (count >= Frames.Count)
        {
            throw new DataFileException(
                Path,
                $"{count} configurations to learn from and some to validate with are asked for, but there are "
                    + $"{Frames.Count}."
            );
        }
        int[] order = [.. Enumerable.Range(0, Frames.Count)];
        new RandomStream(seed).Shuffle<int>(order);
        return (
            this with
            {
                Frames = [.. order[..count].Select(i => Frames[i])],
            },
            this with
            {
                Frames = [.. order[count..].Select(i => Frames[i])],
            }
        );
    }

    private static string ShippedFile(string what) =>
        System.IO.Path.Combine(AppContext.BaseDirectory, Folder, $"{Shipped}-{what}.xyz");
}
