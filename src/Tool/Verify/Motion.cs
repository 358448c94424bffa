using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Verify;

/// <summary>What the inputs of one run go through.</summary>
/// <param name="Elements">The element of the group for each cloud.</param>
/// <param name="Shifts">The translation of each cloud.</param>
/// <param name="Places">Which point of a cloud stands at each of its new places.</param>
/// <param name="Clouds">Which cloud stands at each new place of the batch.</param>
/// <param name="Words">The motion in words, where all clouds share it; null where each has its own element.</param>
internal sealed record Motion(
    GroupElement[] Elements,
    double[][] Shifts,
    int[][] Places,
    int[] Clouds,
    string? Words = null
)
{
    private const double LargestShift = 3;

    /// <summary>By how much the frame of each vertex of meshes is turned; null if frames stay.</summary>
    public double[]? Frames { get; init; }

    /// <summary>Nothing moves.</summary>
    public static Motion None(ModelSpace space, IReadOnlyList<int> counts) =>
        new(
            [.. counts.Select(_ => space.Identity)],
            [.. counts.Select(_ => new double[space.Dimensions])],
            [.. counts.Select(static n => Enumerable.Range(0, n).ToArray())],
            [.. Enumerable.Range(0, counts.Count)]
        );

    /// <summary>The same element for all: what images and plain tables go through.</summary>
    public static Motion Of(ModelSpace space, IReadOnlyList<int> counts, GroupElement element) =>
        None(space, counts) with
        {
            Elements = [.. counts.Select(_ => element)],
            Words = space.Describe(element),
        };

    /// <summary>Every cloud is turned, by an element of its own.</summary>
    public Motion Turned(ModelSpace space, Random random) =>
        this with
        {
            Elements = [.. Elements.Select(_ => space.Group.Random(random))],
        };

    /// <summary>Every frame of so many vertices is turned, by an angle of its own.</summary>
    public Motion InFrames(int vertices, Random random) =>
        this with
        {
            Frames = [.. Enumerable.Range(0, vertices).Select(_ => Math.Tau * random.NextDouble())],
            Words = "frames of vertices that are turned, each by an angle of its own",
        };

    /// <summary>The angles of so many frames.</summary>
    public double[] FramesOf(int vertices) => Frames ?? new double[vertices];

    /// <summary>Every cloud is moved.</summary>
    public Motion Shifted(Random random) =>
        this with
        {
            Shifts = [.. Shifts.Select(s => s.Select(_ => LargestShift * ((2 * random.NextDouble()) - 1)).ToArray())],
        };

    /// <summary>Points and clouds change places.</summary>
    public Motion Reordered(Random random)
    {
        int[][] places = [.. Places.Select(static p => (int[])p.Clone())];
        foreach (int[] cloud in places)
            random.Shuffle(cloud);
        int[] clouds = (int[])Clouds.Clone();
        random.Shuffle(clouds);
        return this with { Places = places, Clouds = clouds };
    }
}
