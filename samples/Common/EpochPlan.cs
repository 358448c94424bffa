namespace GeoDL.Typed.Samples.Common;

/// <summary>How a training by epochs goes.</summary>
/// <param name="Epochs">How often each sample is seen.</param>
/// <param name="Seed">Fixes the order of samples.</param>
/// <param name="Rate">The largest learning rate.</param>
/// <param name="WeightDecay">How fast weights shrink that nothing holds.</param>
/// <param name="AveragedEpochs">Epochs over which weights are averaged; 0 for none.</param>
/// <param name="ClipNorm">The largest norm of a gradient; longer ones are shortened.</param>
public sealed record EpochPlan(
    int Epochs,
    ulong Seed,
    double Rate = 0.01,
    double WeightDecay = 0.01,
    double AveragedEpochs = 0,
    double ClipNorm = double.PositiveInfinity
);
