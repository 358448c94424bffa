namespace GeoDL.Typed.TestSupport;

/// <summary>
/// Files with bytes changed or cut off: they are read, or refused with the file's name, and nothing else happens.
/// </summary>
public static class DamagedFile
{
    /// <summary>Writes a file, damages it again and again, and reads it.</summary>
    /// <typeparam name="TRefusal">How a damaged file is refused.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="trials">How often.</param>
    /// <returns>How many were refused.</returns>
    public static int Refusals<TRefusal>(string path, Action<string> write, Action<string> read, int trials = 300)
        where TRefusal : Exception
    {
        write(path);
        byte[] whole = File.ReadAllBytes(path);
        read(path);
        var random = new Random(17);
        int refused = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            byte[] bytes = trial % 3 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            // Mostly in the header, where it matters.
            for (int change = trial % 3; change > 0 && bytes.Length > 0; change--)
            {
                bytes[random.Next(Math.Min(bytes.Length, random.Next(2) == 0 ? 128 : bytes.Length))] = (byte)
                    random.Next(256);
            }

            File.WriteAllBytes(path, bytes);
            try
            {
                read(path);
            }
            catch (TRefusal error)
            {
                if (!error.Message.Contains(path, StringComparison.Ordinal))
                    throw new InvalidOperationException("A refusal does not name the file.", error);
                refused++;
            }
        }

        return refused;
    }
}
