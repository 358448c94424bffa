using System.Numerics;

namespace GeoDL.Typed.Models.Tests.Dual;

/// <summary>
/// A number with its derivatives along two directions and along both: v + aε + bδ + cεδ, ε² = δ² = 0. Arithmetic gives
/// first and second derivatives exactly, without steps and without a reverse pass.
/// </summary>
internal readonly record struct Jet(double Value, double First, double Second, double Mixed)
    : IAdditionOperators<Jet, Jet, Jet>,
        ISubtractionOperators<Jet, Jet, Jet>,
        IMultiplyOperators<Jet, Jet, Jet>,
        IDivisionOperators<Jet, Jet, Jet>
{
    public static implicit operator Jet(double value) => new(value, 0, 0, 0);

    public static Jet operator +(Jet x, Jet y) =>
        new(x.Value + y.Value, x.First + y.First, x.Second + y.Second, x.Mixed + y.Mixed);

    public static Jet operator -(Jet x, Jet y) =>
        new(x.Value - y.Value, x.First - y.First, x.Second - y.Second, x.Mixed - y.Mixed);

    public static Jet operator *(Jet x, Jet y) =>
        new(
            x.Value * y.Value,
            (x.First * y.Value) + (x.Value * y.First),
            (x.Second * y.Value) + (x.Value * y.Second),
            (x.Mixed * y.Value) + (x.First * y.Second) + (x.Second * y.First) + (x.Value * y.Mixed)
        );

    public static Jet operator /(Jet x, Jet y) =>
        x * y.Of(1 / y.Value, -1 / (y.Value * y.Value), 2 / (y.Value * y.Value * y.Value));

    public static Jet Sqrt(Jet x)
    {
        double root = Math.Sqrt(x.Value);
        return x.Of(root, 0.5 / root, -0.25 / (root * x.Value));
    }

    public static Jet Exp(Jet x)
    {
        double value = Math.Exp(x.Value);
        return x.Of(value, value, value);
    }

    public static Jet Sin(Jet x) => x.Of(Math.Sin(x.Value), Math.Cos(x.Value), -Math.Sin(x.Value));

    public static Jet Power(Jet x, int n)
    {
        Jet power = 1;
        for (int i = 0; i < n; i++)
            power *= x;
        return power;
    }

    public static Jet Sigmoid(Jet x) => 1 / (1 + Exp(0 - x));

    public static Jet Sum(IEnumerable<Jet> numbers) => numbers.Aggregate((Jet)0, static (sum, x) => sum + x);

    /// <summary>A function of it, from its value and its derivatives there.</summary>
    private Jet Of(double f, double slope, double curvature) =>
        new(f, slope * First, slope * Second, (slope * Mixed) + (curvature * First * Second));
}
