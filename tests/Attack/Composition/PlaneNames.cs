using System.Text.RegularExpressions;

namespace GeoDL.Typed.Attack;

/// <summary>Code about clouds in space as code about clouds in a plane: the types have other names.</summary>
internal static partial class PlaneNames
{
    /// <summary>The text as models of a space need it.</summary>
    public static string In(ModelSpace space, string text)
    {
        if (!space.IsInPlane)
            return text;
        text = Clouds().Replace(text, "PlaneCloud");
        text = Others().Replace(text, "Plane$0");
        text = Entries().Replace(text, "input.PlaneCloud<");
        return Values().Replace(text, ".PositionValues()");
    }

    [GeneratedRegex(@"(?<![.\w""])PointCloud\b")]
    private static partial Regex Clouds();

    [GeneratedRegex(@"(?<![.\w""])(?:Neighbourhood|Positions)\b")]
    private static partial Regex Others();

    [GeneratedRegex(@"\binput\.Cloud<")]
    private static partial Regex Entries();

    [GeneratedRegex(@"\.PositionValues\b(?!\()")]
    private static partial Regex Values();
}
