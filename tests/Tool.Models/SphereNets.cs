namespace GeoDL.Typed.Tool.Models;

/// <summary>A pixel of the sky.</summary>
[Irreps("temperature: 0e", Group = Group.O2)]
public readonly ref partial struct Sky;

/// <summary>Coefficients.</summary>
[Irreps("0e..3")]
public readonly ref partial struct Modes;

/// <summary>A network of spheres.</summary>
[EquivariantModel]
public sealed partial class SkyNet
{
    [ToHarmonics(MaxDegree = 3)]
    private partial Modes Analyse(Directions pixels, Sky sky);

    /// <summary>The coefficients of each sphere.</summary>
    public Modes Forward(Sphere<Sky> sky) => Analyse(sky.Directions, sky.Features);
}

/// <summary>The same with a field that comes back on fewer pixels.</summary>
[EquivariantModel]
public sealed partial class PoolNet
{
    [ToHarmonics(MaxDegree = 3)]
    private partial Modes Analyse(Directions pixels, Sky sky);

    [Linear]
    private partial Modes Filter(Modes modes);

    [FromHarmonics]
    private partial Sky Synthesise(Directions pixels, Modes modes);

    /// <summary>The filtered field.</summary>
    public Sky Forward(Sphere<Sky> sky) =>
        Synthesise(sky.Directions.Coarser(2), Filter(Analyse(sky.Directions, sky.Features)));
}

/// <summary>A network with a bright pole.</summary>
[EquivariantModel]
public sealed partial class PoleNet
{
    [ToHarmonics(MaxDegree = 3)]
    private partial Modes Analyse(Directions pixels, Sky sky);

    /// <summary>Coefficients of a sky with a bright pole.</summary>
    public Modes Forward(Sphere<Sky> sky) => Analyse(sky.Directions, Brighten(sky, sky.Features));

    [AssumeEquivariant(Justification = "It is not: the tool has to see it.")]
    private static Sky Brighten(Sphere<Sky> sky, Sky x)
    {
        double[] values = x.ToRows().ToArray();
        for (int i = 0; i < 8; i++)
            values[i] *= 3;
        return sky.WithFeatures(Rows<Sky>.From(values)).Features;
    }
}
