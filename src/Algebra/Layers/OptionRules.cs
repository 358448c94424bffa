namespace GeoDL.Typed.Algebra;

/// <summary>
/// The ranges of the options of layers, wherever they are given. Beyond these bounds squares, roots and quotients
/// exceed the range of single precision.
/// </summary>
public static class OptionRules
{
    /// <summary>
    /// The range of a number that is added to a mean square, or replaces a smaller norm as a divisor, in words.
    /// </summary>
    public const string AllowedEpsilon = "a number from 1E-30 to 1E+30";

    /// <summary>The range of the ε of a direction x/√(|x|²+ε²), in words.</summary>
    public const string AllowedDirectionEpsilon = "0, or a number from 1E-15 to 1E+15";

    /// <summary>The range of a mean number of neighbours, in words.</summary>
    public const string AllowedNeighbours = "a number from 1E-30 to 1E+30";

    /// <summary>The range of a length in space (a radius, a cell vector), in words.</summary>
    public const string AllowedLength = "a length from 1E-100 to 1E+100";

    /// <summary>The range of the cutoff of a layer, in words.</summary>
    public const string AllowedCutoff = "0 for the edges' own cutoff, or " + AllowedLength;

    /// <summary>The least exponent of a polynomial envelope: below it, the envelope has a corner at r = 0.</summary>
    public const int LeastEnvelopeExponent = 2;

    /// <summary>The largest exponent of a polynomial envelope.</summary>
    public const int LargestEnvelopeExponent = 64;

    /// <summary>What the exponent of a polynomial envelope may be, in words.</summary>
    public const string AllowedEnvelopeExponent = "a whole number from 2 to 64";

    /// <summary>What the weights of a scale may begin with, in words.</summary>
    public const string AllowedScale = "a number from 0 to 1E+30";

    /// <summary>What the number that a function is multiplied by may be, in words.</summary>
    public const string AllowedConstant = "a number from 1E-30 to 1E+30";

    /// <summary>What a coordinate in space may be, in words.</summary>
    public const string AllowedCoordinate = "a number from -1E+150 to 1E+150";

    /// <summary>The fewest pixels along a side of a block.</summary>
    public const int LeastBlockSize = 2;

    /// <summary>The most pixels along a side of a block.</summary>
    public const int LargestBlockSize = 16;

    /// <summary>How many pixels a side of a block may have, in words.</summary>
    public const string AllowedBlockSize = "a whole number from 2 to 16";

    /// <summary>Whether a number may be <see cref="AllowedBlockSize"/>.</summary>
    public static bool IsBlockSize(int value) => value is >= LeastBlockSize and <= LargestBlockSize;

    /// <summary>The least width of a fade, in pixels.</summary>
    public const int LeastFadeWidth = 1;

    /// <summary>The largest width of a fade, in pixels.</summary>
    public const int LargestFadeWidth = 64;

    /// <summary>How wide a fade may be, in words.</summary>
    public const string AllowedFadeWidth = "a whole number from 1 to 64";

    /// <summary>Whether a number may be <see cref="AllowedFadeWidth"/>.</summary>
    public static bool IsFadeWidth(int value) => value is >= LeastFadeWidth and <= LargestFadeWidth;

    /// <summary>Whether a number may be <see cref="AllowedEpsilon"/>.</summary>
    public static bool IsEpsilon(double value) => value is >= 1e-30 and <= 1e30;

    /// <summary>Whether a number may be <see cref="AllowedDirectionEpsilon"/>.</summary>
    public static bool IsDirectionEpsilon(double value) => value is 0 or (>= 1e-15 and <= 1e15);

    /// <summary>Whether a number may be <see cref="AllowedConstant"/>.</summary>
    public static bool IsConstant(double value) => value is >= 1e-30 and <= 1e30;

    /// <summary>Whether a number may be <see cref="AllowedNeighbours"/>.</summary>
    public static bool IsNeighbours(double value) => value is >= 1e-30 and <= 1e30;

    /// <summary>Whether a number may be <see cref="AllowedLength"/>.</summary>
    public static bool IsLength(double value) => value is >= 1e-100 and <= 1e100;

    /// <summary>Whether a number may be <see cref="AllowedCutoff"/>.</summary>
    public static bool IsCutoff(double value) => value is 0 || IsLength(value);

    /// <summary>Whether a number may be <see cref="AllowedEnvelopeExponent"/>.</summary>
    public static bool IsEnvelopeExponent(int value) =>
        value is >= LeastEnvelopeExponent and <= LargestEnvelopeExponent;

    /// <summary>Whether a number may be <see cref="AllowedScale"/>.</summary>
    public static bool IsScale(double value) => value is >= 0 and <= 1e30;

    /// <summary>Whether a number may be <see cref="AllowedCoordinate"/>.</summary>
    public static bool IsCoordinate(double value) => value is >= -1e150 and <= 1e150;
}
