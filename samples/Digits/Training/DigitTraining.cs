using GeoDL.Typed.Samples.Digits.Data;

namespace GeoDL.Typed.Samples.Digits.Training;

/// <summary>The training of a classifier, epoch by epoch.</summary>
public sealed class DigitTraining
{
    /// <summary>Images that run together in one pass, over which batch norm takes its statistics.</summary>
    private const int GroupSize = 10;

    private readonly EpochTraining<DigitImages> _training;

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
    ) =>
        _training = classifier.Train(images, GroupSize, new EpochPlan(epochs, seed, rate, weightDecay, averagedEpochs));

    /// <summary>The optimiser, which counts the steps.</summary>
    public Optimiser Optimiser => _training.Optimiser;

    /// <summary>Epochs in all.</summary>
    public int Epochs => _training.Epochs;

    /// <summary>Whole epochs that are done.</summary>
    public int EpochsDone => _training.EpochsDone;

    /// <summary>Trains to the end of an epoch.</summary>
    /// <returns>The mean loss.</returns>
    public double RunEpoch(CancellationToken cancellation = default) => _training.RunEpoch(cancellation: cancellation);

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
