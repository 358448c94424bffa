using System.Runtime.CompilerServices;

namespace GeoDL.Typed.TestSupport;

/// <summary>
/// Compares text with a file that a person has read: Verify's file convention, <c>Snapshots/Name.verified.cs</c> beside
/// the test.
/// </summary>
public static class Snapshot
{
    /// <summary>
    /// Fails if <paramref name="text"/> is not the verified one, byte for byte, and then leaves it in
    /// <c>Name.received.cs</c>:
    /// read it, and rename it if it is right.
    /// </summary>
    /// <param name="name">The name of the snapshot.</param>
    /// <param name="text">What the test made.</param>
    /// <param name="extension">The extension of the files.</param>
    /// <param name="testFile">Where the test is; leave it out.</param>
    public static void Match(string name, string text, string extension = "cs", [CallerFilePath] string testFile = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots");
        string verified = Path.Combine(folder, $"{name}.verified.{extension}");
        string received = Path.Combine(folder, $"{name}.received.{extension}");
        string? expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(received, text);
        throw new InvalidDataException(
            expected is null
                ? $"There is no verified snapshot '{name}'. Read {received} and rename it to "
                    + $"{Path.GetFileName(verified)} if it is right."
                : $"'{name}' differs from its verified snapshot at line "
                    + $"{FirstDifference(expected, text)}. Compare {received} with "
                    + $"{Path.GetFileName(verified)}."
        );
    }

    private static int FirstDifference(string expected, string actual)
    {
        string[] left = expected.Split('\n');
        string[] right = actual.Split('\n');
        int line = 0;
        while (line < Math.Min(left.Length, right.Length) && left[line] == right[line])
            line++;

        return line + 1;
    }
}
