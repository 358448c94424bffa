using System.Globalization;
using GeoDL.Typed.Tool.Loading;

namespace GeoDL.Typed.Tool.Verify;

/// <summary>
/// Compares derivatives with differences of values: of the squared distance of all outputs from a random target, along
/// a random direction of all parameters, and along one of all inputs.
/// </summary>
internal static class DerivativeCheck
{
    private const int DirectionSeed = 104729;

    /// <summary>The derivatives of a method; null where it has no output that a loss takes.</summary>
    public static Derivatives? Run(Subject subject)
    {
        try
        {
            return Compare(subject);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            string reason = ModelFactory.Reason(error).TrimEnd('.');
            return new Derivatives(
                double.PositiveInfinity,
                double.PositiveInfinity,
                $"its derivatives cannot be computed: {reason}"
            );
        }
    }

    private static Derivatives? Compare(Subject subject)
    {
        (IEquivariantModel model, object? target) = subject.Create(Precision.Double);
        if (Slopes(subject, Precision.Double) is not { } wide || Slopes(subject, Precision.Single) is not { } narrow)
            return null;

        (double @double, double single, string? failure) = (0, 0, null);
        foreach (bool ofInputs in new[] { false, true })
        {
            double exact = ofInputs ? wide.Inputs : wide.Parameters,
                rounded = ofInputs ? narrow.Inputs : narrow.Parameters;
            (double error, double errorOfSingle) = Nearest(
                step => Difference(subject, model, target, ofInputs, step),
                exact,
                rounded,
                1e-3 * wide.Loss
            );
            (@double, single) = (Math.Max(@double, error), Math.Max(single, errorOfSingle));
            if (!(error <= Bounds.DoubleDerivative) || !(errorOfSingle <= Bounds.SingleDerivative))
            {
                failure ??= string.Create(
                    CultureInfo.InvariantCulture,
                    $"its derivatives with respect to {(ofInputs ? "inputs" : "parameters")} differ from differences "
                        + $"of values by {error:0.0e+0} in double and {errorOfSingle:0.0e+0} in float"
                );
            }
        }

        return new Derivatives(single, @double, failure);
    }

    /// <summary>The errors at the first step that agrees, or at the one that comes nearest.</summary>
    private static (double Double, double Single) Nearest(
        Func<double, double> difference,
        double exact,
        double rounded,
        double smallest
    )
    {
        (double Double, double Single) nearest = (double.PositiveInfinity, double.PositiveInfinity);
        foreach (double step in Bounds.Steps)
        {
            double slope = difference(step),
                scale = Math.Max(Math.Abs(slope), Math.Abs(exact)) + smallest;
            if (scale == 0)
                return (0, 0);
            double error = Math.Abs(slope - exact) / scale;
            if (error < nearest.Double)
                nearest = (error, Math.Abs(slope - rounded) / scale);
            if (nearest.Double <= Bounds.DoubleDerivative)
                break;
        }

        return nearest;
    }

    private static (double Loss, double Parameters, double Inputs)? Slopes(Subject subject, Precision precision)
    {
        (IEquivariantModel model, object? target) = subject.Create(precision);
        using Pass pass = model.Record(training: false);
        var stage = new Stage(subject.Scene, subject.Still, pass, wantsLoss: true);
        subject.Call.Call(target, stage);
        if (!stage.HasLoss)
            return null;
        double inputs = stage.InputSlope(),
            parameters = 0;
        foreach ((int number, Parameter parameter) in Trained(model).Index())
        {
            double[] gradient = pass.Gradient(parameter);
            parameters += gradient.Zip(Direction(subject, number, gradient.Length), static (g, d) => g * d).Sum();
        }

        return (stage.LossValue, parameters, inputs);
    }

    private static double Difference(
        Subject subject,
        IEquivariantModel model,
        object? target,
        bool ofInputs,
        double step
    )
    {
        double up = Loss(subject, model, target, ofInputs, step),
            down = Loss(subject, model, target, ofInputs, -step);
        return (up - down) / (2 * step);
    }

    private static double Loss(Subject subject, IEquivariantModel model, object? target, bool ofInputs, double step)
    {
        double[][] kept = [.. Trained(model).Select(static p => p.ToArray())];
        if (!ofInputs)
            Move(subject, model, kept, step);
        try
        {
            using Pass pass = model.Record(training: false);
            var stage = new Stage(subject.Scene, subject.Still, pass, ofInputs ? step : 0, wantsLoss: true);
            subject.Call.Call(target, stage);
            return stage.LossValue;
        }
        finally
        {
            if (!ofInputs)
                Move(subject, model, kept, 0);
        }
    }

    private static void Move(Subject subject, IEquivariantModel model, double[][] kept, double step)
    {
        foreach ((int number, Parameter parameter) in Trained(model).Index())
        {
            double[] direction = Direction(subject, number, parameter.Count);
            parameter.Assign(kept[number].Zip(direction, (value, d) => value + (step * d)).ToArray());
        }
    }

    private static double[] Direction(Subject subject, int parameter, int count) =>
        subject.Scene.Numbers(count, DirectionSeed, parameter);

    private static IEnumerable<Parameter> Trained(IEquivariantModel model) =>
        model.Parameters.All.Where(static p => !p.IsBuffer);
}
