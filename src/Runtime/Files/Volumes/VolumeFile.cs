using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// Volumes of a NIfTI-1 file (<c>.nii</c>, <c>.nii.gz</c>) or an NRRD file (<c>.nrrd</c>), laid along the axes of the
/// space that the file states.
/// </summary>
/// <remarks>
/// Axes of the file are exchanged and reversed until x, y and z of the volume are those of the file's space, as nearly
/// as whole axes can be; what is left is the rotation <see cref="Orientation"/>. So a file stored in another order, or
/// mirrored, gives the same volume, and left stays left. The space of NIfTI has x to the right, y to the front, z up
/// (RAS+). A space of NRRD that is left-handed is mirrored along x.
/// </remarks>
/// <example>
/// A scan as scalars, one a voxel:
/// <code><![CDATA[
/// Grid3<Density> scan = VolumeFile.Read("scan.nii.gz").ToGrid<Density>();
/// ]]></code>
/// </example>
public sealed class VolumeFile
{
    private readonly VolumeHeader _header;
    private readonly OrientedAxes _axes;
    private readonly NumberArray _numbers;

    private VolumeFile(string source, VolumeHeader header, OrientedAxes axes, NumberArray numbers)
    {
        (Source, _header, _axes, _numbers) = (source, header, axes, numbers);
        Volumes = header.VolumeAxis is { } time ? header.Sizes[time] : 1;
        Channels = header.ChannelAxis is { } channel ? header.Sizes[channel] : 1;
    }

    /// <summary>Reads a file of either format.</summary>
    /// <param name="path">The file; its first bytes tell the format.</param>
    /// <exception cref="InvalidDataException">The file is of another format, truncated, damaged, or has a form that is
    /// not read; the message names the file and what is wrong.</exception>
    public static VolumeFile Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        (VolumeHeader header, byte[] bytes) = NrrdFile.Is(file)
            ? NrrdFile.Read(file, path)
            : ExpandedFile.Read(file, path, NiftiFile.Read);
        int[] shape = [.. Enumerable.Reverse(header.Sizes)];
        var numbers = new NumberArray(path, header.Type, shape, bytes);
        return new VolumeFile(path, header, OrientedAxes.Of(path, header), numbers);
    }

    /// <summary>The file, as it was given.</summary>
    public string Source { get; }

    /// <summary>Volumes in the file: 1, or the points in time.</summary>
    public int Volumes { get; }

    /// <summary>Numbers of a voxel.</summary>
    public int Channels { get; }

    /// <summary>Slices, along z.</summary>
    public int Depth => _axes.Size(2);

    /// <summary>Rows of a slice, along y.</summary>
    public int Height => _axes.Size(1);

    /// <summary>Voxels of a row, along x.</summary>
    public int Width => _axes.Size(0);

    /// <summary>The distances of neighbouring voxels, in <see cref="Unit"/>.</summary>
    public VoxelSpacing Spacing => _axes.Spacing;

    /// <summary>Where the centre of the volume lies in the file's space, in <see cref="Unit"/>; zero if the file does
    /// not say.</summary>
    public (double X, double Y, double Z) Origin => _axes.Centre;

    /// <summary>
    /// The rotation from the axes of the volume to those of the file's space; the identity if they agree within 1e-4.
    /// </summary>
    public Rotation Orientation => _axes.Orientation;

    /// <summary>The unit of lengths, such as <c>mm</c>; empty if the file does not say.</summary>
    public string Unit => _header.Unit;

    /// <summary>The file's space, such as <c>right-anterior-superior</c>; empty if the file does not say.</summary>
    public string Space => _header.Space;

    /// <summary>
    /// All numbers, scaled as the file says: volume by volume, slice by slice, row by row, the channels of a voxel
    /// together.
    /// </summary>
    public double[] ToDoubles()
    {
        double[] stored = _numbers.ToDoubles(),
            values = new double[stored.Length];
        int at = 0;
        for (int volume = 0; volume < Volumes; volume++)
        {
            long first = _header.Offset(_header.VolumeAxis, volume);
            for (int z = 0; z < Depth; z++)
            {
                for (int y = 0; y < Height; y++)
                {
                    for (int x = 0; x < Width; x++)
                    {
                        long voxel = first + _axes.Offset(x, y, z);
                        for (int channel = 0; channel < Channels; channel++)
                        {
                            double number = stored[voxel + _header.Offset(_header.ChannelAxis, channel)];
                            values[at++] = (number * _header.Slope) + _header.Intercept;
                        }
                    }
                }
            }
        }

        return values;
    }

    /// <summary>The volumes with typed features.</summary>
    /// <param name="precision">The precision in which features are kept.</param>
    /// <exception cref="InvalidOperationException">A voxel has another number of numbers than the type; or the type has
    /// more than scalars, and the volume's axes are not those of the file's space.</exception>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public Grid3<T> ToGrid<T>(Precision precision = Precision.Single)
        where T : struct, IFeatures<T>, allows ref struct
    {
        // A type whose layout is known only at run time is refused by Grid3 itself.
        FeatureLayout? layout = FeatureMarshal.Layout<T>();
        if (layout is not null && layout.Dim != Channels)
        {
            throw new InvalidOperationException(
                $"{Source}: a voxel has {Channels} numbers, but {layout} has {layout.Dim}."
            );
        }
        if (layout is not null && !_axes.AreOfSpace && !Array.TrueForAll(layout.Merged, static b => b.Irrep.L == 0))
        {
            throw new InvalidOperationException(
                $"{Source}: the axes of its volume are not those of its space, so that the components of {layout} "
                    + "would not be along them. Read scalars, or turn the numbers of ToDoubles() by Orientation "
                    + "yourself."
            );
        }
        double[] values = ToDoubles();
        return precision == Precision.Double
            ? Grid3.Create<T>(Depth, Height, Width, values, Spacing, origin: Origin)
            : Grid3.Create<T>(
                Depth,
                Height,
                Width,
                Array.ConvertAll(values, static v => (float)v),
                Spacing,
                origin: Origin
            );
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Volumes} × {Depth} × {Height} × {Width} voxels with {Channels} numbers of type {_header.Type}";
}
