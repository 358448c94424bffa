namespace GeoDL.Typed.Samples.Galaxies.Data;

/// <summary>Clouds with known velocities, by use. No cloud is in two of the three.</summary>
/// <param name="Training">To fit weights.</param>
/// <param name="Validation">To choose when to stop.</param>
/// <param name="Test">For the numbers that are reported, and for nothing else.</param>
public sealed record TrainingSet(
    IReadOnlyList<GalaxyCloud> Training,
    IReadOnlyList<GalaxyCloud> Validation,
    IReadOnlyList<GalaxyCloud> Test
)
{
    // The last quarter of a data set is for testing, whatever is trained: 1500 … 1999 of the 2000 clouds of peaks512.
    private const double TestShare = 0.25;

    private const int LargestTest = 500;

    /// <summary>The same with the first <paramref name="count"/> training clouds only.</summary>
    public TrainingSet WithTraining(int count) => this with { Training = [.. Training.Take(count)] };

    /// <summary>Takes clouds to train, a tenth more to validate, and up to 500 of the last quarter to test.</summary>
    /// <param name="data">The clouds that are there.</param>
    /// <param name="path">Where they are, for messages.</param>
    /// <param name="training">Clouds to train.</param>
    /// <param name="output">Told how they are split.</param>
    /// <exception cref="DataFileException">There are too few.</exception>
    public static TrainingSet Read(PeaksDataset data, string path, int training, TextWriter output)
    {
        (int validation, int test) = Shares(training);
        int firstTest = (int)(data.Count * (1.0 - TestShare));
        test = Math.Min(test, data.Count - firstTest);
        if (training + validation > firstTest || test < 1)
        {
            throw new DataFileException(
                path,
                $"{data.Count} clouds are too few for {training} to train, {validation} to "
                    + $"validate and {test} to test (the last quarter); give fewer --clouds."
            );
        }

        output.WriteLine(
            $"Clouds: {path}, {data.Count} there; {training} train, {validation} validate, "
                + $"{test} test (from number {firstTest} on)."
        );
        return new TrainingSet(
            data.Clouds(0, training),
            data.Clouds(firstTest - validation, validation),
            data.Clouds(firstTest, test)
        );
    }

    /// <summary>Simulates clouds to train, a tenth more to validate, and up to 500 to test.</summary>
    /// <param name="training">Clouds to train.</param>
    /// <param name="seed">Fixes the clouds.</param>
    /// <param name="simulate">Makes so many, given their number, the seed and who is told of progress.</param>
    /// <param name="output">Told how they are split.</param>
    public static TrainingSet Simulate(
        int training,
        ulong seed,
        Func<int, ulong, IProgress<int>, GalaxyCloud[]> simulate,
        TextWriter output
    )
    {
        (int validation, int test) = Shares(training);
        int total = training + validation + test;
        output.WriteLine(
            $"Clouds: simulating {total} (seed {seed}); {training} train, {validation} validate, {test} test."
        );
        GalaxyCloud[] clouds = simulate(total, seed, new ConsoleProgress("clouds", total));
        return new TrainingSet(
            clouds[..training],
            clouds[training..(training + validation)],
            clouds[(training + validation)..]
        );
    }

    private static (int Validation, int Test) Shares(int training) =>
        (Math.Max(training / 10, 2), Math.Clamp(training * 5 / 3, 4, LargestTest));
}
