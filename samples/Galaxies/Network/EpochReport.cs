using System.Globalization;

namespace GeoDL.Typed.Samples.Galaxies.Network;

/// <summary>One point of a learning curve.</summary>
/// <param name="Epoch">Passes over the training clouds so far.</param>
/// <param name="EpochCount">How many there will be.</param>
/// <param name="TrainingR2">R² on training clouds.</param>
/// <param name="ValidationR2">R² on validation clouds.</param>
public sealed record EpochReport(int Epoch, int EpochCount, double TrainingR2, double ValidationR2)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {Epoch}/{EpochCount}, R2 training {TrainingR2:0.000}, validation {ValidationR2:0.000}"
        );
}
