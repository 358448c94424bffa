using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Verify;

/// <summary>What the rows of a model's inputs belong to.</summary>
internal enum SceneKind
{
    /// <summary>Tables alone: every row for itself.</summary>
    Table,

    /// <summary>Points of clouds.</summary>
    Points,

    /// <summary>Pixels of images.</summary>
    Pixels,

    /// <summary>Voxels of volumes.</summary>
    Voxels,

    /// <summary>Vertices of meshes.</summary>
    Vertices,

    /// <summary>Pixels of spheres.</summary>
    Directions,
}

/// <summary>
/// Random inputs of any model: each number is a function of the seed, of what it is for, and of what it belongs to. So
/// the same scene can be written down in any order.
/// </summary>
internal sealed record Scene(SceneKind Kind, ModelSpace Space, int Seed)
{
    /// <summary>How many images, volumes or spheres there are.</summary>
    public const int Images = 2;

    /// <summary>Points of each cloud; of a table the rows.</summary>
    public IReadOnlyList<int> Counts { get; init; } = [6, 5];

    /// <summary>Which points are neighbours.</summary>
    public Neighbours Neighbours { get; init; } = Neighbours.WithinRadius(1);

    /// <summary>Whether points are nodes of graphs, which only their neighbours are read of.</summary>
    public bool IsOfGraphs { get; init; }

    /// <summary>A typical distance of points; the longest edge of meshes.</summary>
    public double Length { get; init; } = 1;

    /// <summary>Whether rows belong to a grid.</summary>
    public bool IsGrid => Kind is SceneKind.Pixels or SceneKind.Voxels;

    /// <summary>The size of images or volumes.</summary>
    public GridSize Size { get; init; }

    /// <summary>The degree up to which the sampling of spheres is exact.</summary>
    public int SphereDegree { get; init; }

    /// <summary>The distances of voxels.</summary>
    public VoxelSpacing Spacing { get; init; } = VoxelSpacing.Unit;

    /// <summary>Inputs that a user supplies instead, by parameter; null for random ones.</summary>
    public IReadOnlyList<object>? Supplied { get; init; }

    /// <summary>What the rows of each parameter that is a feature belong to.</summary>
    public IReadOnlyDictionary<int, RowSpaceKind> Rows { get; init; } = new Dictionary<int, RowSpaceKind>();

    /// <summary>Numbers of mean 0 and variance 1.</summary>
    /// <param name="count">How many.</param>
    /// <param name="keys">What they are for and belong to.</param>
    public double[] Numbers(int count, params ReadOnlySpan<int> keys)
    {
        ulong state = unchecked((ulong)Seed);
        foreach (int key in keys)
            state = Mixed(state + unchecked((ulong)key) + 0x9E3779B97F4A7C15);
        var numbers = new double[count];
        for (int i = 0; i < count; i++)
        {
            state = Mixed(state + 0x9E3779B97F4A7C15);
            numbers[i] = Math.Sqrt(3) * ((2 * ((state >> 11) / (double)(1UL << 53))) - 1);
        }

        return numbers;
    }

    /// <summary>SplitMix64.</summary>
    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
