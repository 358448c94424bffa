using System.Runtime.InteropServices;
using System.Text;

namespace GeoDL.Typed.Samples.Potentials.Ipi;

/// <summary>
/// Messages of i-PI's protocol: a name of twelve bytes, then numbers as the machine has them (int32, double).
/// </summary>
/// <param name="stream">The connection.</param>
internal sealed class IpiMessages(Stream stream)
{
    private const int NameLength = 12;

    /// <summary>What is being read, for errors.</summary>
    private string _message = "";

    /// <summary>The name of the next message; null where the server has closed the connection.</summary>
    public string? ReadName()
    {
        Span<byte> name = stackalloc byte[NameLength];
        int read = ReadSome(name);
        if (read == 0)
            return null;
        _message = "message";
        Require(read, NameLength, "its name");
        return _message = Encoding.ASCII.GetString(name).TrimEnd(' ', '\0');
    }

    /// <summary>A whole number.</summary>
    public int ReadInt(string what)
    {
        int[] number = new int[1];
        Read<int>(number, what);
        return number[0];
    }

    /// <summary>Numbers.</summary>
    public double[] ReadDoubles(int count, string what)
    {
        double[] numbers = new double[count];
        Read<double>(numbers, what);
        return numbers;
    }

    /// <summary>Bytes whose meaning is none of ours.</summary>
    public void Skip(int count, string what) => Read<byte>(new byte[count], what);

    /// <summary>A message: its name, then its parts.</summary>
    public void Write(string name, params ReadOnlySpan<byte[]> parts)
    {
        try
        {
            stream.Write([
                .. Encoding.ASCII.GetBytes(name.PadRight(NameLength)),
                .. parts.ToArray().SelectMany(static p => p),
            ]);
            stream.Flush();
        }
        catch (IOException error)
        {
            throw new IpiException($"The server has gone before {name} was sent: {error.Message}", error);
        }
    }

    /// <summary>Numbers as bytes.</summary>
    public static byte[] Bytes<T>(params ReadOnlySpan<T> numbers)
        where T : unmanaged => MemoryMarshal.AsBytes(numbers).ToArray();

    private void Read<T>(Span<T> numbers, string what)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(numbers);
        Require(ReadSome(bytes), bytes.Length, what);
    }

    private void Require(int read, int length, string what)
    {
        if (read < length)
        {
            throw new IpiException(
                $"A {_message} of the server ends within {what}: {length} bytes are needed, {read} came."
            );
        }
    }

    private int ReadSome(Span<byte> bytes)
    {
        try
        {
            return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (IOException error)
        {
            throw new IpiException($"The server has gone: {error.Message}", error);
        }
    }
}
