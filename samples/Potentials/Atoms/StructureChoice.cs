namespace GeoDL.Typed.Samples.Potentials.Atoms;

/// <summary>What <c>--structure</c> names: a structure of the sample, or a file.</summary>
public static class StructureChoice
{
    /// <summary>The names of the sample's own, for messages.</summary>
    public static string Names => string.Join(", ", Structures.All.Select(static s => s.Name));

    /// <summary>A structure of the sample by its name, or the first configuration of a file in extended XYZ.</summary>
    /// <param name="choice">The name, or the path of the file.</param>
    /// <exception cref="DataFileException">There is neither, the file is damaged, or an element is unknown; the message
    /// says where.</exception>
    public static Structure Find(string choice) =>
        Structures.All.FirstOrDefault(s => s.Name == choice)
        ?? (
            File.Exists(choice)
                ? Read(choice)
                : throw new DataFileException(choice, $"this is no file, and none of {Names}.")
        );

    private static Structure Read(string path)
    {
        AtomFrame frame;
        try
        {
            frame = ExtendedXyz.Read(path)[0];
        }
        catch (InvalidDataException error)
        {
            // Its message begins with the file.
            throw new DataFileException(path, error.Message.Replace($"{path}: ", "", StringComparison.Ordinal));
        }

        int[] numbers =
        [
            .. frame.Species.Select(
                (symbol, atom) =>
                    Element.NumberOf(symbol)
                    ?? throw new DataFileException(path, $"atom {atom} is '{symbol}', which is no element up to Pu.")
            ),
        ];
        return new Structure(Path.GetFileNameWithoutExtension(path), numbers, frame.Positions.ToArray(), frame.Cell);
    }
}
