using System.Buffers.Binary;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Reads NIfTI-1 files that hold header and numbers together.</summary>
/// <remarks>
/// The format: nifti.nimh.nih.gov, "nifti1.h". The affine of <c>sform</c> is taken if it is there, else the quaternion
/// of <c>qform</c>, else distances alone; then the file states no space, and its axes count as x, y and z.
/// </remarks>
internal static class NiftiFile
{
    private const int HeaderLength = 348;
    private const int HeaderLength2 = 540;
    private const int MostAxes = 7;

    /// <summary>Digits that lengths in single precision have after a root.</summary>
    private const int Digits = 6;

    private const string Ras = "right-anterior-superior";

    public static (VolumeHeader Header, byte[] Bytes) Read(Stream stream, string path, double available)
    {
        byte[] header = new byte[HeaderLength];
        int read = stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        var fields = new Fields(header, isBigEndian: false);
        if (fields.Integer(0) != HeaderLength)
            fields = new Fields(header, isBigEndian: true);
        if (read < HeaderLength || fields.Integer(0) != HeaderLength)
        {
            throw ArrayData.Refused(
                path,
                read >= 4 && BinaryPrimitives.ReadInt32LittleEndian(header) is HeaderLength2
                    ? "NIfTI-2 is not read; convert it to NIfTI-1"
                    : "this is no NIfTI-1 and no NRRD file: it begins neither with a header of 348 bytes nor with NRRD"
            );
        }
        CheckMagic(header, path);

        int[] sizes = Sizes(fields, path);
        NumberType type = Type(fields, path);
        Skip(stream, path, fields.Number(108), available);
        byte[] bytes = ArrayData.Read(
            stream,
            path,
            type,
            [.. Enumerable.Reverse(sizes)],
            available - fields.Number(108)
        );
        if (fields.IsBigEndian)
            ArrayData.Swap(bytes, type.Size());

        (Step[] directions, Step? first, bool hasSpace) = Space(fields);
        (double slope, double intercept) = (fields.Number(112), fields.Number(116));
        bool isScaled = slope != 0 && double.IsFinite(slope) && double.IsFinite(intercept);
        return (
            new VolumeHeader(
                type,
                sizes,
                [0, 1, 2],
                sizes.Length > 4 ? 4 : null,
                sizes.Length > 3 ? 3 : null,
                directions,
                first,
                hasSpace ? Ras : string.Empty,
                IsLeftHanded: false,
                Digits
            )
            {
                Unit = (header[123] & 7) switch
                {
                    1 => "m",
                    2 => "mm",
                    3 => "µm",
                    _ => string.Empty,
                },
                Slope = isScaled ? slope : 1,
                Intercept = isScaled ? intercept : 0,
            },
            bytes
        );
    }

    private static void CheckMagic(byte[] header, string path)
    {
        ReadOnlySpan<byte> magic = header.AsSpan(344, 4);
        if (magic.SequenceEqual("ni1\0"u8))
            throw ArrayData.Refused(path, "its numbers are in a file .img beside it; convert the pair to one .nii");
        if (!magic.SequenceEqual("n+1\0"u8))
        {
            throw ArrayData.Refused(
                path,
                "this is no NIfTI-1 file: its header does not end with n+1 (an Analyze file does not say which side is "
                    + "left)"
            );
        }
    }

    private static int[] Sizes(Fields fields, string path)
    {
        int count = fields.Short(40);
        if (count is < 1 or > MostAxes)
            throw ArrayData.Refused(path, $"its field 'dim' names {count} axes; there are 1 to {MostAxes}");
        int[] sizes = new int[Math.Max(count, 3)];
        Array.Fill(sizes, 1);
        for (int axis = 0; axis < count; axis++)
        {
            sizes[axis] = fields.Short(42 + (2 * axis));
            if (sizes[axis] < 1)
                throw ArrayData.Refused(path, $"its field 'dim' says that axis {axis + 1} has the size {sizes[axis]}");
        }

        for (int axis = 5; axis < count; axis++)
        {
            if (sizes[axis] != 1)
            {
                throw ArrayData.Refused(
                    path,
                    $"its field 'dim' has {sizes[axis]} entries along axis {axis + 1}; read are three axes of space, "
                        + "time and one axis of a voxel's numbers"
                );
            }
        }

        return sizes;
    }

    private static NumberType Type(Fields fields, string path)
    {
        int code = fields.Short(70),
            bits = fields.Short(72);
        NumberType type = code switch
        {
            2 => NumberType.UInt8,
            4 => NumberType.Int16,
            8 => NumberType.Int32,
            16 => NumberType.Float32,
            64 => NumberType.Float64,
            256 => NumberType.Int8,
            512 => NumberType.UInt16,
            768 => NumberType.UInt32,
            1024 => NumberType.Int64,
            1280 => NumberType.UInt64,
            _ => throw ArrayData.Refused(
                path,
                $"its field 'datatype' is {code} ({Name(code)}), which is not read; integers of 1 to 8 bytes, single "
                    + "and double precision are"
            ),
        };
        return bits == 8 * type.Size()
            ? type
            : throw ArrayData.Refused(
                path,
                $"its field 'bitpix' is {bits}, but numbers of {type} have {8 * type.Size()}"
            );
    }

    private static string Name(int code) =>
        code switch
        {
            1 => "bits",
            32 or 1792 or 2048 => "complex numbers",
            128 or 2304 => "colours",
            1536 => "quadruple precision",
            _ => "unknown",
        };

    private static void Skip(Stream stream, string path, double offset, double available)
    {
        if (!(offset >= HeaderLength && offset <= available && offset == Math.Floor(offset)))
        {
            throw ArrayData.Refused(
                path,
                $"its field 'vox_offset' is {FiniteNumbers.Text(offset)}, which is no place behind the header "
                    + "in the file"
            );
        }
        byte[] piece = new byte[4096];
        for (double left = offset - HeaderLength; left > 0; )
        {
            int count = stream.Read(piece, 0, (int)Math.Min(piece.Length, left));
            if (count == 0)
                throw ArrayData.Refused(path, "it is truncated: it ends before its numbers");
            left -= count;
        }
    }

    /// <summary>The steps along the three axes, and the first voxel.</summary>
    private static (Step[] Directions, Step? First, bool HasSpace) Space(Fields fields)
    {
        if (fields.Short(254) > 0)
        {
            Step[] columns = [.. Enumerable.Range(0, 4).Select(c => fields.Step(280 + (4 * c), 16))];
            return (columns[..3], columns[3], true);
        }

        double x = Distance(fields, 1),
            y = Distance(fields, 2),
            z = Distance(fields, 3);
        if (fields.Short(252) <= 0)
            return ([new Step(x, 0, 0), new Step(0, y, 0), new Step(0, 0, z)], null, false);
        (double b, double c, double d) = (fields.Number(256), fields.Number(260), fields.Number(264));
        // A rotation has a = √(1 − b² − c² − d²), which single precision may make a little negative.
        double a = Math.Sqrt(Math.Max(0, 1 - (b * b) - (c * c) - (d * d))),
            norm = Math.Sqrt((a * a) + (b * b) + (c * c) + (d * d));
        (a, b, c, d) = (a / norm, b / norm, c / norm, d / norm);
        // The sign of pixdim[0] mirrors the third axis.
        if (fields.Number(76) < 0)
            z = -z;
        Step[] directions =
        [
            x * new Step((a * a) + (b * b) - (c * c) - (d * d), 2 * ((b * c) + (a * d)), 2 * ((b * d) - (a * c))),
            y * new Step(2 * ((b * c) - (a * d)), (a * a) + (c * c) - (b * b) - (d * d), 2 * ((c * d) + (a * b))),
            z * new Step(2 * ((b * d) + (a * c)), 2 * ((c * d) - (a * b)), (a * a) + (d * d) - (b * b) - (c * c)),
        ];
        return (directions, fields.Step(268, 4), true);
    }

    /// <summary>Axes that a file does not have may have no distance.</summary>
    private static double Distance(Fields fields, int axis)
    {
        double distance = Math.Abs(fields.Number(76 + (4 * axis)));
        return distance == 0 && fields.Short(40) < axis ? 1 : distance;
    }

    private readonly struct Fields(byte[] bytes, bool isBigEndian)
    {
        public bool IsBigEndian { get; } = isBigEndian;

        public int Integer(int at) =>
            IsBigEndian
                ? BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at))
                : BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

        public short Short(int at) =>
            IsBigEndian
                ? BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(at))
                : BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(at));

        public double Number(int at) => BitConverter.Int32BitsToSingle(Integer(at));

        public Step Step(int at, int distance) => new(Number(at), Number(at + distance), Number(at + (2 * distance)));
    }
}
