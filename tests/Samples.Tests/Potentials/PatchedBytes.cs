using System.Text;

namespace GeoDL.Typed.Samples.Tests.Potentials;

/// <summary>Files with a defect.</summary>
internal static class PatchedBytes
{
    /// <summary>The bytes with the first such text from a place on replaced by one of the same length.</summary>
    public static byte[] Replaced(byte[] bytes, int from, string old, string changed)
    {
        byte[] sought = Encoding.Latin1.GetBytes(old),
            copy = [.. bytes];
        Encoding.Latin1.GetBytes(changed).CopyTo(copy, from + bytes.AsSpan(from).IndexOf(sought));
        return copy;
    }
}
