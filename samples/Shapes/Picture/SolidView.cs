using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Shapes.Solids;
using SkiaSharp;

namespace GeoDL.Typed.Samples.Shapes.Picture;

/// <summary>A shape seen from the front: from −y, x to the right and z up, by following rays.</summary>
internal static class SolidView
{
    private const double Extent = Solid.Size / 2.0;

    // What says how far a point is outside is not exactly a distance, so steps are shorter.
    private const double Step = 0.5,
        ShortestStep = 0.1,
        Surface = 0.02;

    private static readonly (double X, double Y, double Z) Light = (-0.48, -0.64, 0.6);

    /// <summary>Draws a shape on a white square.</summary>
    internal static SKBitmap Draw(Solid solid, Rotation rotation, int side)
    {
        var picture = new SKBitmap(side, side);
        Solid.Posed pose = solid.Pose(rotation);
        var colours = new SKColor[side * side];
        Parallel.For(
            0,
            side,
            row =>
            {
                double z = Extent * (1 - (2 * (row + 0.5) / side));
                for (int column = 0; column < side; column++)
                    colours[(row * side) + column] = Colour(pose, Extent * ((2 * (column + 0.5) / side) - 1), z);
            }
        );
        picture.Pixels = colours;
        return picture;
    }

    private static SKColor Colour(Solid.Posed pose, double x, double z)
    {
        for (double y = -Extent; y < Extent; )
        {
            double outside = pose.Outside(x, y, z);
            if (outside < Surface)
                return Shade(pose, x, y, z);
            y += Math.Max(Step * outside, ShortestStep);
        }

        return SKColors.White;
    }

    private static SKColor Shade(Solid.Posed pose, double x, double y, double z)
    {
        const double Delta = 0.05,
            Ambient = 0.35;
        double here = pose.Outside(x, y, z),
            dx = pose.Outside(x + Delta, y, z) - here,
            dy = pose.Outside(x, y + Delta, z) - here,
            dz = pose.Outside(x, y, z + Delta) - here,
            length = Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz)),
            facing = Math.Max(0, ((Light.X * dx) + (Light.Y * dy) + (Light.Z * dz)) / length),
            light = Ambient + ((1 - Ambient) * facing);
        return new SKColor((byte)(118 * light), (byte)(168 * light), (byte)(222 * light));
    }
}
