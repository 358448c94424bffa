using System.Globalization;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Models;
using GeoDL.Typed.Studies.Galaxies.Network;
using MathNet.Numerics.LinearAlgebra;

namespace GeoDL.Typed.Studies.Galaxies.Baselines;

/// <summary>
/// The equivariant linear model: v_i = Σ_b w_b Σ_j r̂_ij, over neighbours j whose distance falls into bin b.
/// </summary>
/// <remarks>
/// What linear perturbation theory suggests: gravity is a sum over neighbours of a function of distance along the line
/// to them. Least squares on the training clouds; one weight a bin of equal width, so 15 numbers in all. It turns with
/// the cloud by construction.
/// </remarks>
public sealed class LinearVelocityModel : IVelocityModel
{
    /// <summary>Bins of the standard model.</summary>
    public const int DefaultBinCount = 15;

    // Only keeps empty bins from making the normal matrix singular; far below the noise of any weight.
    private const double RelativeRidge = 1e-9;

    private readonly int _binCount;
    private double[]? _weights;

    /// <param name="range">Distance up to which neighbours count, Mpc/h.</param>
    /// <param name="binCount">Number of distance bins.</param>
    public LinearVelocityModel(double range, int binCount = DefaultBinCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(range);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(binCount);
        Range = range;
        _binCount = binCount;
    }

    /// <summary>Distance up to which neighbours count, Mpc/h.</summary>
    public double Range { get; }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"linear-{Range:0}");

    /// <inheritdoc/>
    public int WeightCount => _binCount;

    /// <summary>km/s per neighbour in each bin; positive is a pull.</summary>
    public IReadOnlyList<double> Weights => _weights ?? throw NotTrained();

    /// <inheritdoc/>
    public void Train(
        TrainingSet data,
        TrainingSettings settings,
        IProgress<EpochReport>? progress = null,
        CancellationToken cancellation = default
    )
    {
        Matrix<double> normal = Matrix<double>.Build.Dense(_binCount, _binCount);
        Vector<double> right = Vector<double>.Build.Dense(_binCount);
        object gate = new();
        Parallel.ForEach(
            data.Training,
            cloud =>
            {
                double[] pulls = Pulls(cloud);
                double[,] matrix = new double[_binCount, _binCount];
                double[] vector = new double[_binCount];
                for (int component = 0; component < cloud.Velocities.Length; component++)
                {
                    ReadOnlySpan<double> row = pulls.AsSpan(component * _binCount, _binCount);
                    for (int a = 0; a < row.Length; a++)
                    {
                        vector[a] += row[a] * cloud.Velocities[component];
                        for (int b = 0; b <= a; b++)
                            matrix[a, b] += row[a] * row[b];
                    }
                }

                lock (gate)
                {
                    for (int a = 0; a < _binCount; a++)
                    {
                        right[a] += vector[a];
                        for (int b = 0; b <= a; b++)
                        {
                            normal[a, b] += matrix[a, b];
                            normal[b, a] = normal[a, b];
                        }
                    }
                }
            }
        );

        double ridge = RelativeRidge * Math.Max(normal.Trace() / _binCount, 1.0);
        for (int a = 0; a < _binCount; a++)
            normal[a, a] += ridge;

        _weights = [.. normal.Cholesky().Solve(right)];
    }

    /// <inheritdoc/>
    public double[] Predict(GalaxyCloud cloud)
    {
        double[] weights = _weights ?? throw NotTrained();
        double[] pulls = Pulls(cloud);
        double[] velocities = new double[cloud.Positions.Length];
        for (int component = 0; component < velocities.Length; component++)
        {
            for (int bin = 0; bin < weights.Length; bin++)
                velocities[component] += weights[bin] * pulls[component * weights.Length + bin];
        }

        return velocities;
    }

    /// <summary>
    /// For each galaxy, component and bin (last): the sum of unit vectors to the neighbours in that bin.
    /// </summary>
    private double[] Pulls(GalaxyCloud cloud)
    {
        double[] pulls = new double[3 * cloud.Count * _binCount];
        for (int i = 0; i < cloud.Count; i++)
        {
            for (int j = i + 1; j < cloud.Count; j++)
            {
                (double x, double y, double z) = cloud.Separation(i, j);
                double distance = Math.Sqrt(x * x + y * y + z * z);
                if (distance >= Range || distance == 0.0)
                {
                    continue; // Two galaxies at one place have no direction between them.
                }

                int bin = (int)(distance / Range * _binCount);
                Add(pulls, i, bin, x / distance, y / distance, z / distance);
                Add(pulls, j, bin, -x / distance, -y / distance, -z / distance);
            }
        }

        return pulls;
    }

    private void Add(double[] pulls, int galaxy, int bin, double x, double y, double z)
    {
        int first = 3 * galaxy * _binCount + bin;
        pulls[first] += x;
        pulls[first + _binCount] += y;
        pulls[first + 2 * _binCount] += z;
    }

    private static InvalidOperationException NotTrained() =>
        new("The linear model has no weights yet; train it first.");
}
