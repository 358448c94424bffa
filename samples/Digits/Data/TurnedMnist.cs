namespace GeoDL.Typed.Samples.Digits.Data;

/// <summary>Turned digits of MNIST, as a list of images and angles says.</summary>
/// <param name="Training">To learn from.</param>
/// <param name="Validation">To choose with.</param>
/// <param name="Test">To be tested with, turned.</param>
/// <param name="UprightTest">The same upright, where the others are upright.</param>
public sealed record TurnedMnist(
    DigitImages Training,
    DigitImages Validation,
    DigitImages Test,
    DigitImages? UprightTest = null
)
{
    private const int Side = MnistSet.Side,
        Area = Side * Side,
        Trained = 10_000,
        Validated = 2_000,
        Tested = 50_000;

    /// <summary>Reads the four files of MNIST and the two of the list, and turns the images.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="upright">Whether the images that are learned from and validated with stay upright.</param>
    /// <exception cref="DataFileException">The folder or a file is missing, damaged, or does not fit the
    /// others.</exception>
    public static TurnedMnist Read(string folder, bool upright = false)
    {
        (MnistSet train, MnistSet test) = MnistSet.Read(folder);
        int[] digits = [.. train.Labels, .. test.Labels];
        NumberArray list = MnistSet.Load(DataFolder.Find(folder, "mnist_rot_like_index.npy"), NpyFile.Read),
            angles = MnistSet.Load(DataFolder.Find(folder, "mnist_rot_like_angle.npy"), NpyFile.Read);
        foreach (NumberArray array in new[] { list, angles })
        {
            if (array.Shape is not [Trained + Validated + Tested])
            {
                throw new DataFileException(
                    array.Source,
                    $"one number is needed for each of {Trained + Validated + Tested} images, but these are {array}."
                );
            }
        }

        double[] index = list.ToDoubles(),
            angle = angles.ToDoubles();
        if (index.Any(i => i < 0 || i >= digits.Length || i != Math.Floor(i)))
            throw new DataFileException(list.Source, $"it names an image that is none of {digits.Length}.");
        return new TurnedMnist(
            Part(0, Trained, !upright),
            Part(Trained, Validated, !upright),
            Part(Trained + Validated, Tested, turned: true),
            upright ? Part(Trained + Validated, Tested, turned: false) : null
        );

        DigitImages Part(int first, int count, bool turned)
        {
            var pixels = new float[count * Area];
            var names = new int[count];
            Parallel.For(
                0,
                count,
                i =>
                {
                    int source = (int)index[first + i];
                    names[i] = digits[source];
                    double[] image =
                        source < train.Count ? train.Images.Rows(source, 1) : test.Images.Rows(source - train.Count, 1);
                    Turn(image, turned ? angle[first + i] : 0, pixels.AsSpan(i * Area, Area));
                }
            );
            return new DigitImages(Side, pixels, names);
        }
    }

    /// <summary>
    /// Turns an image about its centre, between pixels, by bilinear interpolation with nothing outside, as the list's
    /// own rule says.
    /// </summary>
    /// <param name="image">[28 × 28] from 0 to 255.</param>
    /// <param name="angle">In radians.</param>
    /// <param name="turned">[28 × 28] from 0 to 1.</param>
    internal static void Turn(double[] image, double angle, Span<float> turned)
    {
        const double Centre = (Side - 1) / 2.0;
        (double sin, double cos) = Math.SinCos(angle);
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                (double dx, double dy) = (column - Centre, row - Centre);
                double y = (sin * dx) + (cos * dy) + Centre,
                    x = (cos * dx) - (sin * dy) + Centre;
                (int top, int left) = ((int)Math.Floor(y), (int)Math.Floor(x));
                (double down, double right) = (y - top, x - left);
                double upper = ((1 - right) * At(top, left)) + (right * At(top, left + 1)),
                    lower = ((1 - right) * At(top + 1, left)) + (right * At(top + 1, left + 1));
                turned[(row * Side) + column] = (float)((((1 - down) * upper) + (down * lower)) / byte.MaxValue);
            }
        }

        double At(int row, int column) =>
            row is >= 0 and < Side && column is >= 0 and < Side ? image[(row * Side) + column] : 0;
    }
}
