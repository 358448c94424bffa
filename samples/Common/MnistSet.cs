namespace GeoDL.Typed.Samples.Common;

/// <summary>One of MNIST's two sets, as its IDX files have it.</summary>
/// <param name="Images">[images × 28 × 28] ink from 0 to 255.</param>
/// <param name="Labels">Which digit each is.</param>
public sealed record MnistSet(NumberArray Images, int[] Labels)
{
    /// <summary>Pixels along a side of an image.</summary>
    public const int Side = 28;

    private static readonly string[] Sets = ["train", "t10k"];

    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>Reads the training and the test set of a folder.</summary>
    /// <exception cref="DataFileException">The folder or a file is missing, damaged, or does not fit the
    /// others.</exception>
    public static (MnistSet Training, MnistSet Test) Read(string folder)
    {
        DataFolder.ThrowIfMissing(folder);
        NumberArray[] images = [.. Sets.Select(set => ReadImages(DataFolder.Find(folder, $"{set}-images-idx3-ubyte")))];
        NumberArray[] labels =
        [
            .. Sets.Select(set => Load(DataFolder.Find(folder, $"{set}-labels-idx1-ubyte"), IdxFile.Read)),
        ];
        for (int set = 0; set < Sets.Length; set++)
        {
            if (labels[set].Shape is not [var count] || count != images[set].Shape[0])
            {
                throw new DataFileException(
                    labels[set].Source,
                    $"one label is needed for each of {images[set].Shape[0]} images, but these are {labels[set]}."
                );
            }
        }

        return (Set(0), Set(1));

        MnistSet Set(int set) => new(images[set], Array.ConvertAll(labels[set].ToDoubles(), static x => (int)x));
    }

    /// <summary>Reads an array; what is wrong with its file becomes one line.</summary>
    /// <exception cref="DataFileException">The file is damaged.</exception>
    public static NumberArray Load(string path, Func<string, NumberArray> read)
    {
        try
        {
            return read(path);
        }
        catch (InvalidDataException error)
        {
            // Its message begins with the file.
            throw new DataFileException(path, error.Message.Replace($"{path}: ", "", StringComparison.Ordinal));
        }
    }

    private static NumberArray ReadImages(string path)
    {
        NumberArray images = Load(path, IdxFile.Read);
        return images.Shape is [_, Side, Side]
            ? images
            : throw new DataFileException(path, $"images of {Side} × {Side} pixels are needed, but this is {images}.");
    }
}
