using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// The measured equivariance of a network of images or volumes: |F(g·x) − g·F(x)| / |g·F(x)|, root mean squares over
/// images, for elements that the grid keeps and for others.
/// </summary>
/// <remarks>
/// It is a measurement on these images and weights and claims nothing for others. Under elements that the grid keeps it
/// is rounding; under others residuals of layers add up, and no bound follows from them for the whole network.
/// Results are those of images, or of pixels of square grids. Of pixels, all are compared under elements that the grid
/// keeps. Under others the result is turned by <see cref="Grid2{T}.Rotate"/>, whose interpolation counts as change, and
/// pixels are compared in the largest disc whose margin is two pixels, where the grid allows one.
/// Of volumes the same holds for voxels of grids with as many along each axis, and for the largest ball.
/// </remarks>
public sealed partial class EquivarianceChange
{
    private EquivarianceChange(ElementChange[] kept, ElementChange[] others, bool isResampled) =>
        (Kept, Others, IsResampled) = (kept, others, isResampled);

    /// <summary>Elements that the grid keeps: quarter turns and mirrors, as far as the group has them; of volumes those
    /// of a box with their spacing, at most the 48 of the cube.</summary>
    public IReadOnlyList<ElementChange> Kept { get; }

    /// <summary>Other elements of the group.</summary>
    public IReadOnlyList<ElementChange> Others { get; }

    /// <summary>Whether images or volumes were interpolated for other elements, so that part of their change is not the
    /// network's.</summary>
    public bool IsResampled { get; }

    private bool IsOfVolumes => Kept[0].Axis is not null;

    /// <summary>The largest change under elements that the grid keeps.</summary>
    public double LargestOfKept => Kept.Max(static e => e.Change);

    /// <summary>The mean change under other elements; 0 if there are none.</summary>
    public double MeanOfOthers => Others.Select(static e => e.Change).DefaultIfEmpty(0).Average();

    /// <summary>The largest change under other elements; 0 if there are none.</summary>
    public double LargestOfOthers => Others.Select(static e => e.Change).DefaultIfEmpty(0).Max();

    /// <summary>Measures a network on random images that are turned exactly.</summary>
    /// <param name="predict">The network, such as <c>net.Predict</c>.</param>
    /// <param name="images">The images.</param>
    /// <param name="angles">How many angles of SO(2) and O(2) are measured besides quarter turns, at equal distances;
    /// under O(2) with mirrors and without. C_N and D_N have as many as there are.</param>
    /// <exception cref="ArgumentException">The result is not of images or of pixels of a square grid.</exception>
    public static EquivarianceChange Measure<TIn, TOut>(
        Func<Grid2<TIn>, Rows<TOut>> predict,
        BandLimitedImages<TIn> images,
        int angles = 16
    )
        where TIn : struct, IFeatures<TIn>, allows ref struct
        where TOut : struct, IFeatures<TOut>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(predict);
        ArgumentNullException.ThrowIfNull(images);
        return Measure(predict, (angle, mirrors) => images.At(angle, mirrors), angles, false);
    }

    /// <summary>
    /// Measures a network on images of the user's, which are interpolated for turns that are no quarters.
    /// </summary>
    /// <inheritdoc cref="Measure{TIn, TOut}(Func{Grid2{TIn}, Rows{TOut}}, BandLimitedImages{TIn}, int)"/>
    /// <exception cref="ArgumentException">The images are periodic or not square, or the result is not of images or of
    /// pixels of a square grid.</exception>
    public static EquivarianceChange Measure<TIn, TOut>(
        Func<Grid2<TIn>, Rows<TOut>> predict,
        Grid2<TIn> images,
        int angles = 16
    )
        where TIn : struct, IFeatures<TIn>, allows ref struct
        where TOut : struct, IFeatures<TOut>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(predict);
        if (images.IsPeriodic || images.Height != images.Width)
        {
            throw new ArgumentException(
                $"Equivariance is measured on square images with sides, not on {images}.",
                nameof(images)
            );
        }
        return Measure(predict, (angle, mirrors) => (mirrors ? images.Mirror() : images).Rotate(angle), angles, true);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"at most {Text(LargestOfKept)} under {Kept.Count} elements that the grid keeps"
        + (
            Others.Count == 0
                ? string.Empty
                : $"; {Text(MeanOfOthers)} in the mean and at most {Text(LargestOfOthers)} under {Others.Count} others"
                    + (
                        IsResampled
                            ? $", for which {(IsOfVolumes ? "volumes" : "images")} were interpolated"
                            : string.Empty
                    )
        );

    private static EquivarianceChange Measure<TIn, TOut>(
        Func<Grid2<TIn>, Rows<TOut>> predict,
        Func<double, bool, Grid2<TIn>> images,
        int angles,
        bool isResampled
    )
        where TIn : struct, IFeatures<TIn>, allows ref struct
        where TOut : struct, IFeatures<TOut>, allows ref struct
    {
        ArgumentOutOfRangeException.ThrowIfNegative(angles);
        Grid2<TIn> upright = images(0, false);
        Grid2<TOut> result = AsImages(predict(upright), upright.ImageCount);
        // A network may restrict its features to a smaller group than that of its images.
        SymmetryGroup group = result.Rows.Layout.Group;
        return new EquivarianceChange(
            [.. Elements(group, KeptAngles(group)).Select(e => ChangeUnder(e, isKept: true))],
            [.. Elements(group, OtherAngles(group, angles)).Select(e => ChangeUnder(e, isKept: false))],
            isResampled
        );

        ElementChange ChangeUnder((double Angle, bool Mirrors) e, bool isKept)
        {
            Grid2<TOut> expected = (e.Mirrors ? result.Mirror() : result).Rotate(e.Angle);
            double[] actual = predict(images(e.Angle, e.Mirrors)).ToArray();
            return new ElementChange(e.Angle, e.Mirrors, RelativeChange(expected, actual, isKept));
        }
    }

    private static double[] KeptAngles(SymmetryGroup group)
    {
        int fold = GridSymmetry.OnPixels(group).Fold;
        return [.. Enumerable.Range(0, fold).Select(i => 2 * Math.PI * i / fold)];
    }

    private static double[] OtherAngles(SymmetryGroup group, int angles)
    {
        int fold = group.Fold,
            kept = GridSymmetry.OnPixels(group).Fold;
        // A third of a step from zero, so that none is a quarter.
        return fold > 0
            ? [.. Enumerable.Range(0, fold).Where(i => i % (fold / kept) != 0).Select(i => 2 * Math.PI * i / fold)]
            : [.. Enumerable.Range(0, angles).Select(i => 2 * Math.PI * (i + (1.0 / 3)) / angles)];
    }

    private static IEnumerable<(double Angle, bool Mirrors)> Elements(SymmetryGroup group, double[] angles) =>
        (group.HasParity ? [false, true] : new[] { false }).SelectMany(mirrors => angles.Select(a => (a, mirrors)));

    /// <summary>Rows as images: of one pixel where they are those of images.</summary>
    private static Grid2<T> AsImages<T>(Rows<T> rows, int images)
        where T : struct, IFeatures<T>, allows ref struct
    {
        int pixels = rows.Count / images,
            side = (int)Math.Round(Math.Sqrt(pixels));
        return side > 0 && side * side * images == rows.Count
            ? Grid2.Create(side, side, rows)
            : throw new ArgumentException(
                $"The result has {rows.Count} rows for {images} images: it is measured where these are images, or "
                    + $"pixels "
                    + "of square ones."
            );
    }

    private static double RelativeChange<T>(Grid2<T> expected, double[] actual, bool isKept)
        where T : struct, IFeatures<T>, allows ref struct
    {
        double[] values = expected.Rows.ToArray();
        int side = expected.Height,
            dim = values.Length / expected.Count;
        double middle = (side - 1) / 2.0,
            radius = Math.Max(middle - 2, middle / 2);
        return RelativeChange(
            values,
            actual,
            i =>
            {
                int pixel = i / dim % (side * side);
                (double x, double y) = ((pixel % side) - middle, (pixel / side) - middle);
                return isKept || (x * x) + (y * y) <= radius * radius;
            }
        );
    }

    private static double RelativeChange(double[] expected, double[] actual, Func<int, bool> isCompared)
    {
        (double difference, double size) = (0, 0);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!isCompared(i))
                continue;
            difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
            size += expected[i] * expected[i];
        }

        return difference == 0 ? 0 : Math.Sqrt(difference / size);
    }

    private static string Text(double change) => change.ToString("0.0e+0", CultureInfo.InvariantCulture);
}
