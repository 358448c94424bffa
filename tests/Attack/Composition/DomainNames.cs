using System.Text.RegularExpressions;

namespace GeoDL.Typed.Attack;

/// <summary>
/// Code about clouds in space as code about clouds in a plane, or about what else holds features: types and members
/// have other names. What distinguishes the text of a space stands here and nowhere else.
/// </summary>
internal static partial class DomainNames
{
    private const string Table = ".Rows.ToArray()";

    private static readonly Dictionary<Domain, Names> Of = new()
    {
        [Domain.Points] = new("PointCloud", "Cloud", "CloudCount", ".PositionValues", OfNothing()),
        // Images have no positions to read; their numbers are as good to leak.
        [Domain.Pixels] = new("Grid2", "Images", "ImageCount", Table, OfPoints()),
        [Domain.Voxels] = new("Grid3", "Volumes", "VolumeCount", Table, OfPoints())
        {
            Others = [(PixelsType(), "Voxels")],
        },
        [Domain.Nodes] = new("Graph", "Graph", "GraphCount", Table, OfPlaces()) { Others = [(Edges(), "GraphEdges")] },
        [Domain.Vertices] = new("Mesh", "Meshes", "MeshCount", Table, OfPoints())
        {
            Others = [(BatchMember(), "Surface"), (BatchType(), "Surface")],
        },
        [Domain.Directions] = new("Sphere", "Spheres", "SphereCount", Table, OfRows())
        {
            Others = [(BatchMember(), "Directions"), (BatchType(), "Directions")],
        },
    };

    /// <summary>The text as models of a space need it.</summary>
    public static string In(ModelSpace space, string text, FeatureStruct? edges = null)
    {
        if (space is { Domain: Domain.Points, IsInPlane: false })
            return text;
        if (space.Domain == Domain.Points)
            return InPlane(text);
        // A graph may have features of edges too, which are a second type argument.
        if (space.IsOnNodes && edges is not null)
        {
            text = CloudsOf().Replace(text, $"Graph<$1, {edges.Name}>");
            text = OthersOf().Replace(text, $"input.$1<$2, {edges.Name}>");
            text = EntriesOf().Replace(text, $"input.Graph<$1, {edges.Name}>(\"{edges.Text}\", ");
        }
        Names names = Of[space.Domain];
        foreach ((Regex pattern, string name) in names.Others)
            text = pattern.Replace(text, name);
        text = Clouds().Replace(text, names.Cloud);
        text = Entries().Replace(text, $"input.{names.Entry}<");
        text = Counts().Replace(text, "." + names.Count);
        return Values().Replace(text, names.Values);
    }

    /// <summary>
    /// Whether a text reads what clouds of points have, and the rows of a space have not: then it says nothing about
    /// these.
    /// </summary>
    public static bool NeedsPoints(ModelSpace space, string text) =>
        ValuesInPattern().IsMatch(text) || Of[space.Domain].Missing.IsMatch(text);

    private static string InPlane(string text)
    {
        text = Clouds().Replace(text, "PlaneCloud");
        text = Others().Replace(text, "Plane$0");
        text = Entries().Replace(text, "input.PlaneCloud<");
        return Values().Replace(text, ".PositionValues()");
    }

    [GeneratedRegex(@"\bNeighbour|\bPositions\b|\.(?:Edges|NeighbourList|CloudOffsets|CellOf|Vectors|Lengths)\b")]
    private static partial Regex OfPoints();

    [GeneratedRegex(
        @"\bNeighbour(?!hood\b)|\bPositions\b|\.(?:NeighbourList|CloudOffsets|CellOf|Vectors|Lengths|Basis|Envelope|At)\b"
    )]
    private static partial Regex OfPlaces();

    /// <summary>A sphere has no means over its pixels, and no labels.</summary>
    [GeneratedRegex(
        @"\bNeighbour|\bPositions\b|\bLabels\b|\.(?:Edges|NeighbourList|CloudOffsets|CellOf|Vectors|Lengths|OneHot)\b|\.(?:Mean|Sum|Broadcast)\(cloud\."
    )]
    private static partial Regex OfRows();

    [GeneratedRegex(@"(?!)")]
    private static partial Regex OfNothing();

    [GeneratedRegex(@"(?<![.\w""])PointCloud<(\w+)>")]
    private static partial Regex CloudsOf();

    [GeneratedRegex(@"\binput\.(Also|OnPointsAs)<(\w+, \w+)>")]
    private static partial Regex OthersOf();

    [GeneratedRegex(@"\binput\.Cloud<(\w+)>\(")]
    private static partial Regex EntriesOf();

    [GeneratedRegex(@"(?<![.\w""])Neighbourhood\b")]
    private static partial Regex Edges();

    [GeneratedRegex(@"(?<!"")\bPixels\b")]
    private static partial Regex PixelsType();

    /// <summary>Not the method that makes a batch.</summary>
    [GeneratedRegex(@"(?<=(?<!PointCloud|Mesh|Sphere)\.)Batch\b")]
    private static partial Regex BatchMember();

    [GeneratedRegex(@"(?<![.\w""])Batch\b")]
    private static partial Regex BatchType();

    [GeneratedRegex(@"\.CloudCount\b")]
    private static partial Regex Counts();

    [GeneratedRegex(@"(?<![.\w""])PointCloud\b")]
    private static partial Regex Clouds();

    [GeneratedRegex(@"(?<![.\w""])(?:Neighbourhood|Positions)\b")]
    private static partial Regex Others();

    [GeneratedRegex(@"\binput\.Cloud<")]
    private static partial Regex Entries();

    /// <summary>A property of clouds in space alone.</summary>
    [GeneratedRegex(@"(?<![.\w])PositionValues:")]
    private static partial Regex ValuesInPattern();

    [GeneratedRegex(@"\.PositionValues\b(?!\()")]
    private static partial Regex Values();

    /// <summary>The names of a space's types and members, and what it does not have.</summary>
    private sealed record Names(string Cloud, string Entry, string Count, string Values, Regex Missing)
    {
        public (Regex Pattern, string Name)[] Others { get; init; } = [];
    }
}
