using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Shapes.Data;
using GeoDL.Typed.Samples.Shapes.Networks;

namespace GeoDL.Typed.Samples.Tests.Shapes;

public class CubeElementTests
{
    private const int Size = 3;

    private static readonly float[] Volume = [.. Enumerable.Range(0, Size * Size * Size).Select(static i => (float)i)];

    [Fact]
    public void Elements_AreTheRotationsOfTheCubeAndTheirMirrorImages()
    {
        HashSet<string> rotations = Rotated(),
            mirrored = [.. CubeElement.All.Where(static e => !e.IsRotation).Select(Moved)];

        Assert.Equal(24, rotations.Count);
        Assert.Equal(rotations, CubeElement.All.Where(static e => e.IsRotation).Select(Moved).ToHashSet());
        Assert.Equal(24, mirrored.Count);
        Assert.Empty(mirrored.Intersect(rotations));
        Assert.Equal(Text(Volume), Moved(CubeElement.All[0]));
    }

    [Fact]
    public void Vectors_MoveWithTheVolume()
    {
        // The voxel at the end of a vector from the middle one.
        (double X, double Y, double Z) vector = (1, -1, 0);
        foreach (CubeElement element in CubeElement.All)
        {
            float[] volume = new float[Volume.Length],
                moved = new float[Volume.Length];
            volume[At(vector)] = 1;
            element.Move(Size, volume, moved);
            Assert.Equal(1, moved[At(element.Move(vector))]);
        }

        static int At((double X, double Y, double Z) v) =>
            ((((1 + (int)v.Z) * Size) + 1 + (int)v.Y) * Size) + 1 + (int)v.X;
    }

    private static string Moved(CubeElement element)
    {
        var moved = new float[Volume.Length];
        element.Move(Size, Volume, moved);
        return Text(moved);
    }

    /// <summary>The volume under all products of quarter turns, by the library.</summary>
    private static HashSet<string> Rotated()
    {
        Rotation[] quarters =
        [
            Rotation.FromAxisAngle(1, 0, 0, Math.PI / 2),
            Rotation.FromAxisAngle(0, 1, 0, Math.PI / 2),
        ];
        HashSet<string> seen = [];
        Queue<Grid3<Filling>> left = new([Grid3.Create<Filling>(Size, Size, Size, Volume)]);
        while (left.TryDequeue(out Grid3<Filling> volume))
        {
            if (!seen.Add(Text(Array.ConvertAll(volume.Rows.ToArray(), static v => (float)v))))
                continue;
            foreach (Rotation quarter in quarters)
                left.Enqueue(volume.Rotate(quarter));
        }

        return seen;
    }

    private static string Text(float[] volume) => string.Join(" ", volume);
}
