using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Samples.Shapes.Data;
using GeoDL.Typed.Samples.Shapes.Training;

namespace GeoDL.Typed.Samples.Shapes.Networks;

/// <summary>The networks, with their losses.</summary>
public static class Classifiers
{
    // Small groups make many steps of few shapes; batch norm wants larger ones.
    private const int SolidGroup = 4,
        FurnitureGroup = 4,
        SliceGroup = 8;

    /// <summary>The steerable network of furniture.</summary>
    public static VolumeClassifier Furniture(ulong seed)
    {
        var net = new FurnitureNet(seed);
        return new VolumeClassifier(
            "steerable, O(3)",
            net,
            (pass, batch) =>
                Loss.CrossEntropy(net.Forward(pass.Enter(Volume<Filling>(batch))), new Labels(batch.Labels)),
            batch => net.Predict(Volume<Filling>(batch)).ToArray(),
            FurnitureGroup
        );
    }

    /// <summary>The steerable network of furniture that is told which way is up.</summary>
    public static VolumeClassifier Standing(ulong seed)
    {
        var net = new StandingNet(seed);
        return new VolumeClassifier(
            "steerable, O(3), told which way is up",
            net,
            (pass, batch) => Loss.CrossEntropy(net.Forward(pass.Enter(Stood(batch))), new Labels(batch.Labels)),
            batch => net.Predict(Stood(batch)).ToArray(),
            FurnitureGroup
        );
    }

    /// <summary>An ordinary network of furniture.</summary>
    public static VolumeClassifier Slices(ulong seed)
    {
        var net = new SliceNet(seed);
        return new VolumeClassifier(
            "plain",
            net,
            (pass, batch) =>
                Loss.CrossEntropy(net.Forward(pass.Enter(Images<Slices>(batch))), new Labels(batch.Labels)),
            batch => net.Predict(Images<Slices>(batch)).ToArray(),
            SliceGroup
        );
    }

    /// <summary>The steerable network of the contest.</summary>
    public static VolumeClassifier Solids(ulong seed)
    {
        var net = new SolidNet(seed);
        return new VolumeClassifier(
            "steerable, O(3)",
            net,
            (pass, batch) =>
            {
                Solids said = net.Forward(pass.Enter(Volume<Filling>(batch)));
                return Loss.CrossEntropy(said.Kinds, new Labels(batch.Labels))
                    + Loss.MeanSquaredError(said.Handedness, Rows.From("0o", SymmetryGroup.O3, batch.Handedness));
            },
            batch => net.Predict(Volume<Filling>(batch)).ToArray(),
            SolidGroup
        );
    }

    /// <summary>An ordinary network of the contest.</summary>
    public static VolumeClassifier PlainSolids(ulong seed)
    {
        var net = new PlainSolidNet(seed);
        return new VolumeClassifier(
            "plain",
            net,
            (pass, batch) =>
            {
                PlainSolids said = net.Forward(pass.Enter(Images<SolidSlices>(batch)));
                return Loss.CrossEntropy(said.Kinds, new Labels(batch.Labels))
                    + Loss.MeanSquaredError(said.Handedness, Rows.From("0", SymmetryGroup.C(1), batch.Handedness));
            },
            batch => net.Predict(Images<SolidSlices>(batch)).ToArray(),
            SolidGroup
        );
    }

    private static Grid3<T> Volume<T>(VolumeBatch batch)
        where T : struct, IFeatures<T>, allows ref struct =>
        Grid3.Create<T>(batch.Size, batch.Size, batch.Size, batch.Voxels.AsSpan());

    /// <summary>Each volume with the direction that is up, times what is filled.</summary>
    private static Grid3<Standing> Stood(VolumeBatch batch)
    {
        const int components = 4;
        int voxels = batch.Voxels.Length / batch.Count;
        var rows = new float[components * batch.Voxels.Length];
        for (int voxel = 0; voxel < batch.Voxels.Length; voxel++)
        {
            Span<float> row = rows.AsSpan(components * voxel, components);
            ReadOnlySpan<double> up = batch.Up.AsSpan(3 * (voxel / voxels), 3);
            float filling = batch.Voxels[voxel];
            row[0] = filling;
            for (int axis = 0; axis < up.Length; axis++)
                row[1 + axis] = filling * (float)up[axis];
        }

        return Grid3.Create<Standing>(batch.Size, batch.Size, batch.Size, rows.AsSpan());
    }

    /// <summary>Each volume as an image, whose channels are the slices along z.</summary>
    private static Grid2<T> Images<T>(VolumeBatch batch)
        where T : struct, IFeatures<T>, allows ref struct
    {
        int side = batch.Size,
            area = side * side;
        var rows = new float[batch.Voxels.Length];
        for (int volume = 0; volume < batch.Count; volume++)
        {
            for (int z = 0; z < side; z++)
            {
                ReadOnlySpan<float> slice = batch.Voxels.AsSpan(((volume * side) + z) * area, area);
                for (int pixel = 0; pixel < area; pixel++)
                    rows[(((volume * area) + pixel) * side) + z] = slice[pixel];
            }
        }

        return Grid2.Create<T>(side, side, rows.AsSpan());
    }
}
