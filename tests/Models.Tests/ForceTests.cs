using System.Numerics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Models.Tests.Support;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests;

/// <summary>
/// Forces, stress, losses of them and Hessians of whole models, against differences and against each other.
/// </summary>
public class ForceTests
{
    private const double Step = 2e-4;

    private static readonly double[] CellVectors = [2.9, 0, 0.1, 0.2, 3.1, 0, -0.1, 0.3, 3.0];

    private const int Few = 2;

    private static readonly string[] Names =
    [
        "potential",
        "handmade",
        "spline",
        "pairs",
        "nodes",
        "contraction",
        "heads",
        .. PotentialCase.Whole,
    ];

    /// <summary>
    /// Each within a radius and with nearest neighbours, whose cutoffs move; splines need one cutoff.
    /// </summary>
    public static TheoryData<string, int> Models
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string name in Names)
            {
                data.Add(name, 0);
                if (name is not ("spline" or "nodes"))
                    data.Add(name, Few);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Forces_AreMinusTheDerivativesOfTheEnergy(string model, int nearest)
    {
        PotentialCase net = PotentialCase.Create(model, Precision.Double);
        CloudCase atoms = Atoms(1, 6, nearest);
        double[] forces = net.Forces(atoms.ToCloud<Species>());
        double[] direction = Numbers(2, forces.Length);
        double slope = Difference(h => net.Energy(Moved(atoms, direction, h).ToCloud<Species>()));
        Assert.True(Math.Abs(slope) > Tolerance.NoticeableChange);
        Near.Equal(-slope, Dot(forces, direction), Tolerance.Derivative.Curved);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void ForceLoss_GivesTheGradientOfEveryWeight(string model, int nearest)
    {
        PotentialCase net = PotentialCase.Create(model, Precision.Double);
        PointCloud<Species> cloud = CloudCase.ToBatch<Species>(Atoms(1, 5, nearest), Atoms(2, 4, nearest));
        CheckWeights(net, cloud, ForceTargets.Random(3, 2, 9, hasStress: false));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void ForceLoss_GivesItsDerivativesByPositions(string model, int nearest)
    {
        PotentialCase net = PotentialCase.Create(model, Precision.Double);
        CloudCase atoms = Atoms(1, 5, nearest);
        ForceTargets targets = ForceTargets.Random(3, 1, 5, hasStress: false);
        double[] direction = Numbers(2, 15);
        double slope = Difference(h => LossOf(net, Moved(atoms, direction, h).ToCloud<Species>(), targets));
        using Pass pass = net.Model.Record();
        PointCloud<Species> entered = pass.Enter(atoms.ToCloud<Species>(), GradientInputs.Positions);
        pass.Backward(net.ForceLoss(pass, entered, targets));
        Near.Equal(slope, Dot(pass.PositionGradient(entered), direction), Tolerance.Derivative.Curved);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void StressLoss_GivesItsDerivativesByWeightsPositionsAndCell(int nearest)
    {
        PotentialCase net = PotentialCase.Create("potential", Precision.Double);
        CloudCase atoms = Atoms(1, 4, nearest);
        ForceTargets targets = ForceTargets.Random(3, 1, 4, hasStress: true);
        CheckWeights(net, Crystal(atoms, CellVectors), targets);

        double[] direction = Numbers(2, 12),
            strain = Numbers(7, 9);
        double slope = Difference(h =>
            LossOf(
                net,
                Crystal(Moved(atoms, direction, h), [.. CellVectors.Zip(strain, (a, d) => a + (h * d))]),
                targets
            )
        );
        using Pass pass = net.Model.Record();
        PointCloud<Species> entered = pass.Enter(
            Crystal(atoms, CellVectors),
            GradientInputs.Positions | GradientInputs.Cell
        );
        pass.Backward(net.ForceLoss(pass, entered, targets));
        Near.Equal(
            slope,
            Dot(pass.PositionGradient(entered), direction) + Dot(pass.CellGradient(entered), strain),
            Tolerance.Derivative.Curved
        );
    }

    [Fact]
    public void Stress_IsTheDerivativeByTheStrainOverTheVolume()
    {
        PotentialCase net = PotentialCase.Create("potential", Precision.Double);
        CloudCase atoms = Atoms(1, 4);
        PointCloud<Species> crystal = Crystal(atoms, CellVectors);
        double[] stress = net.Stress(crystal);
        var random = new Random(9);
        double[] e = [.. Enumerable.Range(0, 9).Select(_ => random.NextDouble() - 0.5)];
        double Strain(int i, int j) => 0.5 * (e[(3 * i) + j] + e[(3 * j) + i]);
        double[] Strained(double[] rows, double h) =>
            [
                .. rows.Select(
                    (x, at) => x + h * Enumerable.Range(0, 3).Sum(k => rows[at - (at % 3) + k] * Strain(k, at % 3))
                ),
            ];
        double slope = Difference(h =>
            net.Energy(Crystal(atoms with { Positions = Strained(atoms.Positions, h) }, Strained(CellVectors, h)))
        );

        double half = Math.Sqrt(0.5);
        double[] basis =
        [
            (Strain(0, 0) + Strain(1, 1) + Strain(2, 2)) / Math.Sqrt(3),
            2 * half * Strain(0, 2),
            2 * half * Strain(0, 1),
            ((2 * Strain(1, 1)) - Strain(0, 0) - Strain(2, 2)) / Math.Sqrt(6),
            2 * half * Strain(1, 2),
            half * (Strain(2, 2) - Strain(0, 0)),
        ];
        Near.Equal(slope / crystal.CellOf(0).Volume, Dot(stress, basis), Tolerance.Derivative.Curved);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Hessian_IsSymmetricAndTheDerivativeOfTheForces(string model, int nearest)
    {
        PotentialCase net = PotentialCase.Create(model, Precision.Double);
        CloudCase atoms = Atoms(1, 4, nearest);
        double[][] hessian = Hessian(net, atoms);
        double[][] transposed = [.. hessian.Select((_, i) => hessian.Select(row => row[i]).ToArray())];
        Near.Equal(
            [.. hessian.SelectMany(static r => r)],
            [.. transposed.SelectMany(static r => r)],
            Tolerance.Model.Double
        );

        double[] direction = Numbers(2, 12);
        double[] slopes =
        [
            .. Enumerable
                .Range(0, 12)
                .Select(i => Difference(h => net.Forces(Moved(atoms, direction, h).ToCloud<Species>())[i])),
        ];
        Near.Equal(slopes, [.. hessian.Select(row => -Dot(row, direction))], Tolerance.Derivative.Curved);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void ForcesAndGradients_InSingleAreThoseInDouble(string model, int nearest)
    {
        (double[] forces, double[] gradient) = Run(Precision.Double);
        (double[] singleForces, double[] singleGradient) = Run(Precision.Single);
        Near.Equal(forces, singleForces, Tolerance.SecondOrderSingle);
        Near.Equal(gradient, singleGradient, Tolerance.SecondOrderSingle);

        (double[] Forces, double[] Gradient) Run(Precision precision)
        {
            PotentialCase net = PotentialCase.Create(model, precision);
            PotentialCase single = PotentialCase.Create(model, Precision.Single);
            for (int i = 0; i < net.Model.Parameters.All.Count; i++)
                net.Model.Parameters.All[i].Assign(single.Model.Parameters.All[i].ToArray());
            PointCloud<Species> cloud = Atoms(1, 6, nearest).ToCloud<Species>();
            using Pass pass = net.Model.Record();
            PointCloud<Species> entered = pass.Enter(cloud, GradientInputs.Forces);
            pass.Backward(net.ForceLoss(pass, entered, ForceTargets.Random(3, 1, 6, hasStress: false)));
            return (net.Forces(cloud), [.. net.Weights.SelectMany(p => pass.Gradient(p))]);
        }
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Forces_TurnWithTheCloud(Precision precision)
    {
        PotentialCase net = PotentialCase.Create("potential", precision);
        CloudCase atoms = Atoms(1, 7);
        var symmetry = Symmetry.Random(new Random(4), 7, withInversion: true);
        double[] expected = symmetry.TransformRows(
            net.Forces(atoms.ToCloud<Species>()),
            Signature.Parse("1o").Irreps,
            isPermuted: true
        );
        Near.Equal(
            expected,
            net.Forces(atoms.Transform(symmetry).ToCloud<Species>()),
            Tolerance.Model.Of(precision == Precision.Double)
        );
    }

    [Fact]
    public void ForceLoss_OfEnergiesAlone_HasTheGradientOfAnyLoss()
    {
        PotentialCase net = PotentialCase.Create("potential", Precision.Double);
        PointCloud<Species> cloud = Atoms(1, 5).ToCloud<Species>();
        double[] plain = Gradient(GradientInputs.None, takesForces: false),
            entered = Gradient(GradientInputs.Forces, takesForces: false),
            unused = Gradient(GradientInputs.Forces, takesForces: true);
        Assert.Equal(plain, entered);
        Assert.Equal(plain, unused);

        double[] Gradient(GradientInputs inputs, bool takesForces)
        {
            using Pass pass = net.Model.Record();
            PointCloud<Species> atoms = pass.Enter(cloud, inputs);
            Energy energy = net.Forward(atoms);
            if (takesForces)
                _ = pass.Forces(energy, atoms);
            pass.Backward(Loss.Sum(energy));
            return [.. net.Model.Parameters.All.SelectMany(p => pass.Gradient(p))];
        }
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void ForceTrainingSteps_AllocateNothing(Precision precision)
    {
        var net = new PotentialNet(5, precision);
        PointCloud<Species>[] clouds = [.. new[] { 12, 3, 1, 20 }.Select(static n => Atoms(n, n).ToCloud<Species>())];
        Rows<Features>[] forces = [.. clouds.Select(static c => Rows.From("1o", Numbers(1, 3 * c.Count)))];
        var optimiser = new Adam(net.Parameters, 1e-3);
        Assert.Equal(
            0,
            WarmAllocation.Measure(() =>
            {
                for (int i = 0; i < clouds.Length; i++)
                {
                    using Pass pass = net.Record(step: optimiser.StepCount);
                    PointCloud<Species> entered = pass.Enter(clouds[i], GradientInputs.Forces);
                    Energy energy = net.Forward(entered);
                    pass.Backward(
                        Loss.Sum(energy) + 10 * Loss.MeanSquaredError(pass.Forces(energy, entered), forces[i])
                    );
                    optimiser.Step(pass);
                }
            })
        );
    }

    [Fact]
    public void HessianProducts_AllocateNothingAndTakeNoFurtherMemory()
    {
        var net = new PotentialNet(5, Precision.Double);
        PointCloud<Species> cloud = Atoms(1, 9).ToCloud<Species>();
        using Pass pass = net.Record();
        PointCloud<Species> entered = pass.Enter(cloud, GradientInputs.Forces);
        Energy energy = net.Forward(entered);
        double[] direction = Numbers(1, 27),
            result = new double[27];
        long bytes = -1;
        for (int i = 0; i < 20; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            pass.HessianProduct(energy, entered, direction, result);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, bytes);
    }

    [Fact]
    public void PredictForces_GivesWhatAPassGives()
    {
        var net = new PotentialNet(5, Precision.Double);
        var potential = new PotentialCase(net, net.Forward);
        PointCloud<Species> molecule = Atoms(1, 6).ToCloud<Species>();
        ForcePrediction<Energy> answer = net.PredictForces(molecule);
        Assert.Equal(net.Predict(molecule).ToArray(), answer.Energy.ToArray());
        Assert.Equal(potential.Forces(molecule), answer.Forces.ToArray());
        Assert.Equal("1o", answer.Forces.Signature);
        Assert.Null(answer.Stress);

        PointCloud<Species> crystal = Crystal(Atoms(1, 4), CellVectors);
        Assert.Equal(potential.Stress(crystal), net.PredictForces(crystal).Stress!.ToArray());
    }

    /// <summary>An energy is one even scalar of one cloud in space.</summary>
    [Theory]
    [InlineData(typeof(PotentialNet), true)]
    [InlineData(typeof(GalaxyNet), false)]
    [InlineData(typeof(VelocityNet), false)]
    [InlineData(typeof(InlineNet), false)]
    public void PredictForces_IsThereForEnergiesAlone(Type model, bool isThere) =>
        Assert.Equal(isThere, model.GetMethod("PredictForces") is not null);

    [Fact]
    public void ForceLoss_ThroughWhatHasNoSecondDerivatives_SaysSoAndComputesNothing()
    {
        var net = new PotentialNet(5, Precision.Double);
        PointCloud<Species> cloud = Atoms(1, 4).ToCloud<Species>();
        using Pass pass = net.Record();
        PointCloud<Species> entered = pass.Enter(cloud, GradientInputs.Positions);
        Energy energy = OnceOnly.Apply(net.Forward(entered));
        Features forces = pass.Forces(energy, entered);
        Assert.Contains(forces.ToRows().ToArray(), static f => f != 0);
        string message = "";
        try
        {
            pass.Backward(Loss.MeanSquaredError(forces, Rows.From("1o", new double[12])));
        }
        catch (NotSupportedException error)
        {
            message = error.Message;
        }

        Assert.Contains("OnceOnly", message, StringComparison.Ordinal);
        Assert.All(net.Parameters.All.SelectMany(p => pass.Gradient(p)), static g => Assert.Equal(0, g));
        Assert.All(pass.PositionGradient(entered), static g => Assert.Equal(0, g));
    }

    [Fact]
    public void Forces_ThatWereNotAskedFor_SaysWhatToEnter()
    {
        var net = new PotentialNet(5);
        PointCloud<Species> cloud = Atoms(1, 4).ToCloud<Species>();
        using Pass pass = net.Record();
        PointCloud<Species> entered = pass.Enter(cloud);
        string message = "";
        try
        {
            _ = pass.Forces(net.Forward(entered), entered);
        }
        catch (InvalidOperationException error)
        {
            message = error.Message;
        }

        Assert.Contains("GradientInputs.Forces", message, StringComparison.Ordinal);
    }

    private static void CheckWeights(PotentialCase net, PointCloud<Species> cloud, ForceTargets targets)
    {
        double[][] gradients;
        using (Pass pass = net.Model.Record())
        {
            PointCloud<Species> entered = pass.Enter(cloud, GradientInputs.Forces);
            pass.Backward(net.ForceLoss(pass, entered, targets));
            gradients = [.. net.Weights.Select(p => pass.Gradient(p))];
        }

        // Weights that hardly matter have differences of no more digits than those that do.
        double scale = gradients.Max(static g => Math.Sqrt(Dot(g, g)));
        for (int i = 0; i < gradients.Length; i++)
        {
            Parameter parameter = net.Weights[i];
            double[] values = parameter.ToArray(),
                direction = Numbers(i, values.Length);
            double slope = Difference(h =>
            {
                parameter.Assign([.. values.Zip(direction, (p, d) => p + (h * d))]);
                return LossOf(net, cloud, targets);
            });
            parameter.Assign(values);
            Near.Equal(slope, Dot(gradients[i], direction), Tolerance.Derivative.Curved, parameter.Path, scale);
        }
    }

    private static double LossOf(PotentialCase net, PointCloud<Species> cloud, ForceTargets targets)
    {
        using Pass pass = net.Model.Record();
        return net.ForceLoss(pass, pass.Enter(cloud, GradientInputs.Forces), targets).Value;
    }

    private static double[][] Hessian(PotentialCase net, CloudCase atoms)
    {
        using Pass pass = net.Model.Record(training: false);
        PointCloud<Species> entered = pass.Enter(atoms.ToCloud<Species>(), GradientInputs.Forces);
        Energy energy = net.Forward(entered);
        var columns = new double[atoms.Positions.Length][];
        for (int i = 0; i < columns.Length; i++)
        {
            var unit = new double[columns.Length];
            unit[i] = 1;
            columns[i] = new double[columns.Length];
            pass.HessianProduct(energy, entered, unit, columns[i]);
        }

        return columns;
    }

    private static CloudCase Atoms(int seed, int count, int nearest = 0) =>
        CloudCase.Random(new Random(seed), count, Species.Signature) with
        {
            Nearest = nearest,
        };

    private static PointCloud<Species> Crystal(CloudCase atoms, double[] vectors) =>
        PointCloud.Create<Species>(
            atoms.Positions,
            atoms.Features,
            atoms.Nearest > 0 ? Neighbours.KNearest(atoms.Nearest) : Neighbours.WithinRadius(1.9),
            new Cell(vectors)
        );

    private static CloudCase Moved(CloudCase atoms, double[] direction, double step) =>
        atoms with
        {
            Positions = [.. atoms.Positions.Zip(direction, (x, d) => x + (step * d))],
        };

    private static double[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }

    /// <summary>The central difference of fourth order.</summary>
    private static double Difference(Func<double, double> f) =>
        ((8 * (f(Step) - f(-Step))) - (f(2 * Step) - f(-2 * Step))) / (12 * Step);

    private static double Dot(double[] x, double[] y) => x.Zip(y, static (a, b) => a * b).Sum();

    /// <summary>All operations on clouds can be differentiated twice; this one cannot.</summary>
    private sealed class OnceOnly : UnaryOperation
    {
        private static readonly OnceOnly Instance = new();

        internal override ITangent? Second => null;

        internal override string Name => nameof(OnceOnly);

        internal static T Apply<T>(T x)
            where T : struct, IFeatures<T>, allows ref struct
        {
            Handle handle = x.Unwrap();
            return T.Wrap(Instance.Run(handle, handle.Storage.RowSpace, handle.Storage.Layout));
        }

        private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result) =>
            x.Values.CopyTo(result.Values);

        private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result) =>
            result.Gradient.CopyTo(x.Gradient);
    }
}
