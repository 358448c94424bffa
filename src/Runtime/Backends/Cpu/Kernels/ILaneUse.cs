using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Work that is done once, in lanes of any width: loops that pad what they work on.</summary>
internal interface ILaneUse<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Does it.</summary>
    void Run<V>()
        where V : struct, ILanes<V, S>;
}
