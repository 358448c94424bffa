using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>A layer on rows, and what every layer must satisfy.</summary>
/// <param name="Operands">Signatures of the operands.</param>
/// <param name="Result">Signature of the result.</param>
/// <param name="Build">Makes the layer and gives its call.</param>
internal sealed record LayerCase(string[] Operands, string Result, Func<ModelBuilder, Func<Handle[], Handle>> Build)
{
    /// <summary>The group of all signatures.</summary>
    internal SymmetryGroup Group { get; init; } = SymmetryGroup.O3;

    private FeatureLayout[] Layouts => [.. Operands.Select(o => FeatureLayout.Of(o, Group))];

    private FeatureLayout ResultLayout => FeatureLayout.Of(Result, Group);

    internal (ParameterSet Parameters, Func<Handle[], Handle> Apply) Make(Precision precision, ulong seed = 3)
    {
        ModelBuilder root = ModelBuilder.Root(seed, precision);
        Func<Handle[], Handle> apply = Build(root.Child("layer"));
        ParameterSet parameters = root.Complete();
        // Ones and zeros of the start hide mistakes.
        int i = 0;
        foreach (Parameter parameter in parameters.All.Where(static p => !p.IsBuffer))
            parameter.Assign(Numbers.Normal(1000 + i++, parameter.Count));
        return (parameters, apply);
    }

    internal double[][] RandomOperands(int rows, int seed = 1) =>
        [.. Layouts.Select((layout, i) => Numbers.Normal(seed + 17 * i, rows * layout.Dim))];

    /// <summary>Runs the layer; with a cotangent also backwards.</summary>
    internal LayerOutcome Run(
        ParameterSet parameters,
        Func<Handle[], Handle> apply,
        int rows,
        double[][] operands,
        double[]? cotangent = null,
        bool training = true,
        RowSpace? on = null,
        long step = 0,
        WorkspacePool? pool = null
    )
    {
        using var pass = new LayerPass(pool ?? new WorkspacePool(parameters), training, step);
        RowSpace rowsBase = on ?? RowSpace.OfRows(rows);
        Handle[] handles = [.. operands.Select((numbers, i) => pass.Enter(rowsBase, Layouts[i], numbers))];
        Handle result = apply(handles);
        double[] values = LayerPass.Read(result);
        if (cotangent is null)
            return new LayerOutcome(values, [], []);
        pass.Backward(result, cotangent);
        return new LayerOutcome(
            values,
            [.. handles.Select(LayerPass.Gradient)],
            parameters.All.Where(static p => !p.IsBuffer).ToDictionary(static p => p.Path, p => pass.Pass.Gradient(p))
        );
    }

    /// <summary>Every gradient against central differences of fourth order, in double.</summary>
    internal void CheckGradients(
        int rows = 3,
        bool training = true,
        double tolerance = Tolerance.Derivative.FourthOrder
    )
    {
        var (parameters, apply) = Make(Precision.Double);
        double[][] operands = RandomOperands(rows);
        double[] cotangent = Numbers.Normal(99, rows * ResultLayout.Dim);
        LayerOutcome outcome = Run(parameters, apply, rows, operands, cotangent, training);
        double Loss() =>
            Run(parameters, apply, rows, operands, null, training).Values.Zip(cotangent, static (a, b) => a * b).Sum();
        for (int i = 0; i < operands.Length; i++)
        {
            double[] operand = operands[i];
            double[] numeric =
            [
                .. Enumerable.Range(0, operand.Length).Select(k => Difference(Loss, operand[k], v => operand[k] = v)),
            ];
            Near.Equal(numeric, outcome.OperandGradients[i], tolerance, $"gradient of operand {i}");
        }

        foreach (Parameter parameter in parameters.All.Where(static p => !p.IsBuffer))
        {
            double[] values = parameter.ToArray();
            double[] numeric =
            [
                .. Enumerable
                    .Range(0, values.Length)
                    .Select(k =>
                        Difference(
                            Loss,
                            values[k],
                            v =>
                            {
                                values[k] = v;
                                parameter.Assign(values);
                            }
                        )
                    ),
            ];
            Near.Equal(numeric, outcome.ParameterGradients[parameter.Path], tolerance, $"gradient of {parameter.Path}");
        }

        CheckSecondOrder(parameters, apply, rows, training, tolerance);
    }

    /// <summary>
    /// Tangents, and how gradients change along a direction of the operands, against differences of values and
    /// gradients; of layers that have them.
    /// </summary>
    /// <returns>Whether the layer has them.</returns>
    internal bool CheckSecondOrder(
        ParameterSet parameters,
        Func<Handle[], Handle> apply,
        int rows,
        bool training,
        double tolerance,
        RowSpace? on = null
    )
    {
        double[][] operands = RandomOperands(rows),
            directions = RandomOperands(rows, seed: 7);
        double[] cotangent = Numbers.Normal(99, rows * ResultLayout.Dim);
        using var pass = new LayerPass(new WorkspacePool(parameters), training);
        RowSpace rowsBase = on ?? RowSpace.OfRows(rows);
        Handle[] handles = [.. operands.Select((numbers, i) => pass.Enter(rowsBase, Layouts[i], numbers))];
        Handle result = apply(handles);
        if (!SecondOrderPass.IsComplete(pass.Pass))
            return false;
        double[] tangent = SecondOrderPass.Run(pass.Pass, handles, directions, result, cotangent);

        LayerOutcome At(double step) =>
            Run(
                parameters,
                apply,
                rows,
                [.. operands.Zip(directions, (x, v) => x.Zip(v, (a, b) => a + step * b).ToArray())],
                cotangent,
                training,
                on
            );
        const double Step = 3e-4;
        (LayerOutcome near, LayerOutcome far) = (At(Step), At(2 * Step));
        (LayerOutcome nearBehind, LayerOutcome farBehind) = (At(-Step), At(-2 * Step));
        double[] Change(Func<LayerOutcome, double[]> numbers)
        {
            double[] a = numbers(near),
                b = numbers(nearBehind),
                c = numbers(far),
                d = numbers(farBehind);
            return [.. a.Select((_, i) => (8 * (a[i] - b[i]) - (c[i] - d[i])) / (12 * Step))];
        }

        void Compare(Func<LayerOutcome, double[]> numbers, double[] actual, string what) =>
            Near.Equal(
                Change(numbers),
                actual,
                tolerance,
                what,
                1 + numbers(near).Select(Math.Abs).DefaultIfEmpty().Max()
            );

        Compare(static o => o.Values, tangent, "tangent");
        for (int i = 0; i < operands.Length; i++)
            Compare(o => o.OperandGradients[i], LayerPass.Gradient(handles[i]), $"second order of operand {i}");
        foreach (Parameter parameter in parameters.All.Where(static p => !p.IsBuffer))
        {
            Compare(
                o => o.ParameterGradients[parameter.Path],
                pass.Pass.Gradient(parameter),
                $"second order of {parameter.Path}"
            );
        }

        return true;
    }

    /// <summary>f(g·x) = g·f(x) for rotations and rotations with inversion.</summary>
    internal void CheckEquivariance(Precision precision, int rows = 4)
    {
        var (parameters, apply) = Make(precision);
        double[][] operands = RandomOperands(rows, seed: 5);
        double[] expected = Run(parameters, apply, rows, operands).Values;
        if (!Group.IsSpatial)
        {
            CheckPlanarEquivariance(precision, parameters, apply, operands, expected);
            return;
        }
        Irreps result = Irreps.Parse(Result);
        foreach (bool inversion in new[] { false, true })
        {
            var element = new OrthogonalMatrix(Rotation.Random(new Random(11)), inversion);
            double[][] turned =
            [
                .. operands.Select((numbers, i) => WignerD.Transform(Irreps.Parse(Operands[i]), element, numbers)),
            ];
            double[] actual = Run(parameters, apply, rows, turned).Values;
            Near.Equal(
                WignerD.Transform(result, element, expected),
                actual,
                Tolerance.Equivariance.Of(precision == Precision.Double),
                $"inversion {inversion}"
            );
        }
    }

    /// <summary>The same for random elements of a group of the plane.</summary>
    private void CheckPlanarEquivariance(
        Precision precision,
        ParameterSet parameters,
        Func<Handle[], Handle> apply,
        double[][] operands,
        double[] expected
    )
    {
        int rows = operands[0].Length / Layouts[0].Dim;
        var random = new Random(11);
        for (int trial = 0; trial < 6; trial++)
        {
            GroupElement element = Group.Random(random);
            double[][] turned = [.. operands.Select((numbers, i) => Turned(Layouts[i], element, numbers))];
            Near.Equal(
                Turned(ResultLayout, element, expected),
                Run(parameters, apply, rows, turned).Values,
                Tolerance.Equivariance.Of(precision == Precision.Double),
                $"angle {element.Angle}, reflection {element.Reflects}"
            );
        }
    }

    /// <summary>Rows in public order, each irrep turned by its matrix.</summary>
    internal static double[] Turned(FeatureLayout layout, GroupElement element, double[] numbers)
    {
        var result = new double[numbers.Length];
        for (int at = 0; at < numbers.Length; )
        {
            foreach (MulIrrep block in layout.Signature.Irreps)
            {
                double[,] matrix = layout.Signature.Group.Matrix(block.Irrep, element);
                for (int u = 0; u < block.Mul; u++, at += block.Irrep.Dim)
                {
                    for (int i = 0; i < block.Irrep.Dim; i++)
                    {
                        for (int j = 0; j < block.Irrep.Dim; j++)
                            result[at + i] += matrix[i, j] * numbers[at + j];
                    }
                }
            }
        }

        return result;
    }

    /// <summary>A permutation of rows permutes the result.</summary>
    internal void CheckPermutation(Precision precision, int rows = 70)
    {
        var (parameters, apply) = Make(precision);
        double[][] operands = RandomOperands(rows, seed: 5);
        double[] expected = Run(parameters, apply, rows, operands).Values;
        int[] order = Enumerable.Range(0, rows).ToArray();
        new Random(3).Shuffle(order);
        double[] Permute(double[] numbers) =>
            [.. order.SelectMany(row => numbers[(row * numbers.Length / rows)..((row + 1) * numbers.Length / rows)])];
        double[] actual = Run(parameters, apply, rows, [.. operands.Select(Permute)]).Values;
        Near.Equal(
            Permute(expected),
            actual,
            Tolerance.Equivariance.Of(precision == Precision.Double),
            "permuted rows"
        );
    }

    /// <summary>Single precision against double, values and gradients.</summary>
    internal void CheckPrecisions(double tolerance = Tolerance.SingleAgainstDouble, int rows = 67)
    {
        double[][] operands =
        [
            .. RandomOperands(rows).Select(static numbers => Array.ConvertAll(numbers, static v => (double)(float)v)),
        ];
        double[] cotangent = Array.ConvertAll(
            Numbers.Normal(99, rows * ResultLayout.Dim),
            static v => (double)(float)v
        );
        var (parameters, apply) = Make(Precision.Double);
        foreach (Parameter parameter in parameters.All)
            parameter.Assign(Array.ConvertAll(parameter.ToArray(), static v => (double)(float)v));
        LayerOutcome expected = Run(parameters, apply, rows, operands, cotangent);
        (parameters, apply) = Make(Precision.Single);
        LayerOutcome actual = Run(parameters, apply, rows, operands, cotangent);
        Near.Equal(expected.Values, actual.Values, tolerance);
        for (int i = 0; i < operands.Length; i++)
            Near.Equal(expected.OperandGradients[i], actual.OperandGradients[i], tolerance, $"gradient of operand {i}");
        foreach ((string path, double[] gradient) in expected.ParameterGradients)
            Near.Equal(gradient, actual.ParameterGradients[path], tolerance, $"gradient of {path}");
    }

    /// <summary>
    /// A workspace that is full of what is not a number, from a larger pass, changes nothing: what lies beside a pass's
    /// numbers is not read.
    /// </summary>
    private void CheckUsedWorkspace()
    {
        const int Rows = 5,
            Before = 66;
        var (parameters, apply) = Make(Precision.Single);
        double[][] operands = RandomOperands(Rows),
            spoiled = [.. RandomOperands(Before).Select(static o => Array.ConvertAll(o, static _ => double.NaN))];
        int dim = ResultLayout.Dim;
        double[] cotangent = Numbers.Normal(99, Rows * dim);
        var pool = new WorkspacePool(parameters);
        Run(parameters, apply, Before, spoiled, [.. Enumerable.Repeat(double.NaN, Before * dim)], pool: pool);
        LayerOutcome actual = Run(parameters, apply, Rows, operands, cotangent, pool: pool),
            expected = Run(parameters, apply, Rows, operands, cotangent);
        Assert.Equal(expected.Values, actual.Values);
        for (int i = 0; i < operands.Length; i++)
            Assert.Equal(expected.OperandGradients[i], actual.OperandGradients[i]);
        Assert.All(expected.ParameterGradients, pair => Assert.Equal(pair.Value, actual.ParameterGradients[pair.Key]));
    }

    /// <summary>No rows, a workspace that was used before, and zero bytes once warm.</summary>
    internal void CheckHousekeeping()
    {
        CheckUsedWorkspace();
        var (parameters, apply) = Make(Precision.Single);
        LayerOutcome empty = Run(parameters, apply, 0, [.. Operands.Select(static _ => Array.Empty<double>())], []);
        Assert.Empty(empty.Values);
        Assert.All(empty.ParameterGradients.Values, static g => Assert.All(g, static v => Assert.Equal(0, v)));

        const int Rows = 66;
        double[][] operands = RandomOperands(Rows);
        double[] cotangent = Numbers.Normal(99, Rows * ResultLayout.Dim);
        var pool = new WorkspacePool(parameters);
        var rowsBase = RowSpace.OfRows(Rows);
        long warm = WarmAllocation.Measure(() =>
        {
            using var pass = new LayerPass(pool);
            Handle[] handles = [.. operands.Select((numbers, i) => pass.Enter(rowsBase, Layouts[i], numbers))];
            long before = GC.GetAllocatedBytesForCurrentThread();
            Handle result = apply(handles);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            pass.Backward(result, cotangent);
            before = GC.GetAllocatedBytesForCurrentThread();
            pass.Pass.Workspace.Tape!.Backward(pass.Pass);
            return bytes + GC.GetAllocatedBytesForCurrentThread() - before;
        });
        Assert.Equal(0, warm);
    }

    private static double Difference(Func<double> loss, double at, Action<double> set)
    {
        const double Step = 1e-3;
        double At(double offset)
        {
            set(at + offset);
            return loss();
        }

        double near = At(Step) - At(-Step);
        double far = At(2 * Step) - At(-2 * Step);
        set(at);
        return (8 * near - far) / (12 * Step);
    }
}
