using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests;

public class ParameterTests
{
    [Fact]
    public void Paths_AreStoredNamesAndParts() =>
        Assert.Equal(
            [
                "embed.radial.0.weight",
                "embed.radial.1.weight",
                "embed.linear.weight",
                "interact.radial.0.weight",
                "interact.radial.1.weight",
                "interact.linear.weight",
                "readout.weight",
            ],
            new GalaxyNet().Parameters.All.Select(static p => p.Path)
        );

    [Fact]
    public void Modules_HavePathsOfTheirOwn() =>
        Assert.Equal(
            [
                "lift.radial.0.weight",
                "lift.radial.1.weight",
                "lift.linear.weight",
                .. Block("first"),
                .. Block("blocks.0"),
                .. Block("blocks.1"),
                "readout.weight",
            ],
            new VelocityNet().Parameters.All.Select(static p => p.Path)
        );

    [Fact]
    public void InitialValues_ComeFromSeedAndPathAlone()
    {
        double[] first = new VelocityNet(5).Parameters["blocks.0.mix.mix.weight"].ToArray();

        Assert.Equal(first, new VelocityNet(5).Parameters["blocks.0.mix.mix.weight"].ToArray());
        Assert.NotEqual(first, new VelocityNet(5).Parameters["blocks.1.mix.mix.weight"].ToArray());
        Assert.NotEqual(first, new VelocityNet(6).Parameters["blocks.0.mix.mix.weight"].ToArray());
    }

    [Fact]
    public void BothPrecisions_BeginWithTheSameNumbers()
    {
        double[] single = new GalaxyNet(5).Parameters["readout.weight"].ToArray();
        double[] both = new GalaxyNet(5, Precision.Double).Parameters["readout.weight"].ToArray();

        Assert.All(single.Zip(both), static p => Near.Equal(p.Second, p.First, Tolerance.Rounding.Once.Single));
    }

    private static string[] Block(string path) =>
        [
            $"{path}.gather.radial.0.weight",
            $"{path}.gather.radial.1.weight",
            $"{path}.gather.linear.weight",
            $"{path}.mix.mix.weight",
        ];
}
