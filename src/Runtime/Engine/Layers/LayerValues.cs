using System.Numerics;
using System.Runtime.InteropServices;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Helpers by which layers access their operands and parameters.</summary>
internal static class LayerValues
{
    internal static Precision PrecisionOf<S>() => typeof(S) == typeof(float) ? Precision.Single : Precision.Double;

    /// <summary>An operand in the precision of the layer.</summary>
    internal static Storage<S> Enter<S>(Handle x)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        x.Storage as Storage<S> ?? Operations.Convert(x, PrecisionOf<S>()).As<S>();

    /// <summary>The gradient of an operand, or scratch that is not read where it needs none.</summary>
    internal static Span<S> GradientOrScratch<S>(Storage<S> operand, Workspace? workspace)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        operand.NeedsGradient ? operand.Gradient : Zeros<S>(workspace, operand.Values.Length);

    /// <summary>Scratch that starts at zero.</summary>
    internal static Span<S> Zeros<S>(Workspace? workspace, int count)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Span<S> numbers = Workspace.Scratch<S>(workspace, count);
        numbers.Clear();
        return numbers;
    }

    /// <summary>The numbers of an optional parameter; empty if the layer has none.</summary>
    internal static Span<S> Values<S>(Parameter? parameter)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => parameter is null ? [] : parameter.Values<S>();

    /// <summary>The gradient of an optional parameter; empty if the layer has none.</summary>
    internal static Span<S> Gradient<S>(Pass pass, Parameter? parameter)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => parameter is null ? [] : pass.GradientOf<S>(parameter);

    internal static ref S First<S>(Span<S> numbers) => ref MemoryMarshal.GetReference(numbers);

    internal static ref readonly S First<S>(ReadOnlySpan<S> numbers) => ref MemoryMarshal.GetReference(numbers);

    /// <summary>Throws if an operand does not live on the points that edges join.</summary>
    /// <param name="path">The layer.</param>
    /// <param name="relation">The edges.</param>
    /// <param name="given">The rows of the operand.</param>
    /// <param name="group">The group of the layer.</param>
    internal static void ExpectSenders(string path, Incidence relation, RowSpace given, SymmetryGroup group)
    {
        if (!ReferenceEquals(given, relation.Senders))
        {
            throw new ArgumentException(
                $"Layer '{path}' takes features of the points or nodes that its edges join, {relation.Senders}, but "
                    + $"was given features of {given}."
            );
        }
        if (relation.Group != group)
        {
            throw new ArgumentException(
                $"Layer '{path}' takes edges under {group}, but these are under {relation.Group}."
            );
        }
    }

    /// <summary>Throws if an operand does not live on the pixels of a grid.</summary>
    /// <param name="path">The layer.</param>
    /// <param name="what">What it takes, such as "features of its grid".</param>
    /// <param name="wanted">The grid.</param>
    /// <param name="given">The rows of the operand.</param>
    internal static void ExpectPixels(string path, string what, GridShape wanted, RowSpace given)
    {
        if (!ReferenceEquals(given, wanted.Pixels))
        {
            throw new ArgumentException(
                $"Layer '{path}' takes {what}, {wanted.Pixels}, but was given features of {given}."
            );
        }
    }

    /// <summary>Throws if a generated kernel was made for another signature.</summary>
    internal static void CheckKernel(string path, string what, int kernel, int layout)
    {
        if (kernel != layout)
        {
            throw new ArgumentException(
                $"Layer '{path}': its kernel has {kernel} numbers in a row of the {what}, the signature has {layout}."
            );
        }
    }
}
