using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.TestSupport;

/// <summary>
/// Buffers between two pages that nobody may touch: one number read or written beyond an end stops the process there
/// and then.
/// </summary>
/// <remarks>
/// Linux alone. A buffer touches one of its two pages exactly; which one is chosen, so tests run for both.
/// </remarks>
public sealed unsafe class GuardedMemory : IDisposable
{
    private const int None = 0;
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly List<(nint Address, nuint Length)> _maps = [];

    /// <summary>Whether buffers end (or else begin) at the protected page.</summary>
    /// <param name="atEnd">True: at the end.</param>
    public GuardedMemory(bool atEnd) => AtEnd = atEnd;

    /// <summary>Whether this system has what it takes.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>Whether buffers end at the protected page; otherwise they begin after one.</summary>
    public bool AtEnd { get; }

    /// <summary>A buffer of zeros.</summary>
    /// <param name="count">Its numbers; with none, it is a place between two protected bytes.</param>
    public Span<S> Take<S>(int count)
        where S : unmanaged
    {
        int page = Environment.SystemPageSize,
            bytes = count * Unsafe.SizeOf<S>(),
            inside = Math.Max(1, (bytes + page - 1) / page) * page;
        nuint length = (nuint)(inside + (2 * page));
        nint start = Map(0, length, ReadWrite, PrivateAnonymous, -1, 0);
        if (start == -1)
            throw new OutOfMemoryException($"No memory for a guarded buffer of {length} bytes.");
        _maps.Add((start, length));
        nint first = start + page,
            last = first + inside;
        if (Protect(start, (nuint)page, None) != 0 || Protect(last, (nuint)page, None) != 0)
            throw new InvalidOperationException("A page could not be protected.");
        if (count == 0)
            Protect(first, (nuint)inside, None);
        return new Span<S>((void*)(AtEnd ? last - bytes : first), count);
    }

    /// <summary>A buffer with these numbers, converted.</summary>
    public Span<S> Copy<S>(ReadOnlySpan<double> numbers)
        where S : unmanaged, System.Numerics.IFloatingPointIeee754<S>
    {
        Span<S> buffer = Take<S>(numbers.Length);
        for (int i = 0; i < numbers.Length; i++)
            buffer[i] = S.CreateTruncating(numbers[i]);
        return buffer;
    }

    /// <summary>Gives all buffers back.</summary>
    public void Dispose()
    {
        foreach ((nint address, nuint length) in _maps)
            _ = Unmap(address, length);
        _maps.Clear();
    }

    [DllImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static extern nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static extern int Protect(nint address, nuint length, int protection);

    [DllImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static extern int Unmap(nint address, nuint length);
}
