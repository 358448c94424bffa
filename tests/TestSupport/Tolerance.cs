namespace GeoDL.Typed.TestSupport;

/// <summary>
/// How far results may be off, by what is compared, relative to the largest entry: every tolerance of the tests.
/// </summary>
/// <remarks>
/// A test takes the narrowest that is true of what it compares. <c>TestStyleTests</c> keep literal tolerances out of
/// test files; what follows from the size of a sample or the steps of a stored number is not rounding, and stands in
/// the test.
/// </remarks>
public static class Tolerance
{
    /// <summary>f(g·x) against g·f(x) of a layer or an operation, values and gradients; promised for l ≤ 6.</summary>
    public static readonly Bound Equivariance = new(5e-6, 1e-12);

    /// <summary>Results, gradients and statistics against first-order reference values; promised.</summary>
    public static readonly Bound Reference = new(2e-6, 1e-12);

    /// <summary>Values of one operation against plain loops: some hundred roundings.</summary>
    public static readonly Bound Value = new(2e-6, 1e-13);

    /// <summary>Gradients of one operation against another way to them.</summary>
    public static readonly Bound Gradient = new(1e-5, 1e-12);

    /// <summary>Sums of up to a hundred products, in another order.</summary>
    public static readonly Bound Sum = new(2e-6, 4e-15);

    /// <summary>Results of whole models, each on another way: what layers lose adds up.</summary>
    public static readonly Bound Model = new(2e-5, 1e-12);

    /// <summary>Losses and parameters after steps of training: every step rounds on what the last one left.</summary>
    public static readonly Bound Training = new(2e-4, 1e-11);

    /// <summary>A layer in float, values and gradients, against the same layer in double.</summary>
    public const double SingleAgainstDouble = 4e-6;

    /// <summary>Forces and gradients of losses of them, through whole models in float, against double.</summary>
    public const double SecondOrderSingle = 1e-4;

    /// <summary>Results behind an ill-conditioned step, in double: spline fits, points far and close.</summary>
    public const double IllConditioned = 1e-11;

    /// <summary>What a smooth cutoff leaves of a kernel 10⁻⁴ of the radius before its end.</summary>
    public const double BesideCutoff = 1e-8;

    /// <summary>Values of a smooth function 10⁻⁹ apart.</summary>
    public const double Continuity = 1e-6;

    /// <summary>A value from value and slope 10⁻⁴ beside it, and slopes 10⁻⁹ apart.</summary>
    public const double Smoothness = 1e-4;

    /// <summary>Equivariance of composed programs in double, where nothing bounds their condition.</summary>
    public const double Program = 1e-10;

    /// <summary>What counts as zero beside entries of order one.</summary>
    public const double Zero = 1e-12;

    /// <summary>Numbers above are there on purpose: a test that finds less has compared nothing.</summary>
    public const double Noticeable = 1e-3;

    /// <summary>The same of derivatives, and of results that an input changes.</summary>
    public const double NoticeableChange = 1e-4;

    /// <summary>Derivatives against differences of values, in double.</summary>
    public static class Derivative
    {
        /// <summary>Central differences of second order with steps of 10⁻⁵: half the digits.</summary>
        public const double SecondOrder = 1e-7;

        /// <summary>Central differences of fourth order, steps of 10⁻³ or 10⁻⁴, of a layer's result.</summary>
        public const double FourthOrder = 1e-8;

        /// <summary>The same where norms or positions curve the result, and through whole models.</summary>
        public const double Curved = 1e-7;

        /// <summary>First and second derivatives of whole models against dual numbers, which take no steps.</summary>
        public const double Dual = 1e-10;

        /// <summary>Differences of fourth order of one elementary function.</summary>
        public const double OfFunction = 1e-9;
    }

    /// <summary>The same number by another order of operations.</summary>
    public static class Rounding
    {
        /// <summary>Rounded once in float; the last two bits in double.</summary>
        public static readonly Bound Once = new(6e-8, 4e-16);

        /// <summary>An elementary function, a quotient of means.</summary>
        public static readonly Bound Few = new(3e-7, 2e-15);

        /// <summary>A sum of 200,000 numbers in float.</summary>
        public const double LongSingle = 1e-6;

        /// <summary>A few dozen roundings, in double.</summary>
        public const double Dozens = 1e-14;

        /// <summary>A few hundred roundings, in double.</summary>
        public const double Hundreds = 1e-13;
    }

    /// <summary>What the tests of the samples compare.</summary>
    public static class Sample
    {
        /// <summary>A sample's network under the symmetries of its input, as the sample reports it.</summary>
        public static readonly Bound Network = new(1e-4, 1e-11);

        /// <summary>Energies, forces and stress of a potential, in eV and Å, as another program has them.</summary>
        public static readonly Bound Potential = new(1e-5, 1e-9);

        /// <summary>The same as its authors publish them, in float: of 1 and of the value, by their own test.</summary>
        public const double PublishedPotential = 1e-5;

        /// <summary>The same as they publish them in double.</summary>
        public const double PublishedInDouble = 1e-10;

        /// <summary>Sums over a gradient of a loss of forces, as they publish them in double.</summary>
        public const double PublishedGradient = 1e-8;

        /// <summary>Trajectories against a simulation in float, over many steps.</summary>
        public const double Trajectory = 2e-5;

        /// <summary>The energy of a simulation whose force is cut, over 500 steps.</summary>
        public const double Energy = 5e-3;

        /// <summary>The last loss of a training on one process and on two.</summary>
        public const double TrainingLoss = 1e-5;

        /// <summary>The same of validation, which training did not see.</summary>
        public const double ValidationLoss = 1e-4;

        /// <summary>Sums over nodes against sums over galaxies, whose shares of nodes add up to nearly one.</summary>
        public const double Membership = 1e-6;

        /// <summary>An integral by two rules.</summary>
        public const double Quadrature = 1e-4;

        /// <summary>How far a transfer function is from its limit at waves that are long, not infinite.</summary>
        public const double LongWave = 1e-3;

        /// <summary>A number that was published with four digits behind the point.</summary>
        public const double FourDigits = 6e-5;

        /// <summary>A law that gradient steps find again.</summary>
        public const double Fit = 1e-5;

        /// <summary>A law that a ridge finds again: its weights are pulled towards zero.</summary>
        public const double Ridge = 1e-3;
    }
}
