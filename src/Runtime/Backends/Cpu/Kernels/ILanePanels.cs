using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Columns that are worked on two vectors or one at a time, in lanes of any width.</summary>
internal interface ILanePanels<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>The columns of two vectors.</summary>
    void Wide<V>(nint column)
        where V : struct, ILanes<V, S>;

    /// <summary>The columns of one vector.</summary>
    void Narrow<V>(nint column)
        where V : struct, ILanes<V, S>;
}
