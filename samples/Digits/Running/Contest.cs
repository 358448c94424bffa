using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Samples.Digits.Data;
using GeoDL.Typed.Samples.Digits.Drawing;
using GeoDL.Typed.Samples.Digits.Networks;
using GeoDL.Typed.Samples.Digits.Picture;
using GeoDL.Typed.Samples.Digits.Training;

namespace GeoDL.Typed.Samples.Digits.Running;

/// <summary>
/// Three networks learn upright digits and are shown turned ones; then the picture of their features.
/// </summary>
/// <param name="options">What the command line asks for.</param>
/// <param name="output">Where the report goes.</param>
public sealed class Contest(ContestOptions options, TextWriter output)
{
    // Seeds of the sets, which no seed of a user's is likely to meet.
    private const ulong TrainingSet = 1_000_001,
        UprightSet = 1_000_002,
        TurnedSet = 1_000_003;

    private const string Header =
        "network       weights   right upright, %       right turned by any angle, %   seconds";

    /// <summary>Runs everything.</summary>
    /// <exception cref="DataFileException">The user's image cannot be used.</exception>
    public void Run(CancellationToken cancellation = default)
    {
        OwnImage? image = options.ImageFile is { } file ? OwnImage.Read(file) : null;
        DigitImages training = DrawnDigits.Draw(options.Images, options.Seed ^ TrainingSet, turned: false),
            upright = DrawnDigits.Draw(options.Tests, options.Seed ^ UprightSet, turned: false),
            turned = DrawnDigits.Draw(options.Tests, options.Seed ^ TurnedSet, turned: true);
        output.WriteLine(
            $"Digits drawn here, {training.Size} × {training.Size} pixels: {training.Count} upright ones to learn "
                + $"from in {options.Epochs} epochs, {upright.Count} upright and {turned.Count} turned ones to be "
                + "tested with."
        );
        output.WriteLine(Header);
        Classifier plain = Learn(Classifiers.Plain(options.Seed));
        Learn(Classifiers.P4(options.Seed));
        Classifier steerable = Learn(Classifiers.Steerable(options.Seed));
        output.WriteLine("In brackets: 95 % intervals over the test images (Wilson).");
        output.WriteLine();
        TurningPicture picture = image is null
            ? new(plain, steerable, options.Digit, options.Seed)
            : new(plain, steerable, image);
        picture.Write(options.OutputFolder, output);

        Classifier Learn(Classifier classifier)
        {
            var watch = Stopwatch.StartNew();
            var run = new DigitTraining(classifier, training, options.Epochs, options.Seed);
            var progress = new ConsoleProgress($"{classifier.Name}, epochs", options.Epochs);
            while (run.EpochsDone < options.Epochs)
            {
                run.RunEpoch(cancellation);
                progress.Report(run.EpochsDone);
            }

            double seconds = watch.Elapsed.TotalSeconds;
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{classifier.Name, -12} {classifier.Parameters.Count, 8}   "
                        + $"{DigitTraining.Test(classifier, upright, null, cancellation), -23}"
                        + $"{DigitTraining.Test(classifier, turned, null, cancellation), -30} {seconds, 7:0.0}"
                )
            );
            return classifier;
        }
    }
}
