using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Walks the pairs (row, component) of two operands, components fastest.</summary>
internal struct GemmRows
{
    private readonly nint _components;
    private readonly nint _aStep;
    private readonly nint _aWrap;
    private readonly nint _cStep;
    private readonly nint _cWrap;
    private nint _component;
    private nint _nextA;
    private nint _nextC;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public GemmRows(nint components, nint aRow, nint aStride, nint cRow, nint cStride)
    {
        _components = components;
        _aStep = aStride;
        _aWrap = aRow - ((components - 1) * aStride);
        _cStep = cStride;
        _cWrap = cRow - ((components - 1) * cStride);
    }

    /// <summary>The place of the current pair in the first operand.</summary>
    public nint A { get; private set; }

    /// <summary>The place of the current pair in the second operand.</summary>
    public nint C { get; private set; }

    /// <summary>
    /// Advances to the next pair, the <paramref name="index"/>-th of a tile, or stays if no more pairs are left.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next(nint left, nint index)
    {
        if (index >= left)
            return;

        A = _nextA;
        C = _nextC;
        if (++_component == _components)
        {
            _component = 0;
            _nextA += _aWrap;
            _nextC += _cWrap;
        }
        else
        {
            _nextA += _aStep;
            _nextC += _cStep;
        }
    }
}
