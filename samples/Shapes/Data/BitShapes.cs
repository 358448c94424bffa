using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Samples.Shapes.Data;

/// <summary>Shapes of 30 × 30 × 30 voxels, a bit each.</summary>
public sealed class BitShapes
{
    /// <summary>Voxels along a side.</summary>
    public const int Side = 30;

    /// <summary>Bytes of a shape.</summary>
    public const int Bytes = (Side * Side * Side) / 8;

    private const double Centre = (Side - 1) / 2.0;

    private readonly byte[] _bits;

    /// <param name="bits">[shapes × 3375]: voxel (i, j, k) is bit i·900 + j·30 + k, the lowest of a byte first.</param>
    /// <param name="labels">The kind of each.</param>
    public BitShapes(byte[] bits, int[] labels)
    {
        (_bits, Labels) = (bits, labels);
        Radii = [.. Enumerable.Range(0, labels.Length).Select(Radius)];
    }

    /// <summary>The kind of each.</summary>
    public int[] Labels { get; }

    /// <summary>How far the centre of a voxel of each is from the middle at most; 1 of an empty shape.</summary>
    public double[] Radii { get; }

    /// <summary>The voxels of a shape, 0 or 1.</summary>
    internal void Unpack(int shape, out float[] filled)
    {
        filled = new float[Side * Side * Side];
        ReadOnlySpan<byte> bits = _bits.AsSpan(shape * Bytes, Bytes);
        for (int voxel = 0; voxel < filled.Length; voxel++)
            filled[voxel] = (bits[voxel >> 3] >> (voxel & 7)) & 1;
    }

    /// <summary>Turns and scales a shape about its middle, by trilinear interpolation with nothing outside.</summary>
    /// <param name="filled">Its voxels.</param>
    /// <param name="rotation">The rotation, of (x, y, z) = (k, j, i).</param>
    /// <param name="scale">How much larger it becomes.</param>
    /// <param name="shift">Where its middle goes, from that of the grid.</param>
    /// <param name="size">Voxels along a side of the grid.</param>
    /// <param name="voxels">The grid.</param>
    internal void Turn(
        float[] filled,
        Rotation rotation,
        double scale,
        (double X, double Y, double Z) shift,
        int size,
        Span<float> voxels
    )
    {
        double[,] back = rotation.Inverse().ToMatrix();
        double middle = (size - 1) / 2.0;
        for (int z = 0; z < size; z++)
        {
            for (int y = 0; y < size; y++)
            {
                for (int x = 0; x < size; x++)
                {
                    (double dx, double dy, double dz) = (
                        (x - middle - shift.X) / scale,
                        (y - middle - shift.Y) / scale,
                        (z - middle - shift.Z) / scale
                    );
                    double k = (back[0, 0] * dx) + (back[0, 1] * dy) + (back[0, 2] * dz) + Centre,
                        j = (back[1, 0] * dx) + (back[1, 1] * dy) + (back[1, 2] * dz) + Centre,
                        i = (back[2, 0] * dx) + (back[2, 1] * dy) + (back[2, 2] * dz) + Centre;
                    if (k > -1 && k < Side && j > -1 && j < Side && i > -1 && i < Side)
                        voxels[(((z * size) + y) * size) + x] = Sample(filled, i, j, k);
                }
            }
        }
    }

    private static float Sample(float[] filled, double i, double j, double k)
    {
        (int i0, int j0, int k0) = ((int)Math.Floor(i), (int)Math.Floor(j), (int)Math.Floor(k));
        (float u, float v, float w) = ((float)(i - i0), (float)(j - j0), (float)(k - k0));
        return ((1 - u) * Slice(i0)) + (u * Slice(i0 + 1));

        float Slice(int slice) =>
            slice is < 0 or >= Side
                ? 0
                : ((1 - v) * Row((slice * Side) + j0, j0)) + (v * Row((slice * Side) + j0 + 1, j0 + 1));

        float Row(int line, int row) => row is < 0 or >= Side ? 0 : ((1 - w) * At(line, k0)) + (w * At(line, k0 + 1));

        float At(int line, int column) => column is < 0 or >= Side ? 0 : filled[(line * Side) + column];
    }

    private double Radius(int shape)
    {
        Unpack(shape, out float[] filled);
        double largest = 1;
        for (int voxel = 0; voxel < filled.Length; voxel++)
        {
            if (filled[voxel] == 0)
                continue;
            (double i, double j, double k) = (
                (voxel / (Side * Side)) - Centre,
                (voxel / Side % Side) - Centre,
                (voxel % Side) - Centre
            );
            largest = Math.Max(largest, (i * i) + (j * j) + (k * k));
        }

        return Math.Sqrt(largest);
    }
}
