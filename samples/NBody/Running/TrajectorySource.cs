using GeoDL.Typed.Samples.NBody.Data;
using GeoDL.Typed.Samples.NBody.Simulation;

namespace GeoDL.Typed.Samples.NBody.Running;

/// <summary>Where trajectories come from: a folder, or the sample's own simulation.</summary>
public static class TrajectorySource
{
    private const string SharedFolder = "shared/data/nbody";

    /// <summary>Reads or simulates as many trajectories as asked for, and says which.</summary>
    /// <exception cref="DataFileException">The folder given cannot be read, or holds too few.</exception>
    public static NBodyData Load(RunOptions options, TextWriter output, CancellationToken cancellation = default)
    {
        SplitSize size = options.Size;
        string counts = $"{size.Training} train, {size.Validation} validate, {size.Test} test";
        string? folder = options.Simulate ? null : options.DataFolder ?? FindSharedFolder();
        if (folder is null)
        {
            output.WriteLine(
                $"Trajectories: simulated here (seed {options.Seed}); {counts}. Published numbers are "
                    + "from other random numbers of the same recipe."
            );
            return Simulate(size, options.Seed, options.Threads, cancellation);
        }

        NBodyData data = TrajectoryFiles.Read(folder);
        (string Name, int There, int Wanted)[] parts =
        [
            ("training", data.Training.Count, size.Training),
            ("validation", data.Validation.Count, size.Validation),
            ("test", data.Test.Count, size.Test),
        ];
        foreach ((string name, int there, int wanted) in parts)
        {
            if (there < wanted)
                throw new DataFileException(folder, $"{there} {name} trajectories are there, {wanted} are needed.");
        }

        output.WriteLine($"Trajectories: {folder}; {counts}.");
        return data.Take(size.Training, size.Validation, size.Test);
    }

    /// <summary>Simulates trajectories for the three uses.</summary>
    public static NBodyData Simulate(
        SplitSize size,
        ulong seed,
        int threads = 0,
        CancellationToken cancellation = default
    )
    {
        Trajectory[] all = TrajectorySimulator.SimulateMany(size.Total, seed, threads, cancellation);
        return new NBodyData(all[..size.Training], all[size.Training..^size.Test], all[^size.Test..]);
    }

    /// <summary>
    /// The folder shared/data/nbody in or beside a parent of the working folder or of the program; null if there is
    /// none.
    /// </summary>
    private static string? FindSharedFolder()
    {
        foreach (string start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                string candidate = Path.Combine(folder.FullName, SharedFolder);
                if (File.Exists(TrajectoryFiles.FirstFile(candidate)))
                    return candidate;
            }
        }

        return null;
    }
}
