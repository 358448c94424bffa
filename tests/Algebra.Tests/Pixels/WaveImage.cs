using System.Numerics;

namespace GeoDL.Typed.Algebra.Tests.Pixels;

/// <summary>
/// A real image that is white in the band: a sum of plane waves, which turns exactly by turning them.
/// </summary>
internal sealed class WaveImage
{
    private const int Waves = 24;

    private readonly (double Frequency, double Angle, double Phase)[] _waves;

    public WaveImage(Random random) =>
        _waves = [
            .. Enumerable
                .Range(0, Waves)
                // One wave in each of as many rings of equal area, which spreads less than waves anywhere.
                .Select(i =>
                    (
                        PlaneWaves.Band * Math.Sqrt((i + random.NextDouble()) / Waves),
                        2 * Math.PI * random.NextDouble(),
                        2 * Math.PI * random.NextDouble()
                    )
                ),
        ];

    /// <summary>The value at a point when the image is turned about the origin.</summary>
    public double At(double x, double y, double turn)
    {
        double sum = 0;
        foreach ((double frequency, double angle, double phase) in _waves)
            sum += Math.Cos((frequency * ((x * Math.Cos(angle + turn)) + (y * Math.Sin(angle + turn)))) + phase);
        return sum;
    }

    /// <summary>Results of a layer at the origin, a plain sum over the window for each function.</summary>
    public Complex[] Results(IReadOnlyList<(int X, int Y, Complex Value)[]> functions, double turn)
    {
        var values = new Dictionary<(int, int), double>();
        return
        [
            .. functions.Select(samples =>
            {
                Complex sum = 0;
                foreach ((int x, int y, Complex value) in samples)
                {
                    if (!values.TryGetValue((x, y), out double pixel))
                        values[(x, y)] = pixel = At(x, y, turn);
                    sum += value * pixel;
                }

                return sum;
            }),
        ];
    }
}
