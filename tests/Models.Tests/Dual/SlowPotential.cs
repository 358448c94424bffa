using GeoDL.Typed.Models.Tests.Support;

namespace GeoDL.Typed.Models.Tests.Dual;

/// <summary>The energies of whole models by plain loops over jets.</summary>
internal static class SlowPotential
{
    public const double Radius = 1.6;

    /// <summary>The energy of a cloud.</summary>
    /// <param name="name">Of <see cref="PotentialCase"/>.</param>
    /// <param name="model">The model, for its weights.</param>
    /// <param name="features">Numbers of the points, row by row.</param>
    /// <param name="positions">Coordinates, point by point.</param>
    /// <param name="weights">The numbers of a parameter; null as they are.</param>
    public static Jet Energy(
        string name,
        IEquivariantModel model,
        double[] features,
        Jet[] positions,
        Func<Parameter, Jet[]>? weights = null
    )
    {
        var layers = new SlowLayers(model, weights ?? Fixed());
        int count = positions.Length / 3;
        var cloud = new SlowCloud(
            [.. positions.Chunk(3)],
            [.. features.Select(static f => (Jet)f).Chunk(features.Length / count)],
            Radius
        );
        int[] species = [.. Enumerable.Range(0, count).Select(static i => i % 2)];
        Jet[][] energies = name switch
        {
            "gated" => Gated(layers, cloud),
            "mace" => Mace(layers, cloud, species),
            "normed" => Normed(layers, cloud, species),
            _ => Attention(layers, cloud),
        };
        return Jet.Sum(energies.Select(static row => row[0]));
    }

    private static Jet[][] Gated(SlowLayers layers, SlowCloud cloud)
    {
        Jet[][] x = layers.Gate("activate", layers.Convolve("embed", cloud, cloud.Features));
        return layers.Map(
            "read",
            layers.Gate("activate", Sum(layers.Convolve("interact", cloud, x), layers.Map("mix", x)))
        );
    }

    private static Jet[][] Mace(SlowLayers layers, SlowCloud cloud, int[] species)
    {
        Jet[][] x = layers.Contract("contract", layers.Convolve("gather", cloud, cloud.Features), species);
        x = layers.Convolve("gatherAgain", cloud, layers.Map("mix", x, species));
        return layers.Map("read", layers.Contract("contractAgain", x));
    }

    private static Jet[][] Normed(SlowLayers layers, SlowCloud cloud, int[] species)
    {
        Jet[][] x = layers.Gate(
            "activate",
            layers.Normalise("normalise", layers.Convolve("embed", cloud, cloud.Features))
        );
        x = Sum(layers.Convolve("interact", cloud, x), layers.Map("mix", x, species));
        return layers.Map("read", layers.Gate("activate", layers.Normalise("normalise", x)), species);
    }

    private static Jet[][] Attention(SlowLayers layers, SlowCloud cloud)
    {
        Jet[][] x = layers.Convolve("embed", cloud, cloud.Features);
        return layers.Map("read", Sum(x, layers.Gate("activate", layers.Attend("attend", cloud, x))));
    }

    private static Jet[][] Sum(Jet[][] x, Jet[][] y) =>
        [.. x.Zip(y, static (a, b) => a.Zip(b, static (p, q) => p + q).ToArray())];

    private static Func<Parameter, Jet[]> Fixed()
    {
        var known = new Dictionary<Parameter, Jet[]>();
        return parameter =>
        {
            if (!known.TryGetValue(parameter, out Jet[]? numbers))
                known.Add(parameter, numbers = [.. parameter.ToArray().Select(static w => (Jet)w)]);
            return numbers;
        };
    }
}
