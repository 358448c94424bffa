using GeoDL.Typed.Samples.Digits.Data;

namespace GeoDL.Typed.Samples.Digits.Training;

/// <summary>The training of a classifier, epoch by epoch.</summary>
public sealed class DigitTraining
{
    /// <summary>Images that run together in one pass, over which batch norm takes its statistics.</summary>
    private const int GroupSize = 10;

    /// <summary>Passes of a step, which run at once.</summary>
    private const int Passes = 2;

    // Of an epoch: the rate rises slowly, since statistics of batch norm are poor at first.
    private const double Warmup = 0.5;

    // Of all steps at the end.
    private const double LastRate = 0.01;

    private readonly Classifier _classifier;
    private readonly DigitImages _images;
    private readonly ulong _seed;
    private readonly int _stepsPerEpoch;

    /// <summary>A training that has not begun.</summary>
    /// <param name="classifier">What is trained.</param>
    /// <param name="images">What it learns from.</param>
    /// <param name="epochs">How often it sees each image.</param>
    /// <param name="seed">Fixes the order of images.</param>
    /// <param name="rate">The largest learning rate.</param>
    /// <param name="weightDecay">How fast weights shrink that nothing holds.</param>
    /// <param name="averagedEpochs">Epochs over which weights are averaged; 0 for none.</param>
    public DigitTraining(
        Classifier classifier,
        DigitImages images,
        int epochs,
        ulong seed,
        double rate = 0.01,
        double weightDecay = 0.01,
        double averagedEpochs = 0
    )
    {
        (_classifier, _images, _seed, Epochs) = (classifier, images, seed, epochs);
        _stepsPerEpoch = Math.Max(1, images.Count / (GroupSize * Passes));
        Optimiser = new AdamW(
            classifier.Parameters,
            LearningRate.Cosine(
                rate,
                (long)epochs * _stepsPerEpoch,
                warmup: (long)(Warmup * _stepsPerEpoch),
                final: LastRate * rate
            ),
            weightDecay
        )
        {
            Average =
                averagedEpochs > 0
                    ? new WeightAverage(classifier.Parameters, 1 - (1 / Math.Max(1, averagedEpochs * _stepsPerEpoch)))
                    : null,
        };
    }

    /// <summary>The optimiser, which counts the steps.</summary>
    public Optimiser Optimiser { get; }

    /// <summary>Epochs in all.</summary>
    public int Epochs { get; }

    /// <summary>Whole epochs that are done.</summary>
    public int EpochsDone => (int)(Optimiser.StepCount / _stepsPerEpoch);

    /// <summary>Trains to the end of an epoch.</summary>
    /// <returns>The mean loss.</returns>
    public double RunEpoch(CancellationToken cancellation = default)
    {
        int epoch = EpochsDone;
        int[] order = [.. Enumerable.Range(0, _images.Count)];
        new RandomStream(RandomStream.DeriveSeed(_seed, (ulong)epoch)).Shuffle<int>(order);
        DigitImages[] groups = [.. order.Chunk(GroupSize).Select(numbers => _images.Select(numbers))];
        long end = (epoch + 1L) * _stepsPerEpoch;
        return _classifier.Train(groups, Optimiser, end, Passes, _seed, cancellation).DefaultIfEmpty().Average();
    }

    /// <summary>The answers of a classifier to many images.</summary>
    /// <param name="classifier">What is tested.</param>
    /// <param name="images">The images.</param>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Share Test(
        Classifier classifier,
        DigitImages images,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        int right = 0;
        for (int first = 0; first < images.Count; first += GroupSize)
        {
            cancellation.ThrowIfCancellationRequested();
            DigitImages group = images.Slice(first, Math.Min(GroupSize, images.Count - first));
            right += Share.Count(classifier.Logits(group), group.Labels).Right;
            progress?.Report(first + group.Count);
        }

        return new Share(right, images.Count);
    }
}
