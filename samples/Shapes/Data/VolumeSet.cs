namespace GeoDL.Typed.Samples.Shapes.Data;

/// <summary>Volumes that are made when they are asked for, so that thousands of them need little memory.</summary>
public abstract class VolumeSet
{
    /// <summary>Number of volumes.</summary>
    public abstract int Count { get; }

    /// <summary>Voxels along a side.</summary>
    public abstract int Size { get; }

    /// <summary>The kind of each.</summary>
    public int[] Labels => [.. Enumerable.Range(0, Count).Select(number => What(number).Label)];

    /// <summary>Some of them, in the order of their numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="variation">Which variation of each, to learn from; without it each as it is.</param>
    public VolumeBatch Select(ReadOnlySpan<int> numbers, ulong? variation = null)
    {
        int voxels = Size * Size * Size;
        var filling = new float[numbers.Length * voxels];
        var labels = new int[numbers.Length];
        double[] handedness = new double[numbers.Length],
            up = new double[3 * numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            Paint(numbers[i], variation, filling.AsSpan(i * voxels, voxels));
            (labels[i], handedness[i]) = What(numbers[i]);
            (up[3 * i], up[(3 * i) + 1], up[(3 * i) + 2]) = Up(numbers[i], variation);
        }

        return new VolumeBatch(Size, filling, labels, handedness, up);
    }

    /// <summary>So many, beginning with one.</summary>
    public VolumeBatch Slice(int first, int count) => Select([.. Enumerable.Range(first, count)]);

    /// <summary>Fills the voxels of one, or of a variation of it; they are zero before.</summary>
    protected abstract void Paint(int number, ulong? variation, Span<float> voxels);

    /// <summary>What one shows.</summary>
    protected internal abstract (int Label, double Handedness) What(int number);

    /// <summary>The direction that is up in one, or in a variation of it; zero where a set does not say it.</summary>
    protected internal virtual (double X, double Y, double Z) Up(int number, ulong? variation) => default;
}
