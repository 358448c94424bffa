using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A loop over copies that can be run in lanes of any width.</summary>
internal interface ILaneLoop<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Runs it for the copies from start to end, a multiple of the width.</summary>
    void Run<V>(nint start, nint end)
        where V : struct, ILanes<V, S>;
}
