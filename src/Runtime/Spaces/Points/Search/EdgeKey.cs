namespace GeoDL.Typed;

/// <summary>
/// A sender (its number within the cloud) and an image, in one integer whose order is the order of edges within a
/// receiver.
/// </summary>
/// <remarks>
/// 30 bits of sender, three times 11 bits of image. The images are those between wrapped positions; for one sender and
/// one receiver they differ from the images between the given positions by a constant, so the order is the same.
/// </remarks>
internal static class EdgeKey
{
    /// <summary>Images −MaxImage … MaxImage along each axis can be represented.</summary>
    public const int MaxImage = 1000;

    private const int Bias = 1024;
    private const int Bits = 11;
    private const int Mask = (1 << Bits) - 1;

    public static readonly long ZeroImage = Image(0, 0, 0);

    public static long Image(int i, int j, int k) =>
        ((long)(i + Bias) << (2 * Bits)) | ((long)(j + Bias) << Bits) | (long)(k + Bias);

    public static long Sender(int local) => (long)local << (3 * Bits);

    public static int SenderOf(long key) => (int)(key >> (3 * Bits));

    public static int ImageOf(long key, int axis) => ((int)(key >> ((2 - axis) * Bits)) & Mask) - Bias;
}
