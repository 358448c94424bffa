using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Reads one unit of a FITS file.</summary>
internal static class FitsReader
{
    /// <summary>The most axes and the most columns that the format allows.</summary>
    private const int Most = 999;

    internal static FitsUnit Unit(string path, byte[] file, ref int at)
    {
        var header = FitsHeader.Read(path, file, ref at);
        int[] axes = Axes(path, header);
        long bits = header.Integer("BITPIX");
        if (bits is not (8 or 16 or 32 or 64 or -32 or -64))
            throw ArrayData.Refused(path, $"its header says BITPIX = {bits}, which is no type of numbers");
        double size = axes.Length == 0 ? 0 : 1;
        foreach (int axis in axes)
            size *= axis;
        size = (size + header.Count("PCOUNT", 0)) * header.Count("GCOUNT", 1) * Math.Abs(bits) / 8;
        if (size > file.Length - at)
        {
            throw ArrayData.Refused(
                path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it is truncated: the unit at byte {at} needs {size:0} bytes of data, {file.Length - at} are there"
                )
            );
        }
        byte[] data = file[at..(at + (int)size)];
        at = (int)
            Math.Min(
                at + (((long)size + FitsHeader.BlockSize - 1) / FitsHeader.BlockSize * FitsHeader.BlockSize),
                file.Length
            );
        return header.Text("XTENSION") switch
        {
            null or "IMAGE" => new FitsUnit(path, header.Words, Image(path, header, axes, bits, data), []),
            "BINTABLE" => new FitsUnit(path, header.Words, null, Binary(path, header, axes, data)),
            "TABLE" => new FitsUnit(path, header.Words, null, TextTable(path, header, axes, data)),
            _ => new FitsUnit(path, header.Words, null, []),
        };
    }

    private static int[] Axes(string path, FitsHeader header)
    {
        int count = header.Count("NAXIS");
        if (count > Most)
            throw ArrayData.Refused(path, $"its header says NAXIS = {count}; at most {Most} axes are possible");
        var axes = new int[count];
        for (int i = 0; i < count; i++)
            axes[i] = header.Count($"NAXIS{i + 1}");
        return axes;
    }

    private static NumberArray? Image(string path, FitsHeader header, int[] axes, long bits, byte[] data)
    {
        if (axes.Length == 0 || data.Length == 0)
            return null;
        NumberType type = bits switch
        {
            8 => NumberType.UInt8,
            16 => NumberType.Int16,
            32 => NumberType.Int32,
            64 => NumberType.Int64,
            -32 => NumberType.Float32,
            _ => NumberType.Float64,
        };
        Array.Reverse(axes);
        int needed = (int)ArrayData.Needed(type, axes);
        byte[] numbers = data.Length == needed ? data : data[..needed];
        ArrayData.Swap(numbers, type.Size());
        return Scaled(path, type, axes, numbers, header, "BSCALE", "BZERO", "BLANK");
    }

    private static FitsColumn[] Binary(string path, FitsHeader header, int[] axes, byte[] data)
    {
        (int rowSize, int rows, FitsColumn[] columns) = Table(path, header, axes);
        int offset = 0;
        for (int c = 0; c < columns.Length; c++)
        {
            string form =
                header.Text($"TFORM{c + 1}") ?? throw ArrayData.Refused(path, $"its header has no TFORM{c + 1}");
            string digits = new([.. form.TakeWhile(char.IsAsciiDigit)]);
            int repeat = 1;
            if (
                form.Length == digits.Length
                || (digits.Length > 0 && !int.TryParse(digits, CultureInfo.InvariantCulture, out repeat))
            )
            {
                throw ArrayData.Refused(path, $"its header says TFORM{c + 1} = '{form}', which is no form of a column");
            }
            char code = form[digits.Length];
            double width = code switch
            {
                'L' or 'B' or 'A' => repeat,
                'X' => Math.Ceiling(repeat / 8.0),
                'I' => 2.0 * repeat,
                'J' or 'E' => 4.0 * repeat,
                'K' or 'D' or 'C' or 'P' => 8.0 * repeat,
                'M' or 'Q' => 16.0 * repeat,
                _ => throw ArrayData.Refused(
                    path,
                    $"its header says TFORM{c + 1} = '{form}', which is no form of a column"
                ),
            };
            if (offset + width > rowSize)
            {
                throw ArrayData.Refused(
                    path,
                    $"its rows have {rowSize} bytes (NAXIS1), fewer than the columns up to TFORM{c + 1} take"
                );
            }
            columns[c] = BinaryColumn(path, header, c + 1, code, repeat, data, rows, rowSize, offset, (int)width);
            offset += (int)width;
        }

        return columns;
    }

    private static FitsColumn BinaryColumn(
        string path,
        FitsHeader header,
        int number,
        char code,
        int repeat,
        byte[] data,
        int rows,
        int rowSize,
        int offset,
        int width
    )
    {
        string name = header.Text($"TTYPE{number}") ?? "",
            unit = header.Text($"TUNIT{number}") ?? "";
        NumberType? type = code switch
        {
            'B' => NumberType.UInt8,
            'L' => NumberType.Boolean,
            'I' => NumberType.Int16,
            'J' => NumberType.Int32,
            'K' => NumberType.Int64,
            'E' => NumberType.Float32,
            'D' => NumberType.Float64,
            _ => null,
        };
        if (type is not { } known)
        {
            return new FitsColumn(
                name,
                unit,
                null,
                $"{path}: the column '{name}' has the form '{code}', which holds no plain numbers; read are B, L, I, "
                    + "J, K, E and D."
            );
        }
        byte[] numbers = new byte[rows * width];
        for (int row = 0; row < rows && width > 0; row++)
            data.AsSpan((row * rowSize) + offset, width).CopyTo(numbers.AsSpan(row * width));
        if (known == NumberType.Boolean)
        {
            for (int i = 0; i < numbers.Length; i++)
                numbers[i] = numbers[i] == (byte)'T' ? (byte)1 : (byte)0;
        }
        ArrayData.Swap(numbers, known.Size());
        return new FitsColumn(
            name,
            unit,
            Scaled(path, known, [rows, repeat], numbers, header, $"TSCAL{number}", $"TZERO{number}", $"TNULL{number}")
        );
    }

    private static FitsColumn[] TextTable(string path, FitsHeader header, int[] axes, byte[] data)
    {
        (int rowSize, int rows, FitsColumn[] columns) = Table(path, header, axes);
        for (int c = 0; c < columns.Length; c++)
        {
            string form =
                    header.Text($"TFORM{c + 1}") ?? throw ArrayData.Refused(path, $"its header has no TFORM{c + 1}"),
                name = header.Text($"TTYPE{c + 1}") ?? "";
            int first = header.Count($"TBCOL{c + 1}") - 1;
            if (
                form.Length < 2
                || !int.TryParse(
                    form[1..].Split('.')[0],
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out int width
                )
                || first < 0
                || (long)first + width > rowSize
            )
            {
                throw ArrayData.Refused(
                    path,
                    $"its header says TBCOL{c + 1} = {first + 1} and TFORM{c + 1} = '{form}', which is no part of a "
                        + $"row of {rowSize} bytes"
                );
            }
            if (form[0] is not ('I' or 'F' or 'E' or 'D'))
            {
                columns[c] = new FitsColumn(name, "", null, $"{path}: the column '{name}' holds text, not numbers.");
                continue;
            }
            var values = new double[rows];
            for (int row = 0; row < rows; row++)
            {
                string text = Encoding.Latin1.GetString(data, (row * rowSize) + first, width).Trim();
                if (!double.TryParse(text.Replace('D', 'E'), CultureInfo.InvariantCulture, out values[row]))
                    throw ArrayData.Refused(path, $"row {row} of the column '{name}' is '{text}', which is no number");
            }

            byte[] bytes = MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
            columns[c] = new FitsColumn(
                name,
                header.Text($"TUNIT{c + 1}") ?? "",
                Scaled(path, NumberType.Float64, [rows, 1], bytes, header, $"TSCAL{c + 1}", $"TZERO{c + 1}", "")
            );
        }

        return columns;
    }

    private static (int RowSize, int Rows, FitsColumn[] Columns) Table(string path, FitsHeader header, int[] axes)
    {
        int fields = header.Count("TFIELDS");
        if (axes.Length != 2 || fields > Most)
        {
            throw ArrayData.Refused(
                path,
                $"its header says NAXIS = {axes.Length} and TFIELDS = {fields}, but a table has 2 axes and at most "
                    + $"{Most} columns"
            );
        }
        return (axes[0], axes[1], new FitsColumn[fields]);
    }

    /// <summary>Numbers as they are, or in double precision where a header scales or undefines some.</summary>
    private static NumberArray Scaled(
        string path,
        NumberType type,
        int[] shape,
        byte[] numbers,
        FitsHeader header,
        string scaleWord,
        string zeroWord,
        string nullWord
    )
    {
        double scale = header.Real(scaleWord, 1),
            zero = header.Real(zeroWord, 0);
        long? undefined =
            !type.IsFloatingPoint() && header.Text(nullWord) is not null ? header.Integer(nullWord) : null;
        var array = new NumberArray(path, type, shape, numbers);
        if (scale == 1 && zero == 0 && undefined is null)
            return array;
        double[] values = array.ToDoubles();
        byte[] bytes = new byte[sizeof(double) * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i] == undefined ? double.NaN : (scale * values[i]) + zero;
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(sizeof(double) * i), value);
        }

        return new NumberArray(path, NumberType.Float64, shape, bytes);
    }
}
