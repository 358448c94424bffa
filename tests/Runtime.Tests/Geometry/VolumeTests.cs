using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Runtime.Tests.Values;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Geometry;

/// <summary>Volumes: how they are made, moved and read.</summary>
public class VolumeTests
{
    [Fact]
    public void AQuarterTurn_ExchangesAxesAndTurnsFibres()
    {
        // A dot beside the centre along x, with a vector along x.
        double[] values = new double[27 * 4];
        (values[14 * 4], values[(14 * 4) + 1]) = (1, 2);
        Grid3<Features> turned = Make(3, 3, 3, values).Rotate(Rotation.FromAxisAngle(0, 0, 1, Math.PI / 2));

        // Along y, pointing along y.
        double[] expected = new double[27 * 4];
        (expected[16 * 4], expected[(16 * 4) + 2]) = (1, 2);
        Near.Equal(expected, turned.Rows.ToArray(), Tolerance.Zero, "turned");
    }

    [Fact]
    public void RotationsOfTheCube_ExchangeSizesAndSpacings()
    {
        double[] values = [.. Enumerable.Range(0, 2 * 3 * 4 * 4).Select(static i => (double)i)];
        Grid3<Features> volume = Make(2, 3, 4, values, new VoxelSpacing(1, 2, 3));
        Grid3<Features> turned = volume.Rotate(Rotation.FromAxisAngle(0, 0, 1, Math.PI / 2));
        Assert.Equal((2, 4, 3), (turned.Depth, turned.Height, turned.Width));
        Assert.Equal(new VoxelSpacing(2, 1, 3), turned.Spacing);
        for (int i = 0; i < 3; i++)
            turned = turned.Rotate(Rotation.FromAxisAngle(0, 0, 1, Math.PI / 2));
        Near.Equal(values, turned.Rows.ToArray(), Tolerance.Zero, "four quarters");
        Near.Equal(values, volume.Mirror(Axis.X).Mirror(Axis.X).Rows.ToArray(), Tolerance.Zero, "mirrored twice");
    }

    [Fact]
    public void OtherRotations_InterpolateLinearFieldsExactly()
    {
        const int side = 15;
        var rotation = Rotation.FromAxisAngle(1, 2, 3, 0.7);
        VoxelSpacing spacing = new(1, 0.5, 1.5);
        Grid3<Features> turned = Field(side, spacing, static (x, y, z) => x - (2 * y) + z).Rotate(rotation);
        Rotation back = rotation.Inverse();
        Grid3<Features> expected = Field(
            side,
            spacing,
            (x, y, z) =>
            {
                (double u, double v, double w) = back.Apply(x, y, z);
                return u - (2 * v) + w;
            }
        );
        int middle = ((side * side) + side + 1) * (side / 2);
        foreach (int at in new[] { middle, middle + 1, middle - side, middle + (side * side) })
            Near.Equal(expected.Rows.ToArray()[at], turned.Rows.ToArray()[at], Tolerance.Zero, $"voxel {at}");
    }

    [Fact]
    public void Shift_MovesVoxels()
    {
        double[] values = [.. Enumerable.Range(0, 2 * 2 * 3 * 4).Select(static i => i + 1.0)];
        double[] moved = Make(2, 2, 3, values).Shift(1, 0, -1).Rows.ToArray();
        // What was in the second slice is in the first one, a voxel along x.
        Assert.Equal(values[(6 * 4)..(8 * 4)], moved[4..12]);
        Assert.All(moved[24..], static v => Assert.Equal(0, v));
    }

    [Theory]
    [InlineData(VolumeOrder.Ncdhw)]
    [InlineData(VolumeOrder.Ndhwc)]
    public void Tensors_AreReadAsTheyWereWritten(VolumeOrder order)
    {
        double[] values = [.. Enumerable.Range(0, 2 * 3 * 4 * 5 * 4).Select(static i => (double)i)];
        Grid3<Halo> volumes = Grid3.Batch([
            Grid3.Create<Halo>(3, 4, 5, values[..240]),
            Grid3.Create<Halo>(3, 4, 5, values[240..]),
        ]);
        Tensor<double> tensor = volumes.ToTensor(order);
        Assert.Equal(
            order == VolumeOrder.Ncdhw ? [2, 4, 3, 4, 5] : new nint[] { 2, 3, 4, 5, 4 },
            tensor.Lengths.ToArray()
        );
        // Channel 3 of the voxel (z, y, x) = (2, 1, 4) of the second volume.
        Assert.Equal(
            values[240 + (((((2 * 4) + 1) * 5) + 4) * 4) + 3],
            order == VolumeOrder.Ncdhw ? tensor[1, 3, 2, 1, 4] : tensor[1, 2, 1, 4, 3]
        );
        Assert.Equal(values, Grid3.FromTensor<Halo>(tensor, order).Rows.ToArray());
        Assert.StartsWith("2 volumes of 3 × 4 × 5 voxels, features", volumes.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_AreNamedAsVoxels()
    {
        Grid3<Features> volumes = Make(1, 2, 3, new double[2 * 6 * 4]);
        Assert.Equal((2, 12), (volumes.VolumeCount, volumes.Count));
        Assert.Equal("12 voxels of 2 volumes", volumes.Shape.Pixels.ToString());
        Assert.Equal("2 volumes", volumes.Shape.Images.ToString());
    }

    [Fact]
    public void Volumes_OfAPlanesGroup_AreRefused() =>
        Assert.StartsWith(
            "Features of voxels are of a group of space (O3 or SO3), but these are of SO(2)",
            Assert
                .Throws<ArgumentException>(() =>
                    Grid3.Create<Features>(1, 1, 1, Rows.From("0", SymmetryGroup.SO2, [1.0]))
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Steps_ThatDoNotFit_AreRefused()
    {
        Grid3<Features> volumes = Make(5, 6, 7, new double[5 * 6 * 7 * 4]);
        Assert.Equal(
            "A stride of 2 does not fit volumes of 5 × 6 × 7 voxels: counted from both sides it would keep other "
                + "voxels, which breaks the symmetry under rotations. Take a size of 5 or 7 instead of 6.",
            Assert.Throws<ArgumentException>(() => volumes.Voxels.Coarser(2).Count).Message
        );
        Assert.StartsWith(
            "Blocks of 2 × 2 × 2 voxels do not fit volumes of 5 × 6 × 7 voxels",
            Assert.Throws<ArgumentException>(() => volumes.Voxels.Blocks(2).Count).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(3 * 4 * 5, volumes.Voxels.Inside(1).Count);
    }

    [Fact]
    public void PeriodicVolumes_TurnByTheCubeAlone() =>
        Assert.Throws<ArgumentException>(() =>
            Grid3
                .Create<Features>(3, 3, 3, Rows.From("0e + 1o", new double[27 * 4]), isPeriodic: true)
                .Rotate(Rotation.FromAxisAngle(0, 0, 1, 0.3))
        );

    private static Grid3<Features> Field(int side, VoxelSpacing spacing, Func<double, double, double, double> field)
    {
        double middle = (side - 1) / 2.0;
        return Grid3.Create<Features>(
            side,
            side,
            side,
            Rows.From(
                "0e",
                [
                    .. Enumerable
                        .Range(0, side * side * side)
                        .Select(i =>
                            field(
                                ((i % side) - middle) * spacing.X,
                                ((i / side % side) - middle) * spacing.Y,
                                ((i / (side * side)) - middle) * spacing.Z
                            )
                        ),
                ]
            ),
            spacing
        );
    }

    private static Grid3<Features> Make(
        int depth,
        int height,
        int width,
        double[] values,
        VoxelSpacing? spacing = null
    ) => Grid3.Create<Features>(depth, height, width, Rows.From("0e + 1o", values), spacing);
}
