namespace GeoDL.Typed.Samples.NBody.Data;

/// <summary>A folder of <c>nbody_charged5_{train,valid,test}_{loc,vel,charges}.npy</c>.</summary>
/// <remarks>
/// loc and vel: float32 [trajectories, 4, 5, 3] at the frames <see cref="Trajectory.Frames"/>; charges: float32
/// [trajectories, 5], ±1.
/// </remarks>
public static class TrajectoryFiles
{
    private static readonly string[] Splits = ["train", "valid", "test"];

    /// <summary>The file that says whether a folder holds such data.</summary>
    public static string FirstFile(string folder) => FileOf(folder, Splits[0], "loc");

    /// <summary>Reads all three parts.</summary>
    /// <exception cref="DataFileException">A file is missing or not as described above.</exception>
    public static NBodyData Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DataFileException(folder, "there is no such folder.");

        return new NBodyData(ReadPart(folder, Splits[0]), ReadPart(folder, Splits[1]), ReadPart(folder, Splits[2]));
    }

    /// <summary>Writes all three parts.</summary>
    public static void Write(string folder, NBodyData data)
    {
        WritePart(folder, Splits[0], data.Training);
        WritePart(folder, Splits[1], data.Validation);
        WritePart(folder, Splits[2], data.Test);
    }

    private static Trajectory[] ReadPart(string folder, string split)
    {
        const int Particles = Simulation.TrajectorySimulator.Particles;
        int frames = Trajectory.Frames.Length;
        string chargeFile = FileOf(folder, split, "charges");
        NumberArray positions = NpyReader
            .Read(FileOf(folder, split, "loc"))
            .Expect(NumberType.Float32, -1, frames, Particles, 3);
        int count = positions.Shape[0];
        NumberArray velocities = NpyReader
            .Read(FileOf(folder, split, "vel"))
            .Expect(NumberType.Float32, count, frames, Particles, 3);
        NumberArray charges = NpyReader.Read(chargeFile).Expect(NumberType.Float32, count, Particles);
        if (count == 0)
            throw new DataFileException(chargeFile, "there are no trajectories in it.");

        var trajectories = new Trajectory[count];
        for (int i = 0; i < count; i++)
        {
            double[] q = charges.Rows(i, 1);
            if (q.Any(static v => Math.Abs(v) != 1.0))
            {
                throw new DataFileException(
                    chargeFile,
                    $"trajectory {i} has the charges {string.Join(", ", q)}; each is -1 or 1."
                );
            }

            trajectories[i] = new Trajectory(
                Split(positions.Rows(i, 1), FileOf(folder, split, "loc"), i),
                Split(velocities.Rows(i, 1), FileOf(folder, split, "vel"), i),
                q
            );
        }

        return trajectories;
    }

    private static double[][] Split(double[] values, string path, int trajectory)
    {
        if (!Array.TrueForAll(values, double.IsFinite))
            throw new DataFileException(path, $"trajectory {trajectory} has a number that is not finite.");

        return [.. values.Chunk(values.Length / Trajectory.Frames.Length)];
    }

    private static void WritePart(string folder, string split, IReadOnlyList<Trajectory> trajectories)
    {
        const int Particles = Simulation.TrajectorySimulator.Particles;
        int[] shape = [trajectories.Count, Trajectory.Frames.Length, Particles, 3];
        NpyWriter.Write(
            FileOf(folder, split, "loc"),
            NumberType.Float32,
            shape,
            trajectories.SelectMany(static t => t.Positions).SelectMany(static x => x)
        );
        NpyWriter.Write(
            FileOf(folder, split, "vel"),
            NumberType.Float32,
            shape,
            trajectories.SelectMany(static t => t.Velocities).SelectMany(static v => v)
        );
        NpyWriter.Write(
            FileOf(folder, split, "charges"),
            NumberType.Float32,
            [trajectories.Count, Particles],
            trajectories.SelectMany(static t => t.Charges)
        );
    }

    private static string FileOf(string folder, string split, string what) =>
        Path.Combine(folder, $"nbody_charged5_{split}_{what}.npy");
}
