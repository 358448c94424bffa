using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <content>The arrays of a step, in the precision of the model.</content>
public abstract partial class Optimiser
{
    private abstract class Core
    {
        /// <summary>The number of passes whose gradients are added up.</summary>
        internal int Accumulated { get; private protected set; }

        internal void Discard() => Accumulated = 0;

        internal abstract void Add(ReadOnlySpan<Pass> passes);

        internal abstract void Step(ReadOnlySpan<Pass> passes);

        internal abstract void TakeLastStatistics(IReplicas replicas);

        internal abstract Span<byte> StateOf(int state, Parameter parameter);
    }

    private sealed class Core<S>(Optimiser owner) : Core
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        /// <summary>
        /// Its square, and a moment of such numbers divided by an epsilon, are far within the range of the precision.
        /// </summary>
        private static readonly double LargestNorm = typeof(S) == typeof(float) ? 1e15 : 1e150;

        private S[] _gradient = [];
        private bool _isChecked;
        private S[][]? _state;

        private S[][] State => _state ??= [.. owner.StateNames.Select(_ => new S[owner.Parameters.Count])];

        internal override void Add(ReadOnlySpan<Pass> passes)
        {
            int count = owner.Parameters.Count;
            if (_gradient.Length != count)
                _gradient = new S[count];
            foreach (Pass pass in passes)
            {
                if (Accumulated == 0)
                    pass.FlatGradient<S>().CopyTo(_gradient);
                else
                    TensorPrimitives.Add<S>(_gradient, pass.FlatGradient<S>(), _gradient);
                Accumulated++;
            }
        }

        internal override void Step(ReadOnlySpan<Pass> passes)
        {
            Add(passes);
            double total = Accumulated;
            string? unfit = UnfitStatistics(passes);
            if (owner.Replicas is { Count: > 1 } replicas)
                (total, unfit) = SumOver(replicas, total, unfit);

            // From here on all replicas have the same information, so either all throw or none.
            if (unfit is not null)
            {
                throw new ArithmeticException(
                    $"The running statistics after step {owner.StepCount} are not finite: {unfit}. "
                        + "Nothing was changed. Look for inputs that are too large."
                );
            }
            foreach (Parameter parameter in owner._frozen)
            {
                if (!parameter.IsBuffer)
                    _gradient.AsSpan(parameter.Offset, parameter.Count).Clear();
            }

            double norm = Math.Sqrt(DoubleSums.Squares<S>(_gradient)) / total;
            if (!double.IsFinite(norm))
            {
                throw new ArithmeticException(
                    $"The gradient at step {owner.StepCount} is not finite: {Culprit()}. Nothing was "
                        + "changed. Look for a learning rate that is too large, or targets that are not "
                        + "finite."
                );
            }
            if (Math.Min(norm, owner.ClipNorm) > LargestNorm)
            {
                throw new ArithmeticException(
                    $"The gradient at step {owner.StepCount} has the norm {FiniteNumbers.Text(norm)}, "
                        + $"and beyond {FiniteNumbers.Text(LargestNorm)} its squares overflow. Nothing was "
                        + "changed. Look for a loss that is too large, or set ClipNorm."
                );
            }
            double rate = owner.Rate.At(owner.StepCount);
            owner.CheckRate(rate);
            owner.LastGradientNorm = norm;
            double scale = 1.0 / total;
            if (norm > owner.ClipNorm)
                scale *= owner.ClipNorm / norm;
            if (scale != 1)
                TensorPrimitives.Multiply(_gradient, S.CreateTruncating(scale), _gradient);
            owner.Parameters.Changed();
            foreach ((int start, int length) in owner.Trained)
            {
                owner.Update<S>(
                    owner.Parameters.Flat<S>().Slice(start, length),
                    _gradient.AsSpan(start, length),
                    State,
                    start,
                    rate,
                    owner.StepCount
                );
            }
        }

        internal override void TakeLastStatistics(IReplicas replicas)
        {
            Span<S> statistics = owner.Parameters.FlatBuffers<S>();
            if (statistics.IsEmpty)
                return;
            if (replicas.Index < replicas.Count - 1)
                statistics.Clear();
            replicas.Sum(statistics);
            owner.Parameters.Changed();
        }

        internal override Span<byte> StateOf(int state, Parameter parameter) =>
            MemoryMarshal.AsBytes(State[state].AsSpan(parameter.Offset, parameter.Count));

        private string? UnfitStatistics(ReadOnlySpan<Pass> passes)
        {
            foreach ((Parameter buffer, double[] values) in owner._statistics)
            {
                if (buffer.FirstUnfit(values) >= 0)
                    return $"'{buffer.Path}'";
            }

            foreach (Pass pass in passes)
            {
                if (pass.State.UnfitStatistics() is { } unfit)
                    return $"'{unfit.Path}'";
            }

            return null;
        }

        private (double Passes, string? Unfit) SumOver(IReplicas replicas, double own, string? unfit)
        {
            if (!_isChecked)
                replicas.CheckSame(Mark(), owner.StepCount);
            _isChecked = true;
            Span<double> told = [own, unfit is null ? 0 : 1];
            replicas.Sum(told);
            replicas.Sum<S>(_gradient);
            return (told[0], told[1] == 0 ? null : unfit ?? "those of another replica");
        }

        // FNV-1a over the bits of all weights and statistics.
        private ulong Mark()
        {
            ulong mark = 14695981039346656037;
            foreach (byte b in MemoryMarshal.AsBytes(owner.Parameters.Flat<S>()))
                mark = (mark ^ b) * 1099511628211;
            foreach (byte b in MemoryMarshal.AsBytes(owner.Parameters.FlatBuffers<S>()))
                mark = (mark ^ b) * 1099511628211;
            return mark;
        }

        private string Culprit()
        {
            foreach (Parameter parameter in owner.Parameters.All)
            {
                if (parameter.IsBuffer)
                    continue;
                foreach (S g in _gradient.AsSpan(parameter.Offset, parameter.Count))
                {
                    if (!S.IsFinite(g))
                        return $"'{parameter.Path}' has {g}";
                }
            }

            return "its norm overflows";
        }
    }
}
