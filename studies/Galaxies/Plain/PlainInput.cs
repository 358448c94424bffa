using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Plain;

/// <summary>
/// A cloud as plain numbers: what each galaxy and each pair of neighbours is, in the axes of the box.
/// </summary>
/// <param name="Nodes">N × <see cref="NodeNumbers"/>: velocity and speed.</param>
/// <param name="Edges">E × <see cref="EdgeNumbers"/>: separation over the radius, its length, and bumps along the
/// length as the other networks have them.</param>
/// <param name="Senders">E indices.</param>
/// <param name="Receivers">E indices.</param>
/// <param name="Envelope">E numbers that go to zero at the radius.</param>
/// <param name="LogDispersion">The logarithm of the mean square velocity.</param>
public sealed record PlainInput(
    float[] Nodes,
    float[] Edges,
    int[] Senders,
    int[] Receivers,
    float[] Envelope,
    float LogDispersion
)
{
    /// <summary>Lengths of the rows.</summary>
    public const int NodeNumbers = 4,
        Bumps = 8,
        EdgeNumbers = 4 + Bumps;

    /// <summary>Number of galaxies.</summary>
    public int Count => Nodes.Length / NodeNumbers;

    /// <summary>A cloud with neighbours within a radius, Mpc/h.</summary>
    public static PlainInput Of(GalaxyCloud cloud, double radius)
    {
        var nodes = new float[NodeNumbers * cloud.Count];
        double power = 0;
        for (int i = 0; i < cloud.Count; i++)
        {
            double x = cloud.Velocities[3 * i] / Estimators.VelocityUnit,
                y = cloud.Velocities[(3 * i) + 1] / Estimators.VelocityUnit,
                z = cloud.Velocities[(3 * i) + 2] / Estimators.VelocityUnit;
            double square = (x * x) + (y * y) + (z * z);
            power += square / cloud.Count;
            ReadOnlySpan<float> node = [(float)x, (float)y, (float)z, (float)Math.Sqrt(square)];
            node.CopyTo(nodes.AsSpan(NodeNumbers * i));
        }

        List<int> senders = [],
            receivers = [];
        List<float> edges = [],
            envelope = [];
        for (int i = 0; i < cloud.Count; i++)
        {
            for (int j = 0; j < cloud.Count; j++)
            {
                (double x, double y, double z) = cloud.Separation(i, j);
                double r = Math.Sqrt(x * x + y * y + z * z) / radius;
                if (i == j || r >= 1)
                    continue;

                receivers.Add(i);
                senders.Add(j);
                edges.AddRange([(float)(x / radius), (float)(y / radius), (float)(z / radius), (float)r]);
                for (int bump = 0; bump < Bumps; bump++)
                {
                    double distance = (r * (Bumps + 1)) - (bump + 1);
                    edges.Add((float)Math.Exp(-distance * distance));
                }

                envelope.Add((float)((1 - (r * r)) * (1 - (r * r))));
            }
        }

        return new PlainInput(
            nodes,
            [.. edges],
            [.. senders],
            [.. receivers],
            [.. envelope],
            (float)Math.Log(power + 1e-3)
        );
    }

    /// <summary>The cloud turned or mirrored with the box.</summary>
    public PlainInput Turned(OctahedralElement element)
    {
        float[] nodes = [.. Nodes],
            edges = [.. Edges];
        Turn(nodes, NodeNumbers, element);
        Turn(edges, EdgeNumbers, element);
        return this with { Nodes = nodes, Edges = edges };
    }

    private static void Turn(float[] rows, int length, OctahedralElement element)
    {
        for (int i = 0; i < rows.Length; i += length)
            (rows[i], rows[i + 1], rows[i + 2]) = element.Apply(rows[i], rows[i + 1], rows[i + 2]);
    }
}
