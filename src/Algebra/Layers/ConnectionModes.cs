namespace GeoDL.Typed.Algebra;

/// <summary>The multiplicities that each connection mode requires, and its weights.</summary>
public static class ConnectionModes
{
    private static readonly string[] Names = ["uvw", "uvu", "uvv", "uuw", "uuu", "uvuv", "uvu<v", "u<vw"];

    /// <summary>All names as e3nn writes them, in the order of <see cref="ConnectionMode"/>.</summary>
    public static IReadOnlyList<string> AllNames => Names;

    /// <summary>The name as e3nn writes it, <c>uvu&lt;v</c>.</summary>
    public static string NameOf(ConnectionMode mode) => Names[(int)mode];

    /// <summary>Reads e3nn's name of a mode.</summary>
    public static bool TryParse(string name, out ConnectionMode mode)
    {
        int index = Array.IndexOf(Names, name);
        mode = index < 0 ? default : (ConnectionMode)index;
        return index >= 0;
    }

    /// <summary>Whether both inputs must have the same number of copies.</summary>
    public static bool PairsInputs(ConnectionMode mode) =>
        mode is ConnectionMode.Uuw or ConnectionMode.Uuu or ConnectionMode.UvuLessV or ConnectionMode.ULessVw;

    /// <summary>The output multiplicity that a mode requires; null where the weights determine it.</summary>
    /// <exception cref="OverflowException">It exceeds an int.</exception>
    public static int? OutputMultiplicity(ConnectionMode mode, int mul1, int mul2) =>
        checked((int?)OutputCopies(mode, mul1, mul2));

    /// <summary>The same, without overflow.</summary>
    internal static long? OutputCopies(ConnectionMode mode, long mul1, long mul2) =>
        mode switch
        {
            ConnectionMode.Uvu or ConnectionMode.Uuu => mul1,
            ConnectionMode.Uvv => mul2,
            ConnectionMode.Uvuv => mul1 * mul2,
            ConnectionMode.UvuLessV => Pairs(mul1),
            _ => null,
        };

    /// <summary>The required output multiplicity in words, for messages.</summary>
    internal static string OutputMultiplicityInWords(ConnectionMode mode) =>
        mode switch
        {
            ConnectionMode.Uvu => "as many output copies as input 1",
            ConnectionMode.Uuu => "as many output copies as each input",
            ConnectionMode.Uvv => "as many output copies as input 2",
            ConnectionMode.Uvuv => "an output copy for each pair of input copies",
            ConnectionMode.UvuLessV => "an output copy for each pair u < v",
            _ => "any number of output copies",
        };

    /// <summary>Whether a path of this mode has no meaning without weights.</summary>
    public static bool NeedsWeight(ConnectionMode mode, int mulOut) =>
        mode is ConnectionMode.Uvw or ConnectionMode.ULessVw || (mode == ConnectionMode.Uuw && mulOut != 1);

    /// <summary>
    /// The shape of the weights, row-major: [mul1, mul2, mulOut] for uvw, [mul1, mul2] for uvu, and so on.
    /// </summary>
    public static int[] WeightShape(ConnectionMode mode, int mul1, int mul2, int mulOut) =>
        mode switch
        {
            ConnectionMode.Uvw => [mul1, mul2, mulOut],
            ConnectionMode.Uvu or ConnectionMode.Uvv or ConnectionMode.Uvuv => [mul1, mul2],
            ConnectionMode.Uuw => [mul1, mulOut],
            ConnectionMode.Uuu => [mul1],
            ConnectionMode.UvuLessV => [checked((int)Pairs(mul1))],
            ConnectionMode.ULessVw => [checked((int)Pairs(mul1)), mulOut],
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "This is not a connection mode."),
        };

    /// <summary>The number of products that are summed into one output copy.</summary>
    /// <exception cref="OverflowException">It exceeds an int.</exception>
    public static int SummedElements(ConnectionMode mode, int mul1, int mul2) => checked((int)Summed(mode, mul1, mul2));

    /// <summary>The same, without overflow.</summary>
    internal static long Summed(ConnectionMode mode, long mul1, long mul2) =>
        mode switch
        {
            ConnectionMode.Uvw => mul1 * mul2,
            ConnectionMode.Uvu => mul2,
            ConnectionMode.Uvv or ConnectionMode.Uuw => mul1,
            ConnectionMode.ULessVw => Pairs(mul1),
            _ => 1,
        };

    private static long Pairs(long mul) => mul * Math.Max(mul - 1, 0) / 2;
}
