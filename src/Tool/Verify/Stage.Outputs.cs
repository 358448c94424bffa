using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Verify;

/// <content>What methods give.</content>
internal sealed partial class Stage
{
    /// <summary>Takes a value.</summary>
    public void Give<T>(T value)
        where T : struct, IFeatures<T>, allows ref struct
    {
        _results.Add(value.Unwrap().Storage);
        Rows<T> rows = value.ToRows();
        BatchKind batch = rows.RowSpace.Batch;
        _outputs.Add(
            new Output(
                rows.Layout.Signature,
                rows.RowSpace,
                rows.ToArray(),
                batch switch
                {
                    BatchKind.Clouds or BatchKind.Graphs => null,
                    BatchKind.Meshes when rows.RowSpace.Kind == RowSpaceKind.Vertices => motion =>
                        InFrames(rows.Layout, rows.ToArray(), motion.FramesOf(rows.Count)),
                    BatchKind.Meshes => _ => rows.ToArray(),
                    BatchKind.Spheres when rows.RowSpace.Kind == RowSpaceKind.Pixels => motion =>
                        MovedSpheres(ShapeOf(rows.RowSpace), rows, motion.Elements[0]).Rows.ToArray(),
                    BatchKind.Spheres => null,
                    BatchKind.Images or BatchKind.Volumes => motion => MovedOutput(rows, motion.Elements[0]),
                    _ => throw new NotSupportedException($"values of {batch} are not turned here"),
                }
            )
        );
        if (!_wantsLoss)
            return;
        double[] target = _scene.Numbers(rows.Count * rows.Dim, TargetKey, _outputs.Count);
        Loss loss = Loss.MeanSquaredError(value, Rows<T>.Create<double>(rows.Layout, target).On(rows.RowSpace, "rows"));
        _loss = (_loss is { } before ? new Loss(before) + loss : loss).Handle;
    }

    /// <summary>Takes two values.</summary>
    public void GivePair<TFirst, TSecond>(Pair<TFirst, TSecond> pair)
        where TFirst : struct, IFeatures<TFirst>, allows ref struct
        where TSecond : struct, IFeatures<TSecond>, allows ref struct
    {
        Give(pair.First);
        Give(pair.Second);
    }

    /// <summary>Takes positions.</summary>
    public void GivePlaces(Positions positions)
    {
        _results.Add(positions.Handle.Storage);
        _outputs.Add(new Output(null, _points.Data.Points, positions.ToArray(), null));
    }

    /// <summary>Takes positions in a plane.</summary>
    public void GivePlanePlaces(PlanePositions positions)
    {
        _results.Add(positions.InSpace.Handle.Storage);
        _outputs.Add(new Output(null, _points.Data.Points, positions.ToArray(), null));
    }
}
