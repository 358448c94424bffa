using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Samples.Shapes.Data;
using GeoDL.Typed.Samples.Shapes.Networks;
using GeoDL.Typed.Samples.Shapes.Picture;
using GeoDL.Typed.Samples.Shapes.Solids;
using GeoDL.Typed.Samples.Shapes.Training;

namespace GeoDL.Typed.Samples.Shapes.Running;

/// <summary>
/// Two networks learn upright shapes, and are shown turned ones and their mirror images; then the picture.
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
        "                              upright: right, %                          turned in space: right, %\n"
        + "network           weights  kind                 hand                   kind                 hand"
        + "                   seconds";

    /// <summary>Runs everything.</summary>
    public void Run(CancellationToken cancellation = default)
    {
        var training = new SolidSet(options.Shapes, options.Seed ^ TrainingSet, turned: false);
        SolidSet upright = new(options.Tests, options.Seed ^ UprightSet, turned: false),
            turned = new(options.Tests, options.Seed ^ TurnedSet, turned: true);
        output.WriteLine(
            $"Shapes made here, {Solid.Size} × {Solid.Size} × {Solid.Size} voxels, {SolidSet.Kinds.Count} kinds: "
                + $"{training.Count} upright ones to learn from in {options.Epochs} epochs, {upright.Count} upright "
                + $"and {turned.Count} turned ones to be tested with."
        );
        output.WriteLine(Header);
        VolumeClassifier plain = Learn(Classifiers.PlainSolids(options.Seed)),
            steerable = Learn(Classifiers.Solids(options.Seed));
        output.WriteLine(
            "In brackets: 95 % intervals over the test shapes (Wilson). Hand: of screws and twisted bars, whether "
                + "right- or left-handed."
        );
        output.WriteLine();
        output.WriteLine(
            "The turned shapes moved by the 48 symmetries of the cube, which voxels keep (24 of them mirror):"
        );
        output.WriteLine(
            "network           other kind named   hand that a mirror leaves   all numbers change at most by"
        );
        foreach (VolumeClassifier classifier in new[] { plain, steerable })
            Move(classifier, turned, cancellation);
        output.WriteLine();
        string picture = Path.Combine(options.OutputFolder, "shapes.png");
        ShapeSheet.Write(picture, plain, steerable, options.Seed);
        output.WriteLine($"Picture: {picture}");

        VolumeClassifier Learn(VolumeClassifier classifier)
        {
            var watch = Stopwatch.StartNew();
            EpochTraining<VolumeBatch> run = classifier.Train(training, new EpochPlan(options.Epochs, options.Seed));
            var progress = new ConsoleProgress($"{classifier.Name}, epochs", options.Epochs);
            while (run.EpochsDone < options.Epochs)
            {
                run.RunEpoch(cancellation: cancellation);
                progress.Report(run.EpochsDone);
            }

            double seconds = watch.Elapsed.TotalSeconds;
            SolidAnswers first = new(classifier.Answers(upright, null, cancellation)),
                second = new(classifier.Answers(turned, null, cancellation));
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{classifier.Name, -16} {classifier.Parameters.Count, 8}  {first.KindsRight(upright), -20} "
                        + $"{first.HandsRight(upright), -22} {second.KindsRight(turned), -20} "
                        + $"{second.HandsRight(turned), -20} {seconds, 9:0.0}"
                )
            );
            return classifier;
        }
    }

    /// <summary>Each shape moved by the next symmetry of the cube.</summary>
    private void Move(VolumeClassifier classifier, SolidSet shapes, CancellationToken cancellation)
    {
        SolidAnswers still = new(classifier.Answers(shapes, null, cancellation)),
            moved = new(classifier.Answers(new MovedSet(shapes, CubeElement.All), null, cancellation));
        int width = SolidSet.Kinds.Count + 1,
            kinds = still.Kinds.Zip(moved.Kinds).Count(static pair => pair.First != pair.Second),
            mirrored = 0,
            kept = 0;
        double change = 0;
        for (int i = 0; i < shapes.Count; i++)
        {
            int sign = CubeElement.All[i % CubeElement.All.Count].IsRotation ? 1 : -1;
            for (int k = 0; k < width - 1; k++)
                change = Math.Max(change, Math.Abs(still.Numbers[(i * width) + k] - moved.Numbers[(i * width) + k]));
            change = Math.Max(change, Math.Abs((sign * still.Handedness[i]) - moved.Handedness[i]));
            if (sign < 0 && shapes.What(i).Handedness != 0)
            {
                mirrored++;
                kept += Math.Sign(still.Handedness[i]) == Math.Sign(moved.Handedness[i]) ? 1 : 0;
            }
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{classifier.Name, -16} {kinds, 6} of {shapes.Count, -8} {kept, 12} of {mirrored, -12} "
                    + $"{change / still.Numbers.Max(Math.Abs), 22:0.0e+0} of the largest"
            )
        );
    }
}
