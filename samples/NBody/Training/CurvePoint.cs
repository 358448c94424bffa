using System.Globalization;

namespace GeoDL.Typed.Samples.NBody.Training;

/// <summary>One point of the learning curve.</summary>
/// <param name="Step">Steps of the optimiser so far.</param>
/// <param name="Epoch">Passes over the training trajectories so far.</param>
/// <param name="Minutes">Time spent, validation included, over all runs.</param>
/// <param name="Training">Mean squared error of the batches since the point before.</param>
/// <param name="Validation">Mean squared error of the averaged weights on the validation trajectories.</param>
public sealed record CurvePoint(long Step, double Epoch, double Minutes, double Training, double Validation)
{
    /// <summary>The names of the columns.</summary>
    public const string Header = "step,epoch,minutes,training_mse,validation_mse";

    /// <summary>The point as a row of the table.</summary>
    public string ToRow() =>
        string.Create(CultureInfo.InvariantCulture, $"{Step},{Epoch:R},{Minutes:R},{Training:R},{Validation:R}");

    /// <summary>Reads a row that <see cref="ToRow"/> wrote.</summary>
    /// <exception cref="FormatException">The row is something else.</exception>
    public static CurvePoint FromRow(string row)
    {
        string[] parts = row.Split(',');
        if (parts.Length != 5)
            throw new FormatException($"'{row}' is no row of {Header}.");

        double[] numbers = Array.ConvertAll(
            parts,
            static p => double.Parse(p, NumberStyles.Float, CultureInfo.InvariantCulture)
        );
        return new CurvePoint((long)numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }
}
