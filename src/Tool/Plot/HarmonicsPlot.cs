using GeoDL.Typed.Algebra;
using GeoDL.Typed.Tool.Algebra;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Plot;

/// <summary>
/// The harmonics of a degree over the sphere: across the angle about the polar axis y, from z over x; down the angle
/// from y.
/// </summary>
internal static class HarmonicsPlot
{
    private const int Rows = 60,
        LargestRow = 4;

    public static Picture Create(int degree)
    {
        if (degree is < 0 or > Limits.LMax)
            throw new ToolException($"A degree is from 0 to {Limits.LMax}, not {degree}.");
        var tiles = new List<(string, double[,])>();
        for (int m = 0; m < (2 * degree) + 1; m++)
            tiles.Add((CouplingCommand.Component(Irrep.Natural(degree), m), new double[Rows, 2 * Rows]));
        var values = new double[SphericalHarmonics.Count(degree)];
        for (int i = 0; i < Rows; i++)
        {
            double polar = Math.PI * (i + 0.5) / Rows;
            for (int j = 0; j < 2 * Rows; j++)
            {
                double angle = Math.PI * (j + 0.5) / Rows;
                SphericalHarmonics.Evaluate(
                    degree,
                    Math.Sin(polar) * Math.Sin(angle),
                    Math.Cos(polar),
                    Math.Sin(polar) * Math.Cos(angle),
                    values
                );
                foreach ((int m, (_, double[,] tile)) in tiles.Index())
                    tile[i, j] = values[(degree * degree) + m];
            }
        }

        return TilePlot.Create(
            $"Real spherical harmonics of degree {degree}",
            tiles,
            Math.Min(LargestRow, tiles.Count),
            scale: 2
        );
    }
}
