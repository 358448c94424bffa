using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Zeros on the rows of another value: the only constant that every signature allows.</summary>
internal static class ZerosOperation
{
    internal static Handle Apply(Handle like, FeatureLayout layout) =>
        like.Storage.Precision == Precision.Single
            ? Apply<float>(like.Storage, layout)
            : Apply<double>(like.Storage, layout);

    private static Handle Apply<S>(Storage like, FeatureLayout layout)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<S> result = Workspace.Rent<S>(like.Workspace, like.RowSpace, layout);
        result.Values.Clear();
        return new Handle(result);
    }
}
