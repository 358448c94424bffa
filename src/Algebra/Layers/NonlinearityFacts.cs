namespace GeoDL.Typed.Algebra;

/// <summary>
/// Facts about the named functions of scalars: their parity, their value at zero, their second moments.
/// </summary>
public static class NonlinearityFacts
{
    private const double LeakySlope = 0.01;

    /// <summary>
    /// e3nn 0.5's constants from 10⁶ samples of torch's generator with seed 0: they are data of that library, not exact
    /// values.
    /// </summary>
    private static readonly Dictionary<Nonlinearity, double> SampledConstants = new()
    {
        [Nonlinearity.Identity] = 1.001110600838467,
        [Nonlinearity.SiLU] = 1.6791767923989418,
        [Nonlinearity.Tanh] = 1.5937334472592695,
        [Nonlinearity.Sigmoid] = 1.8467055342154763,
        [Nonlinearity.ReLU] = 1.4163393446331365,
        [Nonlinearity.LeakyReLU] = 1.4162684218969974,
        [Nonlinearity.ELU] = 1.2467863885570512,
        [Nonlinearity.GELU] = 1.5360642850770576,
        [Nonlinearity.Mish] = 1.4891609082630328,
        [Nonlinearity.Softplus] = 1.0426436590527184,
        [Nonlinearity.ShiftedSoftplus] = 1.878204668541552,
        [Nonlinearity.Abs] = 1.001110600838467,
        [Nonlinearity.Sin] = 1.5218334864623193,
        [Nonlinearity.Cos] = 1.326609063570005,
        [Nonlinearity.Square] = 0.5779851362666192,
    };

    private static readonly Lazy<Dictionary<Nonlinearity, double>> ExactConstants = new(() =>
        SampledConstants.Keys.ToDictionary(f => f, ExactConstant)
    );

    /// <summary>The parity of a function: f(−z) = ±f(z), or null if neither holds.</summary>
    public static Parity? ParityOf(Nonlinearity function) =>
        function switch
        {
            Nonlinearity.Identity or Nonlinearity.Tanh or Nonlinearity.Sin => Parity.Odd,
            Nonlinearity.Abs or Nonlinearity.Cos or Nonlinearity.Square => Parity.Even,
            _ => null,
        };

    /// <summary>Whether f(0) = 0, so that a feature that vanishes by symmetry stays zero.</summary>
    public static bool VanishesAtZero(Nonlinearity function) =>
        function is not (Nonlinearity.Sigmoid or Nonlinearity.Softplus or Nonlinearity.Cos);

    /// <summary>
    /// The irrep of f(x) for a scalar x: <c>0e</c> gives <c>0e</c>, <c>0o</c> follows the function's parity; null if it
    /// has none or l &gt; 0.
    /// </summary>
    public static Irrep? Activate(Irrep scalar, Nonlinearity function) =>
        scalar.L != 0 ? null
        : scalar.Parity == Parity.Even ? scalar
        : ParityOf(function) is Parity parity ? scalar with { Parity = parity }
        : null;

    /// <summary>c = E[f(z)²]^(−1/2) for z ~ N(0,1): c·f keeps variance one.</summary>
    public static double MomentConstant(Nonlinearity function, MomentConstants source = MomentConstants.Exact) =>
        source == MomentConstants.E3nn ? SampledConstants[function] : ExactConstants.Value[function];

    /// <summary>f(z), without the moment constant.</summary>
    public static double Evaluate(Nonlinearity function, double z) =>
        function switch
        {
            Nonlinearity.Identity => z,
            Nonlinearity.SiLU => z * Sigmoid(z),
            Nonlinearity.Tanh => Math.Tanh(z),
            Nonlinearity.Sigmoid => Sigmoid(z),
            Nonlinearity.ReLU => Math.Max(z, 0),
            Nonlinearity.LeakyReLU => z > 0 ? z : LeakySlope * z,
            Nonlinearity.ELU => z > 0 ? z : ExpMinusOne(z),
            Nonlinearity.GELU => z * GaussianIntegral.Cdf(z),
            Nonlinearity.Mish => z * Math.Tanh(Softplus(z)),
            Nonlinearity.Softplus => Softplus(z),
            Nonlinearity.ShiftedSoftplus => Softplus(z) - Math.Log(2),
            Nonlinearity.Abs => Math.Abs(z),
            Nonlinearity.Sin => Math.Sin(z),
            Nonlinearity.Cos => Math.Cos(z),
            Nonlinearity.Square => z * z,
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, "This is not a named function."),
        };

    /// <summary>
    /// Computed by quadrature and rounded to 14 decimals, because hosts differ in the last bits of exp and tanh, but
    /// emitted text must not.
    /// </summary>
    private static double ExactConstant(Nonlinearity function)
    {
        double moment = GaussianIntegral.Expectation(z =>
        {
            double value = Evaluate(function, z);
            return value * value;
        });
        return Math.Round(1 / Math.Sqrt(moment), 14);
    }

    private static double Sigmoid(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));

    private static double Softplus(double z)
    {
        double e = Math.Exp(-Math.Abs(z));
        // ln(1+e) without losing a small e (Kahan).
        double u = 1 + e;
        return Math.Max(z, 0) + (u == 1 ? e : Math.Log(u) * e / (u - 1));
    }

    private static double ExpMinusOne(double z)
    {
        double u = Math.Exp(z);
        return u == 1 ? z
            : u == 0 ? -1
            : (u - 1) * z / Math.Log(u);
    }
}
