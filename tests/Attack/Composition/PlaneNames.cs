using System.Text.RegularExpressions;

namespace GeoDL.Typed.Attack;

/// <summary>
/// Code about clouds in space as code about clouds in a plane, or about images: types and members have other names.
/// </summary>
internal static partial class PlaneNames
{
    /// <summary>The text as models of a space need it.</summary>
    public static string In(ModelSpace space, string text)
    {
        if (space.IsOnPixels)
            return OnPixels(text);
        if (!space.IsInPlane)
            return text;
        text = Clouds().Replace(text, "PlaneCloud");
        text = Others().Replace(text, "Plane$0");
        text = Entries().Replace(text, "input.PlaneCloud<");
        return Values().Replace(text, ".PositionValues()");
    }

    /// <summary>
    /// Whether a text reads what clouds of points have and images have not: then it says nothing about images.
    /// </summary>
    public static bool NeedsPoints(string text) => OfPoints().IsMatch(text);

    /// <summary>Images have no positions to read; their numbers are as good to leak.</summary>
    private static string OnPixels(string text)
    {
        text = Clouds().Replace(text, "Grid2");
        text = Entries().Replace(text, "input.Images<");
        text = Counts().Replace(text, ".ImageCount");
        return Values().Replace(text, ".Rows.ToArray()");
    }

    [GeneratedRegex(@"\bNeighbour|\bPositions\b|\.(?:Edges|NeighbourList|CloudOffsets|CellOf|Vectors|Lengths)\b")]
    private static partial Regex OfPoints();

    [GeneratedRegex(@"\.CloudCount\b")]
    private static partial Regex Counts();

    [GeneratedRegex(@"(?<![.\w""])PointCloud\b")]
    private static partial Regex Clouds();

    [GeneratedRegex(@"(?<![.\w""])(?:Neighbourhood|Positions)\b")]
    private static partial Regex Others();

    [GeneratedRegex(@"\binput\.Cloud<")]
    private static partial Regex Entries();

    [GeneratedRegex(@"\.PositionValues\b(?!\()")]
    private static partial Regex Values();
}
