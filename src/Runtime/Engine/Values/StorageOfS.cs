using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Storage in one precision.</summary>
internal sealed class Storage<S> : Storage
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private AlignedBuffer<S> _values;
    private AlignedBuffer<S> _gradient;
    private bool _hasGradient;
    private int _count;

    internal override Precision Precision => typeof(S) == typeof(float) ? Precision.Single : Precision.Double;

    internal override bool HasGradient => _hasGradient;

    /// <summary>The capacity of values and gradient, in numbers.</summary>
    internal int Capacity => _values.Capacity + _gradient.Capacity;

    internal Span<S> Values => _values.Span(_count);

    /// <summary>The gradient, zero when it is first requested.</summary>
    internal Span<S> Gradient
    {
        get
        {
            if (!_hasGradient)
            {
                _gradient.Reserve(_count);
                _gradient.Span(_count).Clear();
                _hasGradient = true;
            }

            return _gradient.Span(_count);
        }
    }

    /// <summary>The first number; callers stay within rows × dim.</summary>
    internal ref S First => ref MemoryMarshal.GetReference(Values);

    internal ref S FirstGradient => ref MemoryMarshal.GetReference(Gradient);

    internal Span<S> Row(int row) => Values.Slice(row * Dim, Dim);

    internal Span<S> GradientRow(int row) => Gradient.Slice(row * Dim, Dim);

    private protected override void Reserve(int count)
    {
        _count = count;
        _hasGradient = false;
        _values.Reserve(count);
    }
}
