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
    private AlignedBuffer<S> _adjoint;
    private Storage<S>? _tangent;
    private bool _hasGradient;
    private bool _hasAdjoint;
    private bool _hasTangent;
    private int _count;

    internal override Precision Precision => typeof(S) == typeof(float) ? Precision.Single : Precision.Double;

    internal override bool HasGradient => _hasGradient;

    internal override bool HasAdjoint => _hasAdjoint;

    internal override bool HasTangent => _hasTangent;

    /// <summary>The capacity of everything that it holds, in numbers.</summary>
    internal int Capacity => _values.Capacity + _gradient.Capacity + _adjoint.Capacity + (_tangent?.Capacity ?? 0);

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

    /// <summary>The gradient of the energy.</summary>
    internal ReadOnlySpan<S> Adjoint =>
        _hasAdjoint ? _adjoint.Span(_count) : throw new InvalidOperationException("The value has no adjoint.");

    /// <summary>The tangent, a storage of the same rows and layout.</summary>
    internal Storage<S> Tangent =>
        _hasTangent ? _tangent! : throw new InvalidOperationException("The value has no tangent.");

    /// <summary>The first number; callers stay within rows × dim.</summary>
    internal ref S First => ref MemoryMarshal.GetReference(Values);

    internal ref S FirstGradient => ref MemoryMarshal.GetReference(Gradient);

    internal Span<S> Row(int row) => Values.Slice(row * Dim, Dim);

    internal Span<S> GradientRow(int row) => Gradient.Slice(row * Dim, Dim);

    /// <summary>Rows of the adjoint.</summary>
    internal ReadOnlySpan<S> AdjointRow(int row) => Adjoint.Slice(row * Dim, Dim);

    /// <summary>The tangent, to be written; contents are arbitrary if it is new.</summary>
    internal Storage<S> MakeTangent()
    {
        _tangent ??= new Storage<S>();
        if (!_hasTangent)
            _tangent.Bind(RowSpace, Layout, Workspace);
        _hasTangent = true;
        return _tangent;
    }

    internal override void KeepAdjoint()
    {
        if (!_hasGradient)
            return;
        (_gradient, _adjoint) = (_adjoint, _gradient);
        (_hasGradient, _hasAdjoint) = (false, Moves);
    }

    internal override void FillGradient(double value) => Gradient.Fill(S.CreateTruncating(value));

    internal override void ClearSweep() => (_hasGradient, _hasTangent) = (false, false);

    private protected override void Reserve(int count)
    {
        _count = count;
        (_hasGradient, _hasAdjoint, _hasTangent) = (false, false, false);
        _values.Reserve(count);
    }
}
