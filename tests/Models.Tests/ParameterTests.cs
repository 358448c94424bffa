using GeoDL.Typed.Models.Tests.Networks;

namespace GeoDL.Typed.Models.Tests;

public class ParameterTests
{
    [Fact]
    public void Paths_are_stored_names_and_parts() =>
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
    public void Modules_have_paths_of_their_own() =>
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
    public void Initial_values_come_from_seed_and_path_alone()
    {
        double[] first = new VelocityNet(5).Parameters["blocks.0.mix.mix.weight"].ToArray();

        Assert.Equal(first, new VelocityNet(5).Parameters["blocks.0.mix.mix.weight"].ToArray());
        Assert.NotEqual(first, new VelocityNet(5).Parameters["blocks.1.mix.mix.weight"].ToArray());
        Assert.NotEqual(first, new VelocityNet(6).Parameters["blocks.0.mix.mix.weight"].ToArray());
    }

    [Fact]
    public void Both_precisions_begin_with_the_same_numbers()
    {
        double[] single = new GalaxyNet(5).Parameters["readout.weight"].ToArray();
        double[] both = new GalaxyNet(5, Precision.Double).Parameters["readout.weight"].ToArray();

        Assert.All(single.Zip(both), static p => Assert.Equal(p.Second, p.First, 1e-6 * Math.Abs(p.Second)));
    }

    private static string[] Block(string path) =>
        [
            $"{path}.gather.radial.0.weight",
            $"{path}.gather.radial.1.weight",
            $"{path}.gather.linear.weight",
            $"{path}.mix.mix.weight",
        ];
}
