using GeoDL.Typed.Samples.Potentials.Atoms;

namespace GeoDL.Typed.Samples.Tests.Potentials;

/// <summary>What another program, written from the same description, computes in double for a structure.</summary>
/// <param name="Structure">The structure.</param>
/// <param name="Edges">Ordered pairs within 6 Å, images of an atom itself included.</param>
/// <param name="Energy">In eV.</param>
/// <param name="Forces">In eV/Å.</param>
/// <param name="Stress">In eV/Å³; null of a molecule.</param>
public sealed record KnownStructure(Structure Structure, int Edges, double Energy, double[] Forces, double[]? Stress)
{
    /// <summary>Those of the sample.</summary>
    public static IReadOnlyList<KnownStructure> All { get; } =
    [
        new(
            Structures.Silicon,
            92,
            -10.834058952341351,
            [0, 0, 0, 0, 0, 0],
            [-0.026996094047878758, 0, 0, 0, -0.026996094047878758, 0, 0, 0, -0.026996094047878724]
        ),
        new(
            Structures.MovedSilicon,
            86,
            -10.753334826264707,
            [
                -1.104113799644022,
                -0.4513123665085696,
                0.4513123665085686,
                1.1041137996440216,
                0.45131236650856965,
                -0.45131236650856865,
            ],
            [
                -0.025367321520981735,
                0.010606471662981197,
                -0.010606471662981279,
                0.010606471662981197,
                -0.027814952611867724,
                -0.024131422631706947,
                -0.010606471662981279,
                -0.024131422631706947,
                -0.027814952611867734,
            ]
        ),
        new(
            Structures.Perovskite,
            368,
            -39.984192854178346,
            [
                -0.3861003599619155,
                0.2334697492507806,
                0.029528229937568592,
                0.225139339920376,
                -0.24941318105219817,
                -0.09530154403157892,
                -0.26846005275819096,
                -0.3195312480601254,
                0.7703879452441706,
                -0.27645132858537325,
                0.6148676485628453,
                -0.41500422764443123,
                0.7058724013851037,
                -0.27939296870130226,
                -0.2896104035057291,
            ],
            [
                -0.03602202496353021,
                0.020863379415403557,
                0.001427167782735503,
                0.020863379415403557,
                -0.0392328807115309,
                -0.01098718734240022,
                0.001427167782735503,
                -0.01098718734240022,
                -0.04198729537740766,
            ]
        ),
        new(
            Structures.Water,
            6,
            -14.187057978972081,
            [
                0,
                0,
                0.021578378953759025,
                0,
                0.08473669303753423,
                -0.010789189476879513,
                0,
                -0.08473669303753423,
                -0.010789189476879513,
            ],
            null
        ),
    ];
}
