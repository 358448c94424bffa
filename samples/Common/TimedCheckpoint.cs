using System.Globalization;

namespace GeoDL.Typed.Samples.Common;

/// <summary>The checkpoint of a training that also knows how long it has taken, so that it can go on.</summary>
public static class TimedCheckpoint
{
    private const string Seconds = "seconds";

    /// <summary>Saves a training.</summary>
    /// <param name="path">The file.</param>
    /// <param name="optimiser">The optimiser of the parameters.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="seconds">The seconds that it has taken.</param>
    public static void Save(string path, ParameterSet parameters, Optimiser optimiser, double seconds) =>
        Checkpoint.Save(
            path,
            parameters,
            optimiser,
            new Dictionary<string, string> { [Seconds] = seconds.ToString("R", CultureInfo.InvariantCulture) }
        );

    /// <summary>Continues a training, where there is a file; returns the seconds that it has taken.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="optimiser">Their optimiser.</param>
    /// <exception cref="DataFileException">The file is not that of this training.</exception>
    public static double Resume(string path, ParameterSet parameters, Optimiser optimiser)
    {
        if (!File.Exists(path))
            return 0;
        try
        {
            return double.Parse(Checkpoint.Load(path, parameters, optimiser)[Seconds], CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is InvalidDataException or KeyNotFoundException or FormatException)
        {
            throw new DataFileException(
                path,
                $"{error.Message} Remove it to start this run anew, or give another folder with --out."
            );
        }
    }
}
