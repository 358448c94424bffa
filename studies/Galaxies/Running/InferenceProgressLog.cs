using System.Globalization;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>Prints each point of a training, on the error stream so that output stays clean.</summary>
/// <param name="name">What is trained.</param>
/// <param name="steps">Steps in all.</param>
public sealed class InferenceProgressLog(string name, long steps) : IProgress<InferencePoint>
{
    /// <inheritdoc/>
    public void Report(InferencePoint value) =>
        Console.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {name}: step {value.Step}/{steps}, loss {value.Loss:0.0000}, R2 validation "
                    + $"{value.Validation.R2[0]:0.000} {value.Validation.R2[1]:0.000}"
            )
        );
}
