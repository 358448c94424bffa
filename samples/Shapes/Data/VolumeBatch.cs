namespace GeoDL.Typed.Samples.Shapes.Data;

/// <summary>Volumes of one size, with what they show.</summary>
/// <param name="Size">Voxels along a side.</param>
/// <param name="Voxels">[volumes × size × size × size] filling, 0 to 1.</param>
/// <param name="Labels">The kind of each.</param>
/// <param name="Handedness">+1 of a right-handed shape, −1 of a left-handed one, 0 of one that is its own mirror
/// image; empty where nobody asks.</param>
/// <param name="Up">[volumes × 3] unit vectors, the direction that is up, zero where it is not said; empty
/// where nobody asks.</param>
public sealed record VolumeBatch(int Size, float[] Voxels, int[] Labels, double[] Handedness, double[] Up)
{
    /// <summary>Number of volumes.</summary>
    public int Count => Labels.Length;
}
