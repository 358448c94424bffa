namespace GeoDL.Typed.Tool.Models;

/// <summary>A pixel of the sky.</summary>
[Irreps("temperature: 0e", Group = Group.O2)]
public readonly ref partial struct Sky;

/// <summary>Coefficients.</summary>
[Irreps("0e..3")]
public readonly ref partial struct Modes;

/// <summary>A network of spheres, which the tool cannot turn.</summary>
[EquivariantModel]
public sealed partial class SkyNet
{
    [ToHarmonics(MaxDegree = 3)]
    private partial Modes Analyse(Directions pixels, Sky sky);

    /// <summary>The coefficients of each sphere.</summary>
    public Modes Forward(Sphere<Sky> sky) => Analyse(sky.Directions, sky.Features);
}
