using GeoDL.Typed.Samples.Potentials.Atoms;

namespace GeoDL.Typed.Samples.Potentials.Running;

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

    /// <summary>The same, of elements that a potential knows; without a choice the potential's own example.</summary>
    /// <param name="potential">The potential.</param>
    /// <param name="choice">As for <see cref="Find"/>, or null.</param>
    /// <exception cref="DataFileException">As for <see cref="Find"/>, or the potential does not know an
    /// element.</exception>
    public static Structure For(Potential potential, string? choice)
    {
        Structure found = choice is null ? potential.Example : Find(choice);
        return potential.WhyNot(found.AtomicNumbers) is { } reason
            ? throw new DataFileException(choice ?? found.Name, reason)
            : found;
    }

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
