using System.Globalization;
using GeoDL.Typed.Samples.NBody.Training;

namespace GeoDL.Typed.Samples.NBody.Running;

/// <summary>Prints each point of the learning curve.</summary>
/// <param name="output">Where.</param>
/// <param name="steps">Steps in all.</param>
public sealed class TrainingProgressLog(TextWriter output, long steps) : IProgress<CurvePoint>
{
    /// <summary>The head of the table.</summary>
    public const string Header = "   step    epoch   minutes   training   validation   done";

    /// <inheritdoc/>
    public void Report(CurvePoint value) =>
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{value.Step, 7} {value.Epoch, 8:0.0} {value.Minutes, 9:0.00} "
                    + $"{value.Training, 10:0.00000} {value.Validation, 12:0.00000} "
                    + $"{(double)value.Step / steps, 6:0%}"
            )
        );
}
