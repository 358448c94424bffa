using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Models;
using GeoDL.Typed.Samples.Galaxies.Simulation;

namespace GeoDL.Typed.Samples.Galaxies.Running;

/// <summary>Where training clouds come from: a folder, or the sample's own simulation.</summary>
public static class CloudSource
{
    private const string SharedFolder = "shared/data/galaxies";

    // The last quarter of a data set is for testing, whatever is trained: 1500 … 1999 of the 2000 clouds of peaks512.
    private const double TestShare = 0.25;

    private const int LargestTest = 500;

    /// <summary>
    /// Loads or simulates as many clouds as asked for; a tenth more for validation and up to 500 for testing.
    /// </summary>
    /// <exception cref="DataFileException">The folder given cannot be read, or is too small.</exception>
    public static TrainingSet Load(RunOptions options, TextWriter output, CancellationToken cancellation = default)
    {
        int validation = Math.Max(options.Clouds / 10, 2),
            test = Math.Clamp(options.Clouds * 5 / 3, 4, LargestTest);
        string? folder = options.Simulate ? null : options.DataFolder ?? FindSharedFolder();
        if (folder is not null)
        {
            PeaksDataset data = PeaksDataset.Open(folder);
            int firstTest = (int)(data.Count * (1.0 - TestShare));
            test = Math.Min(test, data.Count - firstTest);
            if (options.Clouds + validation > firstTest || test < 1)
            {
                throw new DataFileException(
                    folder,
                    $"{data.Count} clouds are too few for {options.Clouds} to train, {validation} to "
                        + $"validate and {test} to test (the last quarter); give fewer --clouds."
                );
            }

            output.WriteLine(
                $"Clouds: {folder}, {data.Count} there; {options.Clouds} train, {validation} validate, "
                    + $"{test} test (from number {firstTest} on)."
            );
            return new TrainingSet(
                data.Clouds(0, options.Clouds),
                data.Clouds(firstTest - validation, validation),
                data.Clouds(firstTest, test)
            );
        }

        int total = options.Clouds + validation + test;
        output.WriteLine(
            $"Clouds: simulating {total} (seed {options.Seed}); {options.Clouds} train, {validation} "
                + $"validate, {test} test."
        );
        GalaxyCloud[] clouds = CloudSimulator.SimulateMany(
            total,
            options.Seed,
            progress: new ConsoleProgress("clouds", total),
            cancellation: cancellation
        );
        return new TrainingSet(
            clouds[..options.Clouds],
            clouds[options.Clouds..(options.Clouds + validation)],
            clouds[(options.Clouds + validation)..]
        );
    }

    /// <summary>
    /// The folder shared/data/galaxies in or beside a parent of the working folder or of the program; null if there is
    /// none.
    /// </summary>
    public static string? FindSharedFolder()
    {
        foreach (string start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                string candidate = Path.Combine(folder.FullName, SharedFolder);
                if (File.Exists(PeaksDataset.PositionFile(candidate)))
                    return candidate;
            }
        }

        return null;
    }
}
