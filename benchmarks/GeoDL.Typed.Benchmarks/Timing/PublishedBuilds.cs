namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>
/// e3nn 0.5.5 on two builds of PyTorch, as once published for one and the same machine (Zen 4, one thread, CPU
/// milliseconds, medians, TorchScript): Debian's 1.13 with OpenBLAS, which anybody can install and which runs beside us
/// here, and 2.10 with MKL, which is mostly faster.
/// The ratio to the better build is the measured one times the better of the two over Debian's. It is an estimate: that
/// build was not run here.
/// </summary>
internal static class PublishedBuilds
{
    /// <summary>
    /// By the start of the peer's name of a case and the direction; stored and summed rows, and 500 rows, are taken as
    /// the case of 10,000 stored ones.
    /// </summary>
    private static readonly (string Case, string Direction, double Debian, double Mkl)[] Milliseconds =
    [
        ("channelwise_1_", "forward", 10.16, 14.25),
        ("channelwise_1_", "both", 87.19, 76.04),
        ("channelwise_2_", "forward", 152.7, 126.7),
        ("channelwise_2_", "both", 631.1, 439.6),
        ("channelwise_3_", "forward", 1010, 673.7),
        ("channelwise_3_", "both", 4720, 2563),
        ("fully_shared", "forward", 72.74, 46.99),
        ("fully_shared", "both", 242.2, 155.4),
        ("fully_rows", "forward", 227.9, 128.4),
        ("fully_rows", "both", 7089, 3171),
        ("elementwise", "forward", 462.3, 299),
        ("elementwise", "both", 1079, 905),
        ("full", "forward", 972.6, 602.8),
        ("full", "both", 1946, 1948),
        ("convolution_2", "forward", 226.9, 207.7),
        ("convolution_2", "both", 877, 628.6),
        ("convolution_3", "forward", 1156, 780.1),
        ("convolution_3", "both", 5298, 3416),
        ("segnn", "forward", 49.74, 45.06),
        ("segnn", "both", 180.5, 206.8),
    ];

    /// <summary>
    /// What a ratio to Debian's build is multiplied by; null where no figures of both builds were published.
    /// </summary>
    public static double? Factor(PeerWork work)
    {
        string name = work.Work.Replace("summed_", "channelwise_", StringComparison.Ordinal);
        foreach ((string start, string direction, double debian, double mkl) in Milliseconds)
        {
            if (
                work.Library == Peers.E3nn
                && name.StartsWith(start, StringComparison.Ordinal)
                && name.EndsWith(" " + direction, StringComparison.Ordinal)
            )
            {
                return Math.Min(1, mkl / debian);
            }
        }

        return null;
    }
}
