using GeoDL.Typed.Samples.NBody.Network;

namespace GeoDL.Typed.Samples.NBody.Running;

/// <summary>What the command line asks for.</summary>
/// <param name="DataFolder">Folder of nbody_charged5_*; null to look for one, then to simulate.</param>
/// <param name="Simulate">Simulate trajectories even where a folder is found.</param>
/// <param name="OutputFolder">Where weights, curve and plot go.</param>
/// <param name="Minutes">Time to train, from which the number of steps follows, unless <paramref name="Epochs"/> is
/// given.</param>
/// <param name="Epochs">Passes over the training trajectories; null lets the time decide, or
/// <see cref="DefaultEpochs"/>.</param>
/// <param name="Size">Numbers of trajectories to train, validate and test.</param>
/// <param name="Seed">Fixes everything that is random.</param>
/// <param name="Threads">Threads at most; 0 takes as many as there are processors.</param>
/// <param name="Fresh">Start anew even where an interrupted training is found.</param>
/// <param name="Batch">Trajectories of a step in each process; null for
/// <see cref="Training.TrainingPlan.DefaultBatch"/>, or what the training there has.</param>
/// <param name="Network">Which network.</param>
public sealed record RunOptions(
    string? DataFolder,
    bool Simulate,
    string OutputFolder,
    double? Minutes,
    int? Epochs,
    SplitSize Size,
    ulong Seed,
    int Threads,
    bool Fresh,
    int? Batch = null,
    NetworkKind Network = NetworkKind.Messages
)
{
    /// <summary>After so many passes the error on validation trajectories falls no more.</summary>
    public const int DefaultEpochs = 150;
}
