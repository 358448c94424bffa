using System.Numerics.Tensors;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Σ|x − t|²/(rows · dim).</summary>
internal sealed class SquaredErrorOperation : TargetOperation
{
    internal static readonly SquaredErrorOperation Instance = new();

    /// <summary>Numbers whose gradient is made at once, in the first cache.</summary>
    private const int Piece = 512;

    private protected override double Evaluate<S>(in TapeEntry entry, Storage<S> x, ReadOnlySpan<S> target) =>
        DoubleSums.SquaredDistance(x.Values, target[..x.Values.Length]) / x.Values.Length;

    private protected override void AddGradient<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> target,
        double gradient
    )
    {
        ReadOnlySpan<S> values = x.Values;
        S scale = S.CreateTruncating(2 * gradient / values.Length);
        Span<S> difference = stackalloc S[Piece];
        for (int i = 0; i < values.Length; i += Piece)
        {
            int count = Math.Min(Piece, values.Length - i);
            Span<S> gx = x.Gradient.Slice(i, count);
            TensorPrimitives.Subtract(values.Slice(i, count), target.Slice(i, count), difference);
            TensorPrimitives.MultiplyAdd(difference[..count], scale, gx, gx);
        }
    }
}
