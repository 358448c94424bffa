using PureHDF;

namespace GeoDL.Typed.Studies.Galaxies.Data;

/// <summary>
/// Numbers of HDF5 as doubles, by the type that the file states: the library would otherwise read the bits of one type
/// as another.
/// </summary>
internal static class Hdf5Numbers
{
    /// <summary>Whole numbers beyond this are no doubles.</summary>
    private const long MostExact = 1L << 53;

    /// <summary>All numbers of a dataset.</summary>
    /// <exception cref="DataFileException">It holds no numbers, or some that no double holds.</exception>
    public static double[] Read(IH5Dataset dataset, string path, string name) =>
        Convert(dataset.Type, path, $"the dataset '{name}'", new OfDataset(dataset));

    /// <summary>The number of an attribute.</summary>
    /// <exception cref="DataFileException">It is no single number, or one that no double holds.</exception>
    public static double Read(IH5Attribute attribute, string path)
    {
        string what = $"the attribute '{attribute.Name}'";
        if (attribute.Space.Dimensions.Aggregate(1UL, static (product, length) => product * length) != 1)
        {
            throw new DataFileException(
                path,
                $"{what} has [{string.Join(", ", attribute.Space.Dimensions)}] numbers, not one."
            );
        }

        return Convert(attribute.Type, path, what, new OfAttribute(attribute))[0];
    }

    private static double[] Convert(IH5DataType type, string path, string what, ISource source) =>
        (type.Class, type.Size) switch
        {
            (H5DataTypeClass.FloatingPoint, 8) => source.Read<double>(),
            (H5DataTypeClass.FloatingPoint, 4) => Array.ConvertAll(source.Read<float>(), static x => (double)x),
            (H5DataTypeClass.FloatingPoint, 2) => Array.ConvertAll(source.Read<Half>(), static x => (double)x),
            (H5DataTypeClass.FixedPoint, var size) => (size, type.FixedPoint.IsSigned) switch
            {
                (1, true) => Array.ConvertAll(source.Read<sbyte>(), static x => (double)x),
                (1, false) => Array.ConvertAll(source.Read<byte>(), static x => (double)x),
                (2, true) => Array.ConvertAll(source.Read<short>(), static x => (double)x),
                (2, false) => Array.ConvertAll(source.Read<ushort>(), static x => (double)x),
                (4, true) => Array.ConvertAll(source.Read<int>(), static x => (double)x),
                (4, false) => Array.ConvertAll(source.Read<uint>(), static x => (double)x),
                (8, true) => Array.ConvertAll(
                    source.Read<long>(),
                    x => x is >= -MostExact and <= MostExact ? (double)x : throw TooLarge(path, what, x)
                ),
                (8, false) => Array.ConvertAll(
                    source.Read<ulong>(),
                    x => x <= MostExact ? (double)x : throw TooLarge(path, what, x)
                ),
                _ => throw new DataFileException(
                    path,
                    $"{what} has whole numbers of {size} bytes, which are not read."
                ),
            },
            var (kind, size) => throw new DataFileException(
                path,
                $"{what} has the type {kind} of {size} bytes; floating-point numbers of 2, 4 or 8 "
                    + "bytes or whole numbers are expected."
            ),
        };

    private static DataFileException TooLarge(string path, string what, object number) =>
        new(path, FormattableString.Invariant($"{what} has {number}, which is beyond what a double holds exactly."));

    private interface ISource
    {
        T[] Read<T>();
    }

    private sealed class OfDataset(IH5Dataset dataset) : ISource
    {
        public T[] Read<T>() => dataset.Read<T[]>();
    }

    private sealed class OfAttribute(IH5Attribute attribute) : ISource
    {
        public T[] Read<T>() => attribute.Space.Dimensions.Length == 0 ? [attribute.Read<T>()] : attribute.Read<T[]>();
    }
}
