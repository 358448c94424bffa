namespace GeoDL.Typed.TestSupport;

/// <summary>
/// Equality up to a tolerance of <see cref="Tolerance"/>, relative to the largest entry that is expected (CONVENTIONS,
/// section 6). There is no floor: where zeros are expected, zeros must come.
/// </summary>
public static class Near
{
    /// <summary>Compares arrays.</summary>
    /// <param name="expected">What it should be.</param>
    /// <param name="actual">What it is.</param>
    /// <param name="tolerance">One of <see cref="Tolerance"/>.</param>
    /// <param name="what">What the numbers are, for the message.</param>
    /// <param name="scale">
    /// What differences are relative to, if not to the largest entry: where the numbers are part of something larger.
    /// </param>
    /// <exception cref="InvalidDataException">A number is off by more.</exception>
    public static void Equal(
        ReadOnlySpan<double> expected,
        ReadOnlySpan<double> actual,
        double tolerance,
        string what = "values",
        double scale = double.NaN
    )
    {
        var deviation = Deviation.Of(expected, actual, scale);
        if (!(deviation.Relative <= tolerance))
        {
            throw new InvalidDataException(
                deviation.Message(what, expected[deviation.At], actual[deviation.At], tolerance)
            );
        }
    }

    /// <summary>Compares numbers, relative to the expected one.</summary>
    /// <param name="expected">What it should be.</param>
    /// <param name="actual">What it is.</param>
    /// <param name="tolerance">One of <see cref="Tolerance"/>.</param>
    /// <param name="what">What the number is, for the message.</param>
    /// <param name="scale">What the difference is relative to, if not to the number.</param>
    /// <exception cref="InvalidDataException">The number is off by more.</exception>
    public static void Equal(
        double expected,
        double actual,
        double tolerance,
        string what = "value",
        double scale = double.NaN
    ) => Equal([expected], [actual], tolerance, what, scale);

    /// <summary>The largest difference, relative to the largest entry that is expected.</summary>
    public static double Error(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual) =>
        Deviation.Of(expected, actual).Relative;
}
