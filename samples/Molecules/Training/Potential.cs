using System.Globalization;
using GeoDL.Typed.Samples.Molecules.Network;

namespace GeoDL.Typed.Samples.Molecules.Training;

/// <summary>A network with its scales: energies in eV and forces in eV/Å.</summary>
/// <param name="Kind">Which network.</param>
/// <param name="Net">The network.</param>
/// <param name="Scales">What its numbers mean.</param>
public sealed record Potential(NetworkKind Kind, IPotential Net, Scales Scales) : IForceField
{
    private const string KindNote = "network",
        UnitNote = "unit_eV",
        AtomsNote = "atoms_eV";

    // Molecules of a prediction.
    private const int Together = 16;

    /// <inheritdoc/>
    public int Weights => Net.Parameters.Count;

    /// <summary>Reads a potential.</summary>
    /// <exception cref="DataFileException">The file is none.</exception>
    public static Potential Load(string path)
    {
        DataFileException.ThrowIfNoFile(path);
        string why = "";
        foreach (NetworkKind kind in Enum.GetValues<NetworkKind>())
        {
            IPotential net = kind.Create();
            try
            {
                IReadOnlyDictionary<string, string> notes = Checkpoint.Load(path, net.Parameters);
                double[] atoms = [.. notes[AtomsNote].Split(' ').Select(Number)];
                if (notes[KindNote] == kind.ToString() && atoms.Length == Elements.Known.Count)
                    return new Potential(kind, net, new Scales(Number(notes[UnitNote]), atoms));
            }
            catch (Exception refused) when (refused is InvalidDataException or KeyNotFoundException or FormatException)
            {
                why = why.Length > 0 ? why : refused.Message;
            }
        }

        throw new DataFileException(path, $"this is no potential of the sample. {why}");

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>Writes the potential.</summary>
    public void Save(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Checkpoint.Save(
            path,
            Net.Parameters,
            notes: new Dictionary<string, string>
            {
                [KindNote] = Kind.ToString(),
                [UnitNote] = Scales.Unit.ToString("R", CultureInfo.InvariantCulture),
                [AtomsNote] = string.Join(
                    ' ',
                    Scales.Atoms.Select(static a => a.ToString("R", CultureInfo.InvariantCulture))
                ),
            }
        );
    }

    /// <inheritdoc/>
    public IForceField In(Precision precision) => OwnIn(precision);

    /// <summary>The same with weights of its own, in a precision.</summary>
    public Potential OwnIn(Precision precision)
    {
        IPotential copy = Kind.Create(0, precision);
        for (int i = 0; i < Net.Parameters.All.Count; i++)
            copy.Parameters.All[i].Assign(Net.Parameters.All[i].ToArray());
        return this with { Net = copy };
    }

    /// <inheritdoc/>
    public AtomFrame Evaluate(AtomFrame frame, NeighbourList? neighbours = null)
    {
        PointCloud<Atom> cloud = neighbours is null
            ? frame.ToCloud<Atom>(Elements.Known, Neighbours.WithinRadius(Elements.Radius))
            : frame.ToCloud<Atom>(Elements.Known, neighbours);
        ForcePrediction<Energy> answer = Net.PredictForces(cloud);
        return With(frame, answer.Energy[0, 0], answer.Forces.ToArray());
    }

    /// <inheritdoc/>
    public IReadOnlyList<AtomFrame> Evaluate(IReadOnlyList<AtomFrame> frames)
    {
        var answers = new AtomFrame[frames.Count];
        int pieces = (frames.Count + Together - 1) / Together;
        Parallel.For(
            0,
            pieces,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism.Threads },
            piece =>
            {
                AtomFrame[] part = [.. frames.Skip(piece * Together).Take(Together)];
                ForcePrediction<Energy> answer = Net.PredictForces(
                    PointCloud.Batch(
                        part.Select(static f =>
                            f.ToCloud<Atom>(Elements.Known, Neighbours.WithinRadius(Elements.Radius))
                        )
                    )
                );
                double[] forces = answer.Forces.ToArray();
                int at = 0;
                for (int i = 0; i < part.Length; i++)
                {
                    int count = 3 * part[i].Count;
                    answers[(piece * Together) + i] = With(part[i], answer.Energy[i, 0], forces[at..(at + count)]);
                    at += count;
                }
            }
        );
        return answers;
    }

    private AtomFrame With(AtomFrame frame, double energy, double[] forces) =>
        new(frame.Species, frame.Positions, frame.Cell)
        {
            Energy = (Scales.Unit * energy) + Scales.AtomsOf(frame),
            Forces = Array.ConvertAll(forces, f => Scales.Unit * f),
            Place = frame.Place,
        };
}
