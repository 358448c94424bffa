using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Means by area over the vertices that belong to one of a coarser surface, in its frame; and values of it at the
/// vertices that belong to it.
/// </summary>
internal sealed class SurfacePoolOperation : UnaryOperation
{
    private static readonly SurfacePoolOperation Instance = new();
    private const int Up = 1;

    internal static Handle Pool(Handle x, MeshData data)
    {
        SurfaceLevel level = data.RequireCoarser();
        Check.On("A pool of a surface", x.Storage, data.Vertices);
        Check.Tangential("A pool of a surface", x.Layout);
        return Instance.Run(x, level.Data.Vertices, x.Layout, state: level);
    }

    internal static Handle Unpool(Handle x, MeshData data)
    {
        SurfaceLevel level = data.RequireCoarser();
        Check.On("The inverse of a pool of a surface", x.Storage, level.Data.Vertices);
        Check.Tangential("The inverse of a pool of a surface", x.Layout);
        return Instance.Run(x, data.Vertices, x.Layout, index: Up, state: level);
    }

    internal override ITangent? Second => null;

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var level = (SurfaceLevel)entry.State!;
        if (entry.Index == Up)
        {
            for (int v = 0; v < level.Parents.Length; v++)
            {
                x.Row(level.Parents[v]).CopyTo(result.Row(v));
                level.Up.CarryBack(x.Layout, v, result.Row(v));
            }

            return;
        }

        result.Values.Clear();
        Span<S> scratch = Workspace.Scratch<S>(x.Workspace, x.Dim);
        for (int v = 0; v < level.Parents.Length; v++)
        {
            x.Row(v).CopyTo(scratch);
            level.Down.Carry(x.Layout, v, scratch);
            RowSums.Add<S>(scratch, result.Row(level.Parents[v]));
        }
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var level = (SurfaceLevel)entry.State!;
        Span<S> scratch = Workspace.Scratch<S>(x.Workspace, x.Dim);
        for (int v = 0; v < level.Parents.Length; v++)
        {
            int parent = level.Parents[v];
            if (entry.Index == Up)
            {
                result.GradientRow(v).CopyTo(scratch);
                level.Up.Carry(x.Layout, v, scratch);
                RowSums.Add<S>(scratch, x.GradientRow(parent));
            }
            else
            {
                result.GradientRow(parent).CopyTo(scratch);
                level.Down.CarryBack(x.Layout, v, scratch);
                RowSums.Add<S>(scratch, x.GradientRow(v));
            }
        }
    }
}
