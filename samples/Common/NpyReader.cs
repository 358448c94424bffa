namespace GeoDL.Typed.Samples.Common;

/// <summary>Reads NPY files that a user gives: <see cref="NpyFile"/>, refused as other files of the user's.</summary>
public static class NpyReader
{
    /// <summary>Reads a whole file.</summary>
    /// <exception cref="DataFileException">The file is not there, not NPY, truncated, or of an order or type that is
    /// not read.</exception>
    public static NumberArray Read(string path)
    {
        DataFileException.ThrowIfNoFile(path);
        try
        {
            return NpyFile.Read(path);
        }
        catch (InvalidDataException refusal)
        {
            throw new DataFileException(path, refusal.Message[(path.Length + 2)..]);
        }
    }

    /// <summary>Throws unless the array has this type and shape; −1 in the shape accepts any length.</summary>
    public static NumberArray Expect(this NumberArray array, NumberType expectedType, params int[] expectedShape)
    {
        ArgumentNullException.ThrowIfNull(array);
        if (array.Type != expectedType)
        {
            throw new DataFileException(
                array.Source,
                $"the field 'descr' is '{array.Type.Code()}', expected '{expectedType.Code()}'."
            );
        }

        if (
            array.Shape.Count != expectedShape.Length
            || array.Shape.Where((length, axis) => expectedShape[axis] >= 0 && expectedShape[axis] != length).Any()
        )
        {
            string wanted = string.Join(", ", expectedShape.Select(static length => length < 0 ? "any" : $"{length}"));
            throw new DataFileException(
                array.Source,
                $"the field 'shape' is ({string.Join(", ", array.Shape)}), expected ({wanted})."
            );
        }

        return array;
    }
}
