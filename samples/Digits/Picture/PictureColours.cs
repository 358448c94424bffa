using SkiaSharp;

namespace GeoDL.Typed.Samples.Digits.Picture;

/// <summary>The colours of picture and page.</summary>
internal static class PictureColours
{
    internal static readonly SKColor Ink = SKColor.Parse("#222222");
    internal static readonly SKColor Muted = SKColor.Parse("#6b7078");
    internal static readonly SKColor Positive = SKColor.Parse("#d1495b");
    internal static readonly SKColor Negative = SKColor.Parse("#1f6fb4");
    internal static readonly SKColor Frame = SKColor.Parse("#d5d8dc");

    /// <summary>White at 0, the colours of positive and negative numbers at 1 and −1.</summary>
    internal static SKColor Signed(double value)
    {
        SKColor end = value < 0 ? Negative : Positive;
        double part = Math.Min(Math.Abs(value), 1);
        return new SKColor(Mix(end.Red), Mix(end.Green), Mix(end.Blue));

        byte Mix(byte channel) => (byte)Math.Round(255 + (part * (channel - 255)));
    }

    /// <summary>White at 0, ink at 1.</summary>
    internal static SKColor Grey(double value)
    {
        byte level = (byte)Math.Round(255 - (Math.Clamp(value, 0, 1) * (255 - Ink.Red)));
        return new SKColor(level, level, level);
    }
}
