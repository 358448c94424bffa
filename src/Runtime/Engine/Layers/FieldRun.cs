using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A function of the values of copies: values, function, and back to the same irreps.</summary>
/// <param name="Field">The values.</param>
/// <param name="Function">The function.</param>
/// <param name="Constant">Its second-moment constant.</param>
/// <param name="Back">The factor with which the transposed matrix inverts the matrix.</param>
internal readonly record struct FieldRun<S>(FieldValues<S> Field, Nonlinearity Function, double Constant, double Back)
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Numbers of scratch that either direction needs.</summary>
    internal int Scratch => 2 * Field.Size;

    internal void Apply(ReadOnlySpan<S> x, Span<S> scratch, Span<S> result)
    {
        Span<S> values = scratch[..Field.Size];
        Field.Evaluate(x, 1, values);
        Nonlinearities.Values<S>(Function, Constant, values, values);
        Field.Project(values, Back, result);
    }

    /// <summary>gx += the derivative, for the gradient g of the result.</summary>
    internal void Backward(ReadOnlySpan<S> x, ReadOnlySpan<S> g, Span<S> scratch, Span<S> gx)
    {
        Span<S> values = scratch[..Field.Size],
            slopes = scratch[Field.Size..(2 * Field.Size)];
        Field.Evaluate(x, 1, values);
        Field.Evaluate(g, Back, slopes);
        Nonlinearities.Chain<S>(Function, Constant, values, slopes);
        Field.AddProjected(slopes, 1, gx);
    }
}
