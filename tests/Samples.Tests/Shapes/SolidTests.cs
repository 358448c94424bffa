using System.Numerics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Shapes.Data;
using GeoDL.Typed.Samples.Shapes.Solids;

namespace GeoDL.Typed.Samples.Tests.Shapes;

public class SolidTests
{
    private const int Voxels = Solid.Size * Solid.Size * Solid.Size;

    [Fact]
    public void Sets_FollowFromTheirSeed()
    {
        VolumeBatch first = new SolidSet(18, seed: 3, turned: true).Slice(0, 18);

        Assert.Equal(first.Voxels, new SolidSet(18, seed: 3, turned: true).Slice(0, 18).Voxels);
        Assert.NotEqual(first.Voxels, new SolidSet(18, seed: 4, turned: true).Slice(0, 18).Voxels);
        Assert.Equal(Enumerable.Range(0, 18).Select(static i => i % 9), first.Labels);
    }

    [Fact]
    public void SolidsTurnedByASymmetryOfTheCube_GiveTheVolumeMovedByIt()
    {
        // A quarter turn about z: what was along x is along y.
        var quarter = Rotation.FromAxisAngle(0, 0, 1, Math.PI / 2);
        foreach (SolidKind kind in SolidSet.Kinds)
        {
            var solid = Solid.Draw(kind, new RandomStream(5));

            double[] moved = Grid3
                .Create<Samples.Shapes.Networks.Filling>(Solid.Size, Solid.Size, Solid.Size, Painted(solid, default))
                .Rotate(quarter)
                .Rows.ToArray();

            Near.Equal(moved, Array.ConvertAll(Painted(solid, quarter), static v => (double)v), Tolerance.Value.Single);
        }
    }

    [Fact]
    public void Solids_StayInsideTheVolumeInEveryOrientation()
    {
        var random = new Random(1);
        for (int i = 0; i < 90; i++)
        {
            SolidKind kind = SolidSet.Kinds[i % SolidSet.Kinds.Count];
            float[] voxels = Painted(Solid.Draw(kind, new RandomStream((ulong)i)), Rotation.Random(random));

            Assert.True(voxels.Max() > 0.9f, $"{kind}");
            Assert.All(voxels.Where(static (_, voxel) => IsAtTheBorder(voxel)), static v => Assert.Equal(0, v));
        }
    }

    [Fact]
    public void RightHandedShapes_WindRightAndLeftHandedOnesLeft()
    {
        // Slice by slice upwards, (x + iy)^m turns counter-clockwise in a right-handed shape: m = 1 of a wire, which
        // has one end in a slice, and 2 of a bar, which has two.
        for (ulong seed = 0; seed < 20; seed++)
        {
            foreach ((SolidKind kind, int order) in new[] { (SolidKind.Screw, 1), (SolidKind.TwistedBar, 2) })
            {
                foreach (int hand in new[] { -1, 1 })
                {
                    var solid = Solid.Draw(kind, new RandomStream(seed), hand);

                    Assert.Equal(hand, solid.Handedness);
                    Assert.Equal(hand, Math.Sign(Winding(Painted(solid, Rotation.Identity), order)));
                }
            }
        }
    }

    [Fact]
    public void OnlyScrewsAndTwistedBars_HaveAHand()
    {
        foreach (SolidKind kind in SolidSet.Kinds)
        {
            bool hasHand = kind is SolidKind.Screw or SolidKind.TwistedBar;

            Assert.Equal(hasHand, Solid.Draw(kind, new RandomStream(1)).Handedness != 0);
        }
    }

    private static float[] Painted(Solid solid, Rotation rotation)
    {
        var voxels = new float[Voxels];
        solid.Paint(rotation, voxels);
        return voxels;
    }

    /// <summary>By how much the sum of (x + iy)^m over a slice turns from the lowest slice to the highest.</summary>
    private static double Winding(float[] voxels, int order)
    {
        const int Middle = Solid.Size / 2;
        Complex[] slices =
        [
            .. voxels
                .Chunk(Solid.Size * Solid.Size)
                .Where(static slice => slice.Sum() > 1)
                .Select(slice =>
                    slice
                        .Select(
                            (v, i) =>
                                v
                                * Complex.Pow(new Complex((i % Solid.Size) - Middle, (i / Solid.Size) - Middle), order)
                        )
                        .Aggregate(Complex.Add)
                ),
        ];
        return slices.Zip(slices.Skip(1), static (a, b) => (b * Complex.Conjugate(a)).Phase).Sum();
    }

    private static bool IsAtTheBorder(int voxel) =>
        new[] { voxel % Solid.Size, voxel / Solid.Size % Solid.Size, voxel / (Solid.Size * Solid.Size) }.Any(
            static at => at is 0 or Solid.Size - 1
        );
}
