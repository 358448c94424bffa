using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>What double precision costs.</summary>
internal static class Doubles
{
    private const string Group = "double precision";

    public static IEnumerable<Case> Create()
    {
        const int rows = 100,
            neighbours = 20;
        const string product = "channel-wise product l_max 2, 100 rows";
        return
        [
            .. Channelwise
                .Kernel(Group, product, "none", 2)
                .CreateSummed<Channelwise2Kernel, float>(rows, neighbours)
                .Select(WithoutPeers),
            .. Channelwise
                .Kernel(Group, product + ", double", "none", 2, product)
                .CreateSummed<Channelwise2Kernel, double>(rows, neighbours),
            .. Convolution.InBothPrecisions(Group),
        ];
    }

    private static Case WithoutPeers(Case work) => work with { Peers = [] };
}
