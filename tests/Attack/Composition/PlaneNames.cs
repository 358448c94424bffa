using System.Text.RegularExpressions;

namespace GeoDL.Typed.Attack;

/// <summary>
/// Code about clouds in space as code about clouds in a plane, about images or graphs: types and members have other
/// names.
/// </summary>
internal static partial class PlaneNames
{
    /// <summary>The text as models of a space need it.</summary>
    public static string In(ModelSpace space, string text, FeatureStruct? edges = null)
    {
        if (space.IsOnPixels)
            return OnPixels(text);
        if (space.IsOnNodes)
            return OnNodes(text, edges);
        if (!space.IsInPlane)
            return text;
        text = Clouds().Replace(text, "PlaneCloud");
        text = Others().Replace(text, "Plane$0");
        text = Entries().Replace(text, "input.PlaneCloud<");
        return Values().Replace(text, ".PositionValues()");
    }

    /// <summary>
    /// Whether a text reads what clouds of points have, and images or graphs have not: then it says nothing about
    /// these.
    /// </summary>
    public static bool NeedsPoints(ModelSpace space, string text) =>
        (space.IsOnNodes ? OfPlaces() : OfPoints()).IsMatch(text);

    /// <summary>A graph may have features of edges too, which are a second type argument.</summary>
    private static string OnNodes(string text, FeatureStruct? edges)
    {
        if (edges is not null)
        {
            text = CloudsOf().Replace(text, $"Graph<$1, {edges.Name}>");
            text = OthersOf().Replace(text, $"input.$1<$2, {edges.Name}>");
            text = EntriesOf().Replace(text, $"input.Graph<$1, {edges.Name}>(\"{edges.Text}\", ");
        }
        text = Clouds().Replace(text, "Graph");
        text = Entries().Replace(text, "input.Graph<");
        text = Counts().Replace(text, ".GraphCount");
        text = Edges().Replace(text, "GraphEdges");
        return Values().Replace(text, ".Rows.ToArray()");
    }

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

    [GeneratedRegex(
        @"\bNeighbour(?!hood\b)|\bPositions\b|\.(?:NeighbourList|CloudOffsets|CellOf|Vectors|Lengths|Basis|Envelope|At)\b"
    )]
    private static partial Regex OfPlaces();

    [GeneratedRegex(@"(?<![.\w""])PointCloud<(\w+)>")]
    private static partial Regex CloudsOf();

    [GeneratedRegex(@"\binput\.(Also|OnPointsAs)<(\w+, \w+)>")]
    private static partial Regex OthersOf();

    [GeneratedRegex(@"\binput\.Cloud<(\w+)>\(")]
    private static partial Regex EntriesOf();

    [GeneratedRegex(@"(?<![.\w""])Neighbourhood\b")]
    private static partial Regex Edges();

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
