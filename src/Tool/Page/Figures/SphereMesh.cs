using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Page.Figures;

/// <summary>Directions over the sphere, and all harmonics up to a degree in each.</summary>
internal sealed class SphereMesh
{
    /// <summary>Directions from pole to pole, and around.</summary>
    public const int Down = 41,
        Around = 80;

    private readonly double[][] _values;

    public SphereMesh(int maxDegree)
    {
        Directions = new (double X, double Y, double Z)[Down * Around];
        _values = new double[Down * Around][];
        for (int i = 0; i < Down; i++)
        {
            double polar = Math.PI * i / (Down - 1);
            for (int j = 0; j < Around; j++)
            {
                double angle = 2 * Math.PI * j / Around;
                (double x, double y, double z) = (
                    Math.Sin(polar) * Math.Sin(angle),
                    Math.Cos(polar),
                    Math.Sin(polar) * Math.Cos(angle)
                );
                Directions[(i * Around) + j] = (x, y, z);
                _values[(i * Around) + j] = new double[SphericalHarmonics.Count(maxDegree)];
                SphericalHarmonics.Evaluate(maxDegree, x, y, z, _values[(i * Around) + j]);
            }
        }
    }

    /// <summary>The directions, row by row from the pole y.</summary>
    public (double X, double Y, double Z)[] Directions { get; }

    /// <summary>A sum of harmonics in each direction.</summary>
    /// <param name="terms">Components, counted through all degrees, and their factors.</param>
    public double[] Sum(IReadOnlyList<(int Component, double Factor)> terms) =>
        [.. _values.Select(v => terms.Sum(t => t.Factor * v[t.Component]))];
}
