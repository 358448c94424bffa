using GeoDL.Typed.Studies.Galaxies.Inference;
using MathNet.Numerics.LinearAlgebra;

namespace GeoDL.Typed.Studies.Galaxies.Baselines;

/// <summary>
/// Ridge regression of (Ω_m, σ_8) on standardised statistics; the penalty is the one that does best on the validation
/// clouds.
/// </summary>
public sealed class RidgeBaseline
{
    private static readonly double[] Penalties =
    [
        .. Enumerable.Range(-6, 13).Select(static e => Math.Pow(10, e / 2.0)),
    ];

    private readonly double[] _mean,
        _scale;
    private readonly double[][] _weights;
    private readonly double[] _offset;

    private RidgeBaseline(double[] mean, double[] scale, double[][] weights, double[] offset)
    {
        (_mean, _scale, _weights, _offset) = (mean, scale, weights, offset);
    }

    /// <summary>Fits rows of statistics to labels.</summary>
    public static RidgeBaseline Fit(
        double[][] training,
        double[][] labels,
        double[][] validation,
        double[][] validationLabels
    )
    {
        int count = training[0].Length;
        double[] mean = [.. Enumerable.Range(0, count).Select(k => training.Average(row => row[k]))];
        double[] scale =
        [
            .. Enumerable
                .Range(0, count)
                .Select(k =>
                    Math.Max(Math.Sqrt(training.Average(row => (row[k] - mean[k]) * (row[k] - mean[k]))), 1e-9)
                ),
        ];
        double[] offset =
        [
            .. Enumerable.Range(0, CosmologyLabels.Count).Select(p => labels.Average(label => label[p])),
        ];
        Matrix<double> x = Matrix<double>.Build.Dense(
            training.Length,
            count,
            (i, k) => (training[i][k] - mean[k]) / scale[k]
        );
        Matrix<double> y = Matrix<double>.Build.Dense(
            training.Length,
            CosmologyLabels.Count,
            (i, p) => labels[i][p] - offset[p]
        );
        Matrix<double> normal = x.TransposeThisAndMultiply(x),
            right = x.TransposeThisAndMultiply(y);
        RidgeBaseline? best = null;
        double lowest = double.PositiveInfinity;
        foreach (double penalty in Penalties)
        {
            Matrix<double> solution = (normal + (penalty * Matrix<double>.Build.DenseIdentity(count)))
                .Cholesky()
                .Solve(right);
            var candidate = new RidgeBaseline(mean, scale, solution.ToColumnArrays(), offset);
            double error = InferenceScore
                .Of(validationLabels, [.. validation.Select(candidate.Predict)])
                .MeanSquaredError.Sum();
            if (error < lowest)
                (best, lowest) = (candidate, error);
        }

        return best!;
    }

    /// <summary>(Ω_m, σ_8) of a row of statistics.</summary>
    public double[] Predict(double[] statistics)
    {
        double[] label = [.. _offset];
        for (int p = 0; p < label.Length; p++)
        {
            for (int k = 0; k < statistics.Length; k++)
                label[p] += _weights[p][k] * (statistics[k] - _mean[k]) / _scale[k];
        }

        return label;
    }
}
