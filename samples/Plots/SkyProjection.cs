namespace GeoDL.Typed.Samples.Plots;

/// <summary>
/// The sphere on a sheet. Directions are those of the library, with the pole y; a place on the sheet is (x, y), y
/// upwards, within an ellipse of half axes <see cref="Aspect"/> and 1.
/// </summary>
public abstract class SkyProjection
{
    /// <summary>Width over height.</summary>
    public abstract double Aspect { get; }

    /// <summary>The direction that is drawn at a place; null outside.</summary>
    public abstract (double X, double Y, double Z)? Direction(double x, double y);

    /// <summary>Where a direction is drawn; null where it is not.</summary>
    public abstract (double X, double Y)? Place((double X, double Y, double Z) direction);

    /// <summary>The whole sky by equal areas, seen from inside: φ = 0 in the middle, growing to the left.</summary>
    public sealed class Mollweide : SkyProjection
    {
        // Newton's steps; near the poles they only halve what is missing.
        private const int Steps = 40;

        /// <inheritdoc/>
        public override double Aspect => 2;

        /// <inheritdoc/>
        public override (double X, double Y, double Z)? Direction(double x, double y)
        {
            if ((x * x / 4) + (y * y) >= 1)
                return null;
            double t = Math.Asin(y),
                sine = Math.Clamp(((2 * t) + Math.Sin(2 * t)) / Math.PI, -1, 1),
                cosine = Math.Sqrt(1 - (sine * sine)),
                phi = -Math.PI * x / (2 * Math.Cos(t));
            return (cosine * Math.Sin(phi), sine, cosine * Math.Cos(phi));
        }

        /// <inheritdoc/>
        public override (double X, double Y)? Place((double X, double Y, double Z) direction)
        {
            double target = Math.PI * direction.Y,
                t = Math.Asin(Math.Clamp(direction.Y, -1, 1));
            for (int i = 0; i < Steps; i++)
            {
                double slope = 2 + (2 * Math.Cos(2 * t));
                if (slope < 1e-9)
                    break;
                t -= ((2 * t) + Math.Sin(2 * t) - target) / slope;
            }
            return (-2 * Math.Cos(t) * Math.Atan2(direction.X, direction.Z) / Math.PI, Math.Sin(t));
        }
    }

    /// <summary>Half of the sphere as a globe, seen from outside: φ grows to the right.</summary>
    /// <param name="theta">θ of what is in the middle.</param>
    /// <param name="phi">φ of it.</param>
    public sealed class Orthographic(double theta, double phi) : SkyProjection
    {
        private readonly (double X, double Y, double Z) _front =
                (Math.Sin(theta) * Math.Sin(phi), Math.Cos(theta), Math.Sin(theta) * Math.Cos(phi)),
            _up = (-Math.Cos(theta) * Math.Sin(phi), Math.Sin(theta), -Math.Cos(theta) * Math.Cos(phi)),
            _right = (Math.Cos(phi), 0, -Math.Sin(phi));

        /// <inheritdoc/>
        public override double Aspect => 1;

        /// <inheritdoc/>
        public override (double X, double Y, double Z)? Direction(double x, double y)
        {
            double rest = 1 - (x * x) - (y * y);
            if (rest <= 0)
                return null;
            double z = Math.Sqrt(rest);
            return (
                (x * _right.X) + (y * _up.X) + (z * _front.X),
                (x * _right.Y) + (y * _up.Y) + (z * _front.Y),
                (x * _right.Z) + (y * _up.Z) + (z * _front.Z)
            );
        }

        /// <inheritdoc/>
        public override (double X, double Y)? Place((double X, double Y, double Z) direction) =>
            Dot(direction, _front) <= 0 ? null : (Dot(direction, _right), Dot(direction, _up));

        private static double Dot((double X, double Y, double Z) a, (double X, double Y, double Z) b) =>
            (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);
    }
}
