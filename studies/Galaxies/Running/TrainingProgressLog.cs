using System.Globalization;
using GeoDL.Typed.Samples.Galaxies.Network;

namespace GeoDL.Typed.Samples.Galaxies.Running;

/// <summary>Keeps what a model reports while it trains and prints it.</summary>
/// <param name="name">The model's name.</param>
public sealed class TrainingProgressLog(string name) : IProgress<EpochReport>
{
    private readonly List<EpochReport> _points = [];

    /// <summary>All reports so far.</summary>
    public IReadOnlyList<EpochReport> Points => _points;

    /// <inheritdoc/>
    public void Report(EpochReport value)
    {
        _points.Add(value);
        Console.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {name}: epoch {value.Epoch}/{value.EpochCount}, R2 training "
                    + $"{value.TrainingR2:0.000}, validation {value.ValidationR2:0.000}"
            )
        );
    }
}
