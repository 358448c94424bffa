using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Tool.Loading;

namespace GeoDL.Typed.Tool.Verify;

/// <summary>Measures how a method's outputs follow the motions of its inputs.</summary>
internal static class EquivarianceCheck
{
    private const int Trials = 2;

    /// <summary>The equivariance of a method in one precision.</summary>
    public static Equivariance Run(Subject subject, Precision precision)
    {
        (IEquivariantModel model, object? target) = subject.Create(precision);
        Stage before = subject.Run(model, target, subject.Still);
        if (before.Outputs.All(static o => o.Values.All(static v => v == 0)))
            return new Equivariance(0, null) { IsZero = true };
        if (before.Outputs.FirstOrDefault(static o => !o.Values.All(double.IsFinite)) is { } endless)
            return new Equivariance(double.NaN, $"its output {endless.Name} is not finite");
        double response = Response(subject, model, target, before, precision);
        double bound = Math.Max(
            precision == Precision.Single ? Bounds.Single : Bounds.Double,
            response * (precision == Precision.Single ? Bounds.SingleAmplification : Bounds.DoubleAmplification)
        );
        bound = Math.Min(bound, Bounds.Largest);
        double worst = 0;
        foreach (Motion motion in Motions(subject))
        {
            (double error, _, _) = Measure(subject, model, target, before, motion);
            worst = Math.Max(worst, error);
            if (!(error <= bound))
                return new Equivariance(error, Blame(subject, model, target, before, motion, bound));
        }

        return new Equivariance(worst, null);
    }

    /// <summary>How much outputs change with rounding of the inputs.</summary>
    private static double Response(
        Subject subject,
        IEquivariantModel model,
        object? target,
        Stage before,
        Precision precision
    )
    {
        double step = precision == Precision.Single ? Bounds.SingleNoise : Bounds.DoubleNoise;
        return Enumerable
            .Range(1, 2)
            .Max(sign =>
            {
                Stage noisy = subject.Run(model, target, subject.Still, (sign == 1 ? 1 : -1) * step);
                return Enumerable
                    .Range(0, before.Outputs.Count)
                    .Max(output => Comparison.Of(subject.Scene, before, noisy, subject.Still, output).Error);
            });
    }

    private static (double Error, int Output, int Cloud) Measure(
        Subject subject,
        IEquivariantModel model,
        object? target,
        Stage before,
        Motion motion
    )
    {
        Stage after = subject.Run(model, target, motion);
        (double Error, int Output, int Cloud) worst = (0, 0, 0);
        for (int output = 0; output < before.Outputs.Count; output++)
        {
            Comparison found = Comparison.Of(subject.Scene, before, after, motion, output);
            if (!(found.Error <= worst.Error))
                worst = (found.Error, output, found.Cloud);
        }

        return worst;
    }

    /// <summary>All motions at once, where clouds have their own; elements of a grid or a table one by one.</summary>
    private static IEnumerable<Motion> Motions(Subject subject)
    {
        Scene scene = subject.Scene;
        var random = new Random(scene.Seed);
        if (scene.Kind == SceneKind.Points)
        {
            for (int trial = 0; trial < Trials; trial++)
            {
                Motion moved = subject.Still.Turned(scene.Space, random).Shifted(random);
                yield return scene.Supplied is null ? moved.Reordered(random) : moved;
            }
        }
        else if (scene.Kind == SceneKind.Vertices)
        {
            int vertices = subject.VertexCount;
            for (int trial = 0; trial < Trials; trial++)
                yield return subject.Still.InFrames(vertices, random);
        }
        else if (scene.Space.OnGrid is { } kept)
        {
            foreach (GroupElement element in kept.Elements.Skip(1).Where(e => KeepsSize(e, scene.Size)))
                yield return Motion.Of(scene.Space, scene.Counts, element);
        }
        else
        {
            for (int trial = 0; trial < Trials; trial++)
                yield return Motion.Of(scene.Space, scene.Counts, scene.Space.Group.Random(random));
        }
    }

    /// <summary>A quarter turn makes another size of an image that is not square.</summary>
    private static bool KeepsSize(GroupElement element, GridSize size) =>
        element.IsPlanar
            ? size.Height == size.Width || Math.Abs(Math.Sin(element.Angle)) < 0.5
            : AxisExchange.Of(element.Space)!.Value.Of(size) == size;

    /// <summary>Which part of a motion it is, in words.</summary>
    private static string Blame(
        Subject subject,
        IEquivariantModel model,
        object? target,
        Stage before,
        Motion motion,
        double bound
    )
    {
        Motion still = subject.Still;
        (string? Words, Motion Part)[] parts = motion.Frames is not null
            ? [(motion.Words, motion)]
            :
            [
                (null, still with { Elements = motion.Elements }),
                ("a translation", still with { Shifts = motion.Shifts }),
                ("a new order of points and clouds", still with { Places = motion.Places, Clouds = motion.Clouds }),
                ("all at once: elements, translations and a new order", motion),
            ];
        foreach ((string? words, Motion part) in parts)
        {
            (double error, int output, int cloud) = Measure(subject, model, target, before, part);
            if (error <= bound)
                continue;
            string element = words ?? motion.Words ?? subject.Scene.Space.Describe(motion.Elements[cloud]);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"its output {before.Outputs[output].Name} is off by {error:0.0e+0} under {element}"
            );
        }

        return "its outputs do not follow a motion of the inputs";
    }

    /// <summary>Runs the check; what a method throws for moved inputs is a failure of it.</summary>
    public static Equivariance RunGuarded(Subject subject, Precision precision)
    {
        try
        {
            return Run(subject, precision);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return new Equivariance(
                double.PositiveInfinity,
                $"it fails for moved inputs: {ModelFactory.Reason(error)}"
            );
        }
    }
}
