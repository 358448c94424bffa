using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Samples.Sky.Digits;

/// <summary>
/// Digits on the sphere, as Cohen et al. (2018) project them: around the south pole, from the north pole, so that an
/// image reaches 74° far along its sides; upright, or each turned by a rotation of its own.
/// </summary>
/// <remarks>
/// The sampling has 60 × 60 pixels. Turned digits are made turned: pixels look at the image where they are, and no map
/// is interpolated.
/// </remarks>
public sealed class SphericalDigits
{
    // The image's half side, in the plane that touches the south pole; the published projection has it so.
    private const double HalfSide = 1.5;

    private readonly MnistSet _set;
    private readonly int _first;
    private readonly ulong? _rotations;

    /// <param name="set">The images.</param>
    /// <param name="first">The first that counts.</param>
    /// <param name="count">How many count.</param>
    /// <param name="rotations">The seed of their rotations; null leaves them upright.</param>
    public SphericalDigits(MnistSet set, int first, int count, ulong? rotations)
    {
        (_set, _first, _rotations) = (set, first, rotations);
        Labels = set.Labels[first..(first + count)];
    }

    /// <summary>Where the pixels lie.</summary>
    public static EquiangularSampling Sampling { get; } = new(29);

    /// <summary>Which digit each is.</summary>
    public int[] Labels { get; }

    /// <summary>Number of digits.</summary>
    public int Count => Labels.Length;

    /// <summary>Some of them.</summary>
    public DigitBatch Select(ReadOnlySpan<int> numbers)
    {
        int[] chosen = numbers.ToArray();
        var pixels = new float[chosen.Length * Sampling.Count];
        for (int i = 0; i < chosen.Length; i++)
            Project(chosen[i], pixels.AsSpan(i * Sampling.Count, Sampling.Count));
        return new DigitBatch(pixels, Array.ConvertAll(chosen, number => Labels[number]));
    }

    /// <summary>A rotation drawn from all alike.</summary>
    internal static Rotation RandomRotation(RandomStream random)
    {
        double alpha = random.Uniform(0, 2 * Math.PI),
            beta = Math.Acos(random.Uniform(-1, 1)),
            gamma = random.Uniform(0, 2 * Math.PI);
        return Rotation.FromEulerAngles(alpha, beta, gamma);
    }

    private void Project(int number, Span<float> pixels)
    {
        double[] image = _set.Images.Rows(_first + number, 1);
        Rotation back = _rotations is { } seed
            ? RandomRotation(new RandomStream(RandomStream.DeriveSeed(seed, (ulong)(_first + number)))).Inverse()
            : Rotation.Identity;
        for (int pixel = 0; pixel < pixels.Length; pixel++)
            pixels[pixel] = (float)Ink(image, Places.At(pixel), back);
    }

    private static double Ink(double[] image, (double X, double Y, double Z) direction, Rotation back)
    {
        (double x, double height, double z) = back.Apply(direction.X, direction.Y, direction.Z);
        // Axes of a sky: the pole is y.
        double scale = 2 / (1 - height);
        if (!(scale < 4))
            return 0;
        double row = (((z * scale) + HalfSide) / (2 * HalfSide) * MnistSet.Side) - 0.5,
            column = (((x * scale) + HalfSide) / (2 * HalfSide) * MnistSet.Side) - 0.5;
        (int top, int left) = ((int)Math.Floor(row), (int)Math.Floor(column));
        (double down, double right) = (row - top, column - left);
        double upper = ((1 - right) * At(top, left)) + (right * At(top, left + 1)),
            lower = ((1 - right) * At(top + 1, left)) + (right * At(top + 1, left + 1));
        return (((1 - down) * upper) + (down * lower)) / byte.MaxValue;

        double At(int r, int c) =>
            r is >= 0 and < MnistSet.Side && c is >= 0 and < MnistSet.Side ? image[(r * MnistSet.Side) + c] : 0;
    }

    /// <summary>The directions of the pixels, computed once.</summary>
    private static class Places
    {
        private static readonly (double X, double Y, double Z)[] All =
        [
            .. Enumerable.Range(0, Sampling.Count).Select(Sampling.Direction),
        ];

        internal static (double X, double Y, double Z) At(int pixel) => All[pixel];
    }
}
