namespace GeoDL.Typed.Tool.Page.Figures;

/// <summary>
/// The two colours of signs, orange and blue: they differ for every kind of colour blindness, and stand out on light
/// and on dark ground.
/// </summary>
internal static class Palette
{
    /// <summary>Where a function is positive.</summary>
    public static (byte R, byte G, byte B) Positive => (0xE0, 0x82, 0x1E);

    /// <summary>Where it is negative.</summary>
    public static (byte R, byte G, byte B) Negative => (0x3D, 0x7F, 0xC4);

    /// <summary>The colour of a sign.</summary>
    public static (byte R, byte G, byte B) Of(double value) => value < 0 ? Negative : Positive;
}
