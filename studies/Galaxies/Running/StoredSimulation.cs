using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Simulation;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>
/// Simulates clouds into a folder; what is there already is kept, and an interruption loses a few clouds at most.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="seed">Fixes the clouds: each depends on it and on its number alone, so a longer series begins with a
/// shorter one.</param>
/// <param name="output">Told what was done.</param>
/// <param name="hdf5">Whether finished series are written as one HDF5 file too.</param>
public sealed class StoredSimulation(string folder, ulong seed, TextWriter output, bool hdf5 = false)
{
    private readonly string _hdf5File = Path.Combine(folder, "peaks512" + CloudsHdf5.Ending);

    // Clouds are made in runs of so many, after which an interruption is looked for; files are written every so many
    // clouds.
    private const int RunLength = 16,
        Kept = 512;

    /// <summary>Simulates until there are so many clouds.</summary>
    /// <param name="count">Clouds in all.</param>
    /// <param name="fresh">Replace what is there.</param>
    /// <param name="cancellation">Ends the simulation; the clouds made so far are written.</param>
    /// <returns>Whether all are there.</returns>
    /// <exception cref="DataFileException">Other clouds are there already.</exception>
    public bool Run(int count, bool fresh, CancellationToken cancellation = default)
    {
        if (fresh)
        {
            StoredClouds.Delete(folder);
            if (File.Exists(_hdf5File))
                File.Delete(_hdf5File);
        }

        List<GalaxyCloud> clouds = [.. StoredClouds.Finished(folder, seed)];
        int before = clouds.Count,
            written = before;
        if (before > 0)
            output.WriteLine($"{before} clouds are there already (--fresh makes them anew).");

        var progress = new ConsoleProgress("clouds", count);
        var watch = Stopwatch.StartNew();
        while (clouds.Count < count && !cancellation.IsCancellationRequested)
        {
            int now = clouds.Count;
            clouds.AddRange(CloudSimulator.SimulateMany(Math.Min(RunLength, count - now), seed, first: now));
            progress.Report(clouds.Count);
            if (clouds.Count - written >= Kept)
            {
                StoredClouds.Write(folder, clouds, seed);
                written = clouds.Count;
            }
        }

        double seconds = watch.Elapsed.TotalSeconds;
        if (clouds.Count > written)
            StoredClouds.Write(folder, clouds, seed);

        int made = clouds.Count - before;
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{made} clouds in {seconds:0.0} s ({seconds / Math.Max(1, made):0.000} s each); "
                    + $"{clouds.Count} are in {folder}"
            )
        );
        if (clouds.Count < count)
        {
            output.WriteLine("Stopped; the same command goes on from there.");
        }
        else if (hdf5)
        {
            CloudsHdf5.Write(_hdf5File, clouds, seed);
            output.WriteLine($"Also written: {_hdf5File}");
        }

        return clouds.Count >= count;
    }
}
