using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>
/// All cases, group by group: made when their turn comes, so that arrays of one group do not lie about while another is
/// timed.
/// </summary>
internal static class Groups
{
    public static IReadOnlyList<Func<IEnumerable<Case>>> All { get; } =
    [
        static () => Harmonics.Create(10_000),
        Channelwise.InCache,
        static () => Channelwise.Create(500),
        static () => Channelwise.Create(10_000),
        static () => UnevenCopies.Create(10_000),
        static () => Products.FullyConnected(10_024),
        static () => Products.Elementwise(10_000),
        static () => Products.Full(10_000),
        static () => Products.FullWithHarmonics(20),
        static () => LinearMaps.Create(100),
        PixelConvolutions.Create,
        VolumeConvolutions.Create,
        SphereTransforms.Create,
        SphereLoops.Create,
        Convolution.Create,
        Convolution.Attentions,
        TrainingStep.Create,
        ForceSteps.OfField,
        ForceSteps.OfMace,
        Latency.Create,
        Doubles.Create,
        Threads.Create,
    ];
}
