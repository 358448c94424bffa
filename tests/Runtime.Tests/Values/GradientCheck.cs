using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Runtime.Tests.Layers;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>Reverse mode against central differences in double, for a random linear functional of the result.</summary>
internal static class GradientCheck
{
    private const double Step = 1e-5;

    internal static WorkspacePool Pool(Precision precision = Precision.Double) =>
        new(ModelBuilder.Root(0, precision).Complete());

    /// <summary>Checks the derivatives with respect to every number of every operand.</summary>
    internal static void Operands(OperationCase operation, Scene scene)
    {
        double[][] inputs = operation.RandomInputs(scene);
        double[] cotangent = [];
        using Pass pass = Pool().Record(training: true, step: 0);
        Handle[] entered = Enter(pass, operation, scene, inputs);
        RunBackward(pass, operation.Apply(scene.Cloud, entered), ref cotangent);
        for (int k = 0; k < inputs.Length; k++)
        {
            double[] expected = Differences(
                inputs[k],
                () => Dot(cotangent, operation.Run(scene, inputs, Precision.Double))
            );
            Near.Equal(
                expected,
                pass.FeatureGradient(FeatureMarshal.Wrap<Features>(entered[k])).ToArray(),
                Tolerance.Derivative.SecondOrder
            );
        }
    }

    /// <summary>
    /// Checks tangents along a direction, and how the derivatives change along it, against differences of values and
    /// derivatives; false if an operation has none.
    /// </summary>
    internal static bool SecondOrder(OperationCase operation, Scene scene)
    {
        double[][] inputs = operation.RandomInputs(scene),
            directions = operation.RandomInputs(scene, seed: 8);
        using Pass pass = Pool().Record(training: true, step: 0);
        Handle[] entered = Enter(pass, operation, scene, inputs);
        Handle result = operation.Apply(scene.Cloud, entered);
        if (!SecondOrderPass.IsComplete(pass))
            return false;
        double[] cotangent = Scene.Uniform(new Random(99), result.Rows * result.Layout.Dim);
        double[] tangent = SecondOrderPass.Run(pass, entered, directions, result, cotangent);
        (double[] ahead, double[][] gradientsAhead) = Along(Step);
        (double[] behind, double[][] gradientsBehind) = Along(-Step);
        Compare(ahead, behind, tangent);
        for (int k = 0; k < inputs.Length; k++)
        {
            Compare(
                gradientsAhead[k],
                gradientsBehind[k],
                pass.FeatureGradient(FeatureMarshal.Wrap<Features>(entered[k])).ToArray()
            );
        }

        return true;

        (double[] Values, double[][] Gradients) Along(double step)
        {
            double[][] moved = [.. inputs.Zip(directions, (x, v) => x.Zip(v, (a, b) => a + step * b).ToArray())];
            using Pass first = Pool().Record(training: true, step: 0);
            Handle[] handles = Enter(first, operation, scene, moved);
            Handle value = operation.Apply(scene.Cloud, handles);
            double[] random = [];
            RunBackward(first, value, ref random);
            var gradients = new double[handles.Length][];
            for (int k = 0; k < gradients.Length; k++)
                gradients[k] = first.FeatureGradient(FeatureMarshal.Wrap<Features>(handles[k])).ToArray();
            return (FeatureMarshal.Wrap<Features>(value).ToRows().ToArray(), gradients);
        }

        static void Compare(double[] ahead, double[] behind, double[] actual) =>
            Near.Equal(
                [.. ahead.Zip(behind, static (a, b) => (a - b) / (2 * Step))],
                actual,
                Tolerance.Derivative.SecondOrder,
                scale: 1 + ahead.Select(Math.Abs).DefaultIfEmpty().Max()
            );
    }

    private static Handle[] Enter(Pass pass, OperationCase operation, Scene scene, double[][] inputs) =>
        Array.ConvertAll(
            operation.Tables(scene, inputs, Precision.Double),
            t => FeatureMarshal.Unwrap(pass.Enter(t, GradientInputs.Features))
        );

    /// <summary>Central differences of a function of numbers that are changed in place.</summary>
    internal static double[] Differences(double[] x, Func<double> f)
    {
        var result = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double at = x[i];
            x[i] = at + Step;
            double above = f();
            x[i] = at - Step;
            double below = f();
            x[i] = at;
            result[i] = (above - below) / (2 * Step);
        }

        return result;
    }

    /// <summary>Runs the tape from a random cotangent, given in public order.</summary>
    internal static void RunBackward(Pass pass, Handle result, ref double[] cotangent)
    {
        Storage<double> storage = result.As<double>();
        cotangent = Scene.Uniform(new Random(99), storage.Values.Length);
        PublicOrder.Read<double, double>(cotangent, storage.Gradient, storage.Layout);
        pass.Workspace.Tape!.Backward(pass);
    }

    internal static double Dot(double[] cotangent, Rows rows) => cotangent.Zip(rows.ToArray(), (a, b) => a * b).Sum();
}
