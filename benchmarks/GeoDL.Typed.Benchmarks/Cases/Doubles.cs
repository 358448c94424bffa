using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.Generated;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>What double precision costs.</summary>
internal static class Doubles
{
    private const string Group = "double precision";

    public static IEnumerable<Case> Create()
    {
        const int rows = 100, neighbours = 20;
        const string product = "channel-wise product l_max 2, 100 rows";
        return
        [
            .. Channelwise.Kernel(Group, product, "none", 2).CreateSummed<GeoDL_Typed_Benchmarks_Cases_ProductLayers_Channelwise2_Product, float>(rows, neighbours).Select(WithoutPeers),
            .. Channelwise.Kernel(Group, product + ", double", "none", 2, product).CreateSummed<GeoDL_Typed_Benchmarks_Cases_ProductLayers_Channelwise2_Product, double>(rows, neighbours),
            .. Convolution.InBothPrecisions(Group),
        ];
    }

    private static Case WithoutPeers(Case work) => work with { Peers = [] };
}
