namespace GeoDL.Typed.Tool.Page.Figures;

/// <summary>Functions of the direction as shaded surfaces r = |f|, side by side; the sign is the colour.</summary>
internal static class SurfaceFigure
{
    /// <summary>Pixels of a surface along a side, twice as many as the page shows.</summary>
    public const int Cell = 144;

    private const int Samples = 2;
    private const double Radius = 0.47,
        Ambient = 0.42,
        Diffuse = 0.62,
        Gloss = 0.28,
        Nothing = 1e-9;

    /// <summary>From the right, above, and the front.</summary>
    private static readonly double[] Light = Unit(0.45, 0.7, 0.75);

    /// <summary>Draws functions row by row.</summary>
    /// <param name="mesh">The directions.</param>
    /// <param name="functions">The values of each function in each direction; none where it is zero.</param>
    public static Raster Draw(SphereMesh mesh, double[]?[,] functions)
    {
        (int rows, int columns) = (functions.GetLength(0), functions.GetLength(1));
        double largest = functions.Cast<double[]?>().Max(static f => f?.Max(Math.Abs) ?? 0);
        var picture = new Raster(columns * Cell, rows * Cell);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                if (functions[row, column] is { } function && largest > Nothing)
                    Draw(mesh, function, largest, picture, column * Cell, row * Cell);
            }
        }

        return picture;
    }

    private static void Draw(SphereMesh mesh, double[] function, double largest, Raster picture, int left, int top)
    {
        const int Size = Samples * Cell;
        var surface = new Surface(mesh, function, Radius / largest);
        var depth = new double[Size * Size];
        var shade = new float[Size * Size];
        Array.Fill(depth, double.NegativeInfinity);
        for (int i = 0; i + 1 < SphereMesh.Down; i++)
        {
            for (int j = 0; j < SphereMesh.Around; j++)
            {
                int next = (j + 1) % SphereMesh.Around;
                int a = (i * SphereMesh.Around) + j,
                    b = (i * SphereMesh.Around) + next,
                    c = a + SphereMesh.Around,
                    d = b + SphereMesh.Around;
                Fill(surface, a, c, b, depth, shade);
                Fill(surface, b, c, d, depth, shade);
            }
        }

        for (int y = 0; y < Cell; y++)
        {
            for (int x = 0; x < Cell; x++)
                SetPixel(depth, shade, picture, left, top, x, y);
        }
    }

    private static void SetPixel(double[] depth, float[] shade, Raster picture, int left, int top, int x, int y)
    {
        double red = 0,
            green = 0,
            blue = 0;
        int covered = 0;
        for (int s = 0; s < Samples * Samples; s++)
        {
            int at = (((y * Samples) + (s / Samples)) * Samples * Cell) + (x * Samples) + (s % Samples);
            if (double.IsNegativeInfinity(depth[at]))
                continue;
            covered++;
            (byte r, byte g, byte b) = Palette.Of(shade[at]);
            double light = Math.Abs(shade[at]),
                gloss = 255 * Math.Max(0, light - 1);
            light = Math.Min(light, 1);
            (red, green, blue) = (red + (r * light) + gloss, green + (g * light) + gloss, blue + (b * light) + gloss);
        }

        if (covered > 0)
        {
            picture.Set(
                left + x,
                top + y,
                red / covered,
                green / covered,
                blue / covered,
                covered / (double)(Samples * Samples)
            );
        }
    }

    /// <summary>A triangle, where it is in front of what is there already.</summary>
    private static void Fill(Surface surface, int a, int b, int c, double[] depth, float[] shade)
    {
        const int Size = Samples * Cell;
        (double X, double Y, double Z) p = surface.Points[a],
            q = surface.Points[b],
            r = surface.Points[c];
        double area = ((q.X - p.X) * (r.Y - p.Y)) - ((r.X - p.X) * (q.Y - p.Y));
        if (Math.Abs(area) < 1e-12)
            return;
        int left = Pixel(Math.Min(p.X, Math.Min(q.X, r.X))),
            right = Pixel(Math.Max(p.X, Math.Max(q.X, r.X))) + 1,
            bottom = Pixel(Math.Min(p.Y, Math.Min(q.Y, r.Y))),
            top = Pixel(Math.Max(p.Y, Math.Max(q.Y, r.Y))) + 1;
        for (int row = Math.Max(0, bottom); row <= Math.Min(Size - 1, top); row++)
        {
            for (int column = Math.Max(0, left); column <= Math.Min(Size - 1, right); column++)
            {
                double x = ((column + 0.5) / Size) - 0.5,
                    y = ((row + 0.5) / Size) - 0.5,
                    u = (((q.X - x) * (r.Y - y)) - ((r.X - x) * (q.Y - y))) / area,
                    v = (((r.X - x) * (p.Y - y)) - ((p.X - x) * (r.Y - y))) / area,
                    w = 1 - u - v;
                if (u < -1e-9 || v < -1e-9 || w < -1e-9)
                    continue;
                double z = (u * p.Z) + (v * q.Z) + (w * r.Z);
                int at = ((Size - 1 - row) * Size) + column;
                if (z <= depth[at])
                    continue;
                depth[at] = z;
                shade[at] = (float)((u * surface.Shades[a]) + (v * surface.Shades[b]) + (w * surface.Shades[c]));
                // Across a zero of the function the sign is that of the nearest corner.
                double sign =
                    u >= v && u >= w ? surface.Signs[a]
                    : v >= w ? surface.Signs[b]
                    : surface.Signs[c];
                shade[at] = (float)(Math.Abs(shade[at]) * sign);
            }
        }
    }

    private static int Pixel(double coordinate) => (int)Math.Floor((coordinate + 0.5) * Samples * Cell);

    private static double[] Unit(params double[] v)
    {
        double length = Math.Sqrt(v.Sum(static x => x * x));
        return [.. v.Select(x => x / length)];
    }

    /// <summary>The points of a surface as a viewer sees them, and how light they are.</summary>
    private sealed class Surface
    {
        private const double Turn = -0.55,
            Tilt = 0.42;

        public Surface(SphereMesh mesh, double[] function, double scale)
        {
            int count = function.Length;
            Points = new (double, double, double)[count];
            Shades = new double[count];
            Signs = new double[count];
            for (int n = 0; n < count; n++)
            {
                (double x, double y, double z) = Viewed(mesh.Directions[n]);
                double r = scale * Math.Abs(function[n]);
                Points[n] = (r * x, r * y, r * z);
                Signs[n] = function[n] < 0 ? -1 : 1;
            }
            for (int n = 0; n < count; n++)
                Shades[n] = ShadeOf(n, Viewed(mesh.Directions[n]));
        }

        public (double X, double Y, double Z)[] Points { get; }

        public double[] Shades { get; }

        public double[] Signs { get; }

        /// <summary>x to the right and forwards, y upwards, z to the viewer.</summary>
        private static (double X, double Y, double Z) Viewed((double X, double Y, double Z) p)
        {
            double x = (Math.Cos(Turn) * p.X) + (Math.Sin(Turn) * p.Z),
                z = (Math.Cos(Turn) * p.Z) - (Math.Sin(Turn) * p.X);
            return (x, (Math.Cos(Tilt) * p.Y) - (Math.Sin(Tilt) * z), (Math.Sin(Tilt) * p.Y) + (Math.Cos(Tilt) * z));
        }

        private double ShadeOf(int n, (double X, double Y, double Z) outwards)
        {
            const int Around = SphereMesh.Around;
            (int i, int j) = (n / Around, n % Around);
            (double X, double Y, double Z) down = Points[(Math.Min(i + 1, SphereMesh.Down - 1) * Around) + j],
                up = Points[(Math.Max(i - 1, 0) * Around) + j],
                right = Points[(i * Around) + ((j + 1) % Around)],
                left = Points[(i * Around) + ((j + Around - 1) % Around)];
            (double ax, double ay, double az) = (down.X - up.X, down.Y - up.Y, down.Z - up.Z);
            (double bx, double by, double bz) = (right.X - left.X, right.Y - left.Y, right.Z - left.Z);
            double x = (ay * bz) - (az * by),
                y = (az * bx) - (ax * bz),
                z = (ax * by) - (ay * bx),
                length = Math.Sqrt((x * x) + (y * y) + (z * z));
            // At a pole there is no direction around.
            if (length < 1e-15)
                (x, y, z, length) = (outwards.X, outwards.Y, outwards.Z, 1);
            double sign = (x * outwards.X) + (y * outwards.Y) + (z * outwards.Z) < 0 ? -1 : 1;
            (x, y, z) = (sign * x / length, sign * y / length, sign * z / length);
            double facing = Math.Max(0, (x * Light[0]) + (y * Light[1]) + (z * Light[2])),
                half = Math.Max(0, (x * 0.24) + (y * 0.37) + (z * 0.9));
            return Ambient + (Diffuse * facing) + (Gloss * Math.Pow(half, 30));
        }
    }
}
