using System.Text;
using System.Text.Unicode;

namespace GeoDL.Typed.Samples.NativeLibrary;

/// <summary>What every call from C goes through: no exception crosses it, since C has nothing to catch one.</summary>
internal static class Border
{
    [ThreadStatic]
    private static string? lastError;

    /// <summary>Runs a call; an exception becomes a status, and its message that of the thread.</summary>
    public static Status Run(Action call)
    {
        try
        {
            call();
            lastError = null;
            return Status.Ok;
        }
        catch (RefusedException error)
        {
            return Fail(error.Status, error.Message);
        }
        catch (ArgumentException error)
        {
            return Fail(Status.BadArgument, error.Message);
        }
#pragma warning disable CA1031 // Whatever it is, it must not end the caller's process.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Fail(Status.Failed, $"{error.GetType().Name}: {error.Message}");
        }
    }

    /// <summary>Copies the message of this thread's last call, as <see cref="CopyText"/> does.</summary>
    /// <param name="buffer">Where it goes; may be empty.</param>
    /// <returns>The bytes that the whole message needs, with its zero.</returns>
    public static int CopyLastError(Span<byte> buffer)
    {
        string message = lastError ?? "";
        if (!buffer.IsEmpty)
            CopyText(message, buffer);
        return Encoding.UTF8.GetByteCount(message) + 1;
    }

    /// <summary>Copies a text, as UTF-8 with a zero behind it; what does not fit is left out, whole characters
    /// only.</summary>
    public static void CopyText(string text, Span<byte> buffer)
    {
        Utf8.FromUtf16(text, buffer[..^1], out _, out int written);
        buffer[written] = 0;
    }

    private static Status Fail(Status status, string message)
    {
        lastError = message;
        return status;
    }
}
