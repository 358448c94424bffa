namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Numbers of HEALPix pixels. A pixel has a base pixel (face) 0 … 11 and coordinates (x, y) in it, x towards the
/// north-east and y towards the north-west.
/// </summary>
internal static class HealPixNumbers
{
    /// <summary>The ring of a face's southernmost corner, in units of nside.</summary>
    private static ReadOnlySpan<int> FaceRing => [2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4];

    /// <summary>The longitude of a face, in eighths of a turn.</summary>
    private static ReadOnlySpan<int> FaceLongitude => [1, 3, 5, 7, 0, 2, 4, 6, 1, 3, 5, 7];

    internal static int RingOfNested(int side, int nested)
    {
        int area = side * side;
        return Ring(side, nested / area, Even(nested % area), Even((nested % area) >> 1));
    }

    internal static int NestedOfRing(int side, int pixel)
    {
        (int face, int x, int y) = Coordinates(side, pixel);
        return (face * side * side) + Spread(x) + (Spread(y) << 1);
    }

    /// <summary>The pixel at a height and longitude.</summary>
    /// <param name="side">nside.</param>
    /// <param name="height">cos θ.</param>
    /// <param name="across">sin θ, up to a factor.</param>
    /// <param name="along">cos θ, up to the same factor: near the poles the two have what cos θ lost.</param>
    /// <param name="phi">φ.</param>
    internal static int RingAt(int side, double height, double across, double along, double phi)
    {
        double quarters = phi * 2 / Math.PI;
        quarters -= 4 * Math.Floor(quarters / 4);
        if (quarters >= 4)
            quarters = 0;
        double magnitude = Math.Abs(height);
        if (magnitude <= 2.0 / 3)
        {
            double ascending = side * (0.5 + quarters),
                slope = side * height * 0.75;
            int up = (int)Math.Floor(ascending - slope),
                down = (int)Math.Floor(ascending + slope);
            int ring = side + 1 + up - down,
                shift = 1 - (ring & 1);
            int column = (up + down - side + shift + 1) >> 1;
            column = ((column % (4 * side)) + (4 * side)) % (4 * side);
            return (2 * side * (side - 1)) + ((ring - 1) * 4 * side) + column;
        }

        // √(3 (1 − |cos θ|)), with 1 − cos θ = sin²θ/(1 + cos θ).
        double length = Math.Sqrt((across * across) + (along * along)),
            sine = across / length;
        double radius = side * sine * Math.Sqrt(3 / (1 + magnitude)),
            part = quarters - Math.Floor(quarters);
        int left = (int)(part * radius),
            right = (int)((1 - part) * radius);
        int cap = Math.Min(left + right + 1, side),
            at = Math.Min((int)(quarters * cap), (4 * cap) - 1);
        return height > 0 ? (2 * cap * (cap - 1)) + at : (12 * side * side) - (2 * cap * (cap + 1)) + at;
    }

    private static int Ring(int side, int face, int x, int y)
    {
        int ring = (FaceRing[face] * side) - x - y - 1;
        int pixels,
            first,
            shift;
        if (ring < side)
        {
            (pixels, first, shift) = (ring, 2 * ring * (ring - 1), 0);
        }
        else if (ring > 3 * side)
        {
            pixels = (4 * side) - ring;
            (first, shift) = ((12 * side * side) - (2 * pixels * (pixels + 1)), 0);
        }
        else
        {
            (pixels, first, shift) = (side, (2 * side * (side - 1)) + ((ring - side) * 4 * side), (ring - side) & 1);
        }
        int column = ((FaceLongitude[face] * pixels) + x - y + 1 + shift) / 2;
        column =
            column > 4 * pixels ? column - (4 * pixels)
            : column < 1 ? column + (4 * pixels)
            : column;
        return first + column - 1;
    }

    private static (int Face, int X, int Y) Coordinates(int side, int pixel)
    {
        int cap = 2 * side * (side - 1),
            all = 12 * side * side;
        int ring,
            column,
            pixels,
            face,
            shift = 0;
        if (pixel < cap)
        {
            ring = (1 + Root(1 + (2 * pixel))) >> 1;
            column = pixel + 1 - (2 * ring * (ring - 1));
            pixels = ring;
            face = (column - 1) / pixels;
        }
        else if (pixel < all - cap)
        {
            int inside = pixel - cap;
            int row = inside / (4 * side);
            ring = row + side;
            column = inside - (row * 4 * side) + 1;
            shift = (ring + side) & 1;
            pixels = side;
            int top = row + 1,
                bottom = (2 * side) + 2 - top;
            int east = (column - (top / 2) + side - 1) / side,
                west = (column - (bottom / 2) + side - 1) / side;
            face =
                west == east ? east | 4
                : west < east ? west
                : east + 8;
        }
        else
        {
            int behind = all - pixel;
            pixels = (1 + Root((2 * behind) - 1)) >> 1;
            column = (4 * pixels) + 1 - (behind - (2 * pixels * (pixels - 1)));
            ring = (4 * side) - pixels;
            face = 8 + ((column - 1) / pixels);
        }

        int down = ring - (FaceRing[face] * side) + 1,
            across = (2 * column) - (FaceLongitude[face] * pixels) - shift - 1;
        if (across >= 2 * side)
            across -= 8 * side;
        return (face, (across - down) >> 1, (-(across + down)) >> 1);
    }

    private static int Root(int square)
    {
        int root = (int)Math.Sqrt(square);
        return root * root > square ? root - 1 : root;
    }

    /// <summary>Bit i moved to place 2i.</summary>
    private static int Spread(int number)
    {
        int result = 0;
        for (int bit = 0; number >> bit != 0; bit++)
            result |= (number >> bit & 1) << (2 * bit);
        return result;
    }

    /// <summary>Bit 2i moved to place i.</summary>
    private static int Even(int number)
    {
        int result = 0;
        for (int bit = 0; number >> (2 * bit) != 0; bit++)
            result |= (number >> (2 * bit) & 1) << bit;
        return result;
    }
}
