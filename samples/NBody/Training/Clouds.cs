using GeoDL.Typed.Samples.NBody.Data;
using GeoDL.Typed.Samples.NBody.Network;

namespace GeoDL.Typed.Samples.NBody.Training;

/// <summary>Trajectories as the network takes them.</summary>
public static class Clouds
{
    /// <summary>Particles with charge and velocity where they start, every one a neighbour of every other.</summary>
    public static PointCloud<Body> Of(Trajectory trajectory) =>
        Of(trajectory.Start, trajectory.StartVelocities, trajectory.Charges);

    /// <summary>Particles with charge and velocity, every one a neighbour of every other.</summary>
    public static PointCloud<Body> Of(
        ReadOnlySpan<double> positions,
        ReadOnlySpan<double> velocities,
        ReadOnlySpan<double> charges
    )
    {
        var bodies = new double[4 * charges.Length];
        for (int i = 0; i < charges.Length; i++)
        {
            bodies[4 * i] = charges[i];
            velocities.Slice(3 * i, 3).CopyTo(bodies.AsSpan((4 * i) + 1));
        }

        return PointCloud.Create<Body>(positions, bodies, Neighbours.AllPairs);
    }

    /// <summary>The displacement that is to be learned, N × 3.</summary>
    public static double[] Target(Trajectory trajectory)
    {
        double[] target = trajectory.End.ToArray();
        for (int i = 0; i < target.Length; i++)
            target[i] -= trajectory.Start[i];

        return target;
    }

    /// <summary>What a network says of many trajectories, one after the other.</summary>
    public static double[] Predict(INBodyNet net, IReadOnlyList<Trajectory> trajectories)
    {
        const int Chunk = 100;
        var displacements = new List<double>();
        for (int first = 0; first < trajectories.Count; first += Chunk)
        {
            PointCloud<Body> clouds = PointCloud.Batch<Body>(trajectories.Skip(first).Take(Chunk).Select(Of));
            displacements.AddRange(net.Predict(clouds).ToArray());
        }

        return [.. displacements];
    }
}
