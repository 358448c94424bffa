using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Inference;
using GeoDL.Typed.Studies.Galaxies.Simulation;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>Clouds of known universes from a folder, or from the study's own simulation.</summary>
public static class InferenceSource
{
    // Of the clouds before the last quarter (1500 of peaks512) a tenth is held back; the last quarter is for testing.
    private const double ValidationShare = 0.1;

    /// <summary>
    /// Reads or simulates clouds: three quarters to learn from, of which a tenth validates, and the last quarter to
    /// test.
    /// </summary>
    /// <param name="folder">Folder of peaks512_*; null to look for one, then to simulate.</param>
    /// <param name="clouds">Clouds in all; of a folder, 0 takes what is there.</param>
    /// <param name="seed">Of the simulation.</param>
    /// <param name="output">Told what was done.</param>
    /// <exception cref="DataFileException">The folder cannot be read, or holds too few.</exception>
    public static InferenceData Load(
        string? folder,
        int clouds,
        ulong seed,
        TextWriter output,
        CancellationToken cancellation = default
    )
    {
        folder ??= CloudFiles.FindSharedFolder();
        GalaxyCloud[] all;
        if (folder is not null)
        {
            PeaksDataset data = CloudFiles.Open(folder);
            if (data.Count < Math.Max(clouds, 8))
            {
                throw new DataFileException(
                    folder,
                    $"{data.Count} clouds are there, {Math.Max(clouds, 8)} are needed."
                );
            }

            // A short form has the same split with fewer clouds of each part.
            int take = clouds == 0 ? data.Count : clouds,
                first = take * 3 / 4;
            all = [.. data.Clouds(0, first), .. data.Clouds(data.Count * 3 / 4, take - first)];
            output.WriteLine($"Clouds: {folder}, {data.Count} there, {take} used.");
        }
        else
        {
            int count = clouds == 0 ? 2000 : clouds;
            output.WriteLine($"Clouds: simulating {count} (seed {seed}).");
            all = CloudSimulator.SimulateMany(
                count,
                seed,
                progress: new ConsoleProgress("clouds", count),
                cancellation: cancellation
            );
        }

        int test = all.Length * 3 / 4,
            validation = Math.Max(1, (int)(test * ValidationShare));
        return new InferenceData(all[..(test - validation)], all[(test - validation)..test], all[test..]);
    }
}
