using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Checks numbers that enter a model: they must be finite in its precision, and the error names the number that is not.
/// </summary>
internal static class FiniteNumbers
{
    /// <summary>Whether a number stays finite in a precision.</summary>
    internal static bool Fit(double number, Precision precision) =>
        double.IsFinite(number) && (precision == Precision.Double || float.IsFinite((float)number));

    /// <summary>The name of a precision in messages, with its largest number.</summary>
    internal static string Of(Precision precision) =>
        precision == Precision.Single ? "single precision (at most 3.4E+38)" : "double precision";

    /// <summary>A number as messages show it, whatever the culture.</summary>
    internal static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Copies rows in the inner layout, rounding or widening them.</summary>
    /// <exception cref="ArgumentException">A number is not finite, or not finite in the precision of the
    /// copy.</exception>
    internal static void Copy<S>(Storage from, Span<S> to, string name)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Rows.CopyInner(from, to);
        Check<S>(to, from, name);
    }

    /// <summary>Throws unless numbers in the inner layout, copied from a storage, are all finite.</summary>
    internal static void Check<S>(ReadOnlySpan<S> copy, Storage from, string name)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (!TensorPrimitives.IsFiniteAll(copy))
            throw Refusal(from, copy, name);
    }

    private static ArgumentException Refusal<S>(Storage from, ReadOnlySpan<S> copy, string name)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int at = 0;
        while (S.IsFinite(copy[at]))
            at++;
        double number = from is Storage<float> single ? single.Values[at] : ((Storage<double>)from).Values[at];
        string where =
            $"Row {at / from.Dim} of {from.Layout} has the number {Text(number)} in column "
            + $"{from.Layout.PublicIndex[at % from.Dim]}, which";
        return new ArgumentException(
            double.IsFinite(number)
                ? $"{where} {Of(Precision.Single)} cannot represent. Use other units, or construct the model with "
                    + "Precision.Double."
                : $"{where} is not finite.",
            name
        );
    }
}
