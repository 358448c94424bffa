using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The functions of <see cref="Nonlinearity"/> and their derivatives over spans, in the widest lanes that are useful.
/// </summary>
/// <remarks>
/// The functions are unscaled: second-moment constants are passed as <c>scale</c>. Spans of one call may be the same,
/// but must not overlap otherwise.
/// </remarks>
internal static partial class Nonlinearities
{
    /// <summary>result = scale·f(z).</summary>
    internal static void Values<S>(Nonlinearity function, double scale, ReadOnlySpan<S> z, Span<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CheckLengths(z.Length, result.Length);
        Dispatch(function, new ValuesUse<S>(scale, z, result));
    }

    /// <summary>g = scale·f′(z)·g, the chain rule in place.</summary>
    internal static void Chain<S>(Nonlinearity function, double scale, ReadOnlySpan<S> z, Span<S> g)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CheckLengths(z.Length, g.Length);
        Dispatch(function, new ChainUse<S>(scale, z, g));
    }

    /// <summary>gz += scale·f′(z)·g.</summary>
    internal static void Pullback<S>(
        Nonlinearity function,
        double scale,
        ReadOnlySpan<S> z,
        ReadOnlySpan<S> g,
        Span<S> gz
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CheckLengths(z.Length, g.Length);
        CheckLengths(z.Length, gz.Length);
        Dispatch(function, new PullbackUse<S>(scale, z, g, gz));
    }

    /// <summary>gz += scale·f″(z)·ż·g: how the pullback changes along a tangent.</summary>
    internal static void Bend<S>(
        Nonlinearity function,
        double scale,
        ReadOnlySpan<S> z,
        ReadOnlySpan<S> tangent,
        ReadOnlySpan<S> g,
        Span<S> gz
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CheckLengths(z.Length, tangent.Length);
        CheckLengths(z.Length, g.Length);
        CheckLengths(z.Length, gz.Length);
        Dispatch(function, new BendUse<S>(scale, z, tangent, g, gz));
    }

    /// <summary>Throws unless the function is one of the named ones.</summary>
    internal static void Check(Nonlinearity function)
    {
        if (!Enum.IsDefined(function))
            throw Unknown(function);
    }

    private static void Dispatch<TUse>(Nonlinearity function, TUse use)
        where TUse : INonlinearityUse, allows ref struct
    {
        switch (function)
        {
            case Nonlinearity.Identity:
                use.With<Identity>();
                break;
            case Nonlinearity.SiLU:
                use.With<SiLU>();
                break;
            case Nonlinearity.Tanh:
                use.With<Tanh>();
                break;
            case Nonlinearity.Sigmoid:
                use.With<Sigmoid>();
                break;
            case Nonlinearity.ReLU:
                use.With<ReLU>();
                break;
            case Nonlinearity.LeakyReLU:
                use.With<LeakyReLU>();
                break;
            case Nonlinearity.ELU:
                use.With<ELU>();
                break;
            case Nonlinearity.GELU:
                use.With<GELU>();
                break;
            case Nonlinearity.Mish:
                use.With<Mish>();
                break;
            case Nonlinearity.Softplus:
                use.With<Softplus>();
                break;
            case Nonlinearity.ShiftedSoftplus:
                use.With<ShiftedSoftplus>();
                break;
            case Nonlinearity.Abs:
                use.With<Abs>();
                break;
            case Nonlinearity.Sin:
                use.With<Sin>();
                break;
            case Nonlinearity.Cos:
                use.With<Cos>();
                break;
            case Nonlinearity.Square:
                use.With<Square>();
                break;
            default:
                throw Unknown(function);
        }
    }

    private static void CheckLengths(int expected, int actual)
    {
        if (expected != actual)
            throw new ArgumentException($"The spans have different lengths, {expected} and {actual}.");
    }

    private static ArgumentOutOfRangeException Unknown(Nonlinearity function) =>
        new(nameof(function), function, "This is not one of the named functions of scalars.");

    /// <summary>An operation that is generic over the type of the function.</summary>
    private interface INonlinearityUse
    {
        void With<F>()
            where F : struct, INonlinearity;
    }
}
