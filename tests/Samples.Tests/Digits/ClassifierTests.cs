using GeoDL.Typed.Samples.Digits.Data;
using GeoDL.Typed.Samples.Digits.Drawing;
using GeoDL.Typed.Samples.Digits.Networks;
using GeoDL.Typed.Samples.Digits.Picture;
using GeoDL.Typed.Samples.Digits.Training;

namespace GeoDL.Typed.Samples.Tests.Digits;

public class ClassifierTests
{
    [Theory]
    [InlineData("p4")]
    [InlineData("SO(2)")]
    [InlineData("open")]
    public void Answers_AreTheSameAtQuarterTurns(string name)
    {
        Classifier classifier = name switch
        {
            "p4" => Classifiers.P4(5),
            "open" => Classifiers.Open(5),
            _ => Classifiers.Steerable(5),
        };
        DigitImages images = DrawnDigits.Draw(4, seed: 9, turned: true).Widen(classifier.Side);
        double[] logits = classifier.Logits(images);

        for (int quarters = 1; quarters < 4; quarters++)
            Near.Equal(logits, classifier.Logits(Turned(images, quarters)), Tolerance.Equivariance.Single);
    }

    [Fact]
    public void FieldsTurnedBack_StandStillAtQuarterTurnsOfTheEquivariantNetworkAlone()
    {
        var picture = new TurningPicture(Classifiers.Plain(5), Classifiers.Steerable(5), digit: 4, seed: 1);

        for (int quarter = 1; quarter < 4; quarter++)
        {
            int frame = quarter * TurningPicture.Frames / 4;
            Assert.InRange(picture.Turning.Changes[frame], 0, Tolerance.Equivariance.Single);
            Assert.True(picture.Plain.Changes[frame] > 0.5);
        }

        // Before training; between quarter turns pixels are resampled, and kernels deviate.
        Assert.InRange(picture.Turning.Changes.Max(), Tolerance.Noticeable, 0.1);
    }

    [Fact]
    public void Picture_IsWrittenAsImageAndAsPageOfItsOwn()
    {
        string folder = Directory.CreateTempSubdirectory("digits").FullName;
        try
        {
            new TurningPicture(Classifiers.Plain(5), Classifiers.Steerable(5), digit: 4, seed: 1).Write(
                folder,
                TextWriter.Null
            );

            byte[] image = File.ReadAllBytes(Path.Combine(folder, "turning.png"));
            string page = File.ReadAllText(Path.Combine(folder, "turning.html"));
            Assert.Equal("PNG"u8.ToArray(), image[1..4]);
            Assert.Contains("\"frames\":72", page, StringComparison.Ordinal);
            Assert.DoesNotContain("\"FRAMES\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Training_LowersTheLossAndResumesBitByBit()
    {
        DigitImages images = DrawnDigits.Draw(100, seed: 2, turned: false);
        Classifier classifier = Classifiers.Steerable(5);
        var training = new DigitTraining(classifier, images, epochs: 4, seed: 1, averagedEpochs: 2);
        double first = training.RunEpoch();
        string path = Path.GetTempFileName();
        try
        {
            Checkpoint.Save(path, classifier.Parameters, training.Optimiser);
            double[] losses = [.. Enumerable.Range(0, 3).Select(_ => training.RunEpoch())];
            Assert.True(losses[^1] < first, $"{first} to {losses[^1]}");

            Classifier again = Classifiers.Steerable(5);
            var resumed = new DigitTraining(again, images, epochs: 4, seed: 1, averagedEpochs: 2);
            Checkpoint.Load(path, again.Parameters, resumed.Optimiser);
            Assert.Equal(1, resumed.EpochsDone);
            Assert.Equal(losses, Enumerable.Range(0, 3).Select(_ => resumed.RunEpoch()));
            double[] last = classifier.Logits(images);
            Assert.Equal(last, again.Logits(images));
            using (training.Optimiser.Average!.Use())
            using (resumed.Optimiser.Average!.Use())
            {
                Assert.NotEqual(last, classifier.Logits(images));
                Assert.Equal(classifier.Logits(images), again.Logits(images));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Interval_IsThatOfWilson()
    {
        (double low, double high) = new Share(90, 100).Interval;

        // Published to four digits.
        Assert.Equal(0.8256, low, Tolerance.Sample.FourDigits);
        Assert.Equal(0.9448, high, Tolerance.Sample.FourDigits);
    }

    private static DigitImages Turned(DigitImages images, int quarters) =>
        images with
        {
            Pixels =
            [
                .. Enumerable
                    .Range(0, images.Count)
                    .SelectMany(i =>
                        new Field(images.Size, "0", Array.ConvertAll(images.Slice(i, 1).Pixels, static v => (double)v))
                            .Turn(quarters * Math.PI / 2)
                            .Values
                    )
                    .Select(static v => (float)v),
            ],
        };
}
