using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Models.Tests.Support;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Accuracy;

/// <summary>A call of a model on a batch of clouds, run forwards and backwards.</summary>
internal sealed class MeasuredLayer<TModel, TIn>(
    string name,
    string degrees,
    Func<Precision, TModel> make,
    LayerCall<TModel, TIn> call
) : MeasuredLayer(name, degrees)
    where TModel : IEquivariantModel
    where TIn : struct, IFeatures<TIn>, allows ref struct
{
    private static readonly Irreps Vector = Irreps.Parse("1o");

    protected override double Measure(Precision precision, Random random, bool withInversion)
    {
        TModel model = make(precision);
        int first = random.Next();
        foreach (Parameter parameter in model.Parameters.All)
            parameter.Assign(Numbers(parameter, first));

        Irreps input = FeatureMarshal.Layout<TIn>()!.Signature.Irreps;
        CloudCase[] clouds = [.. Counts.Select(count => CloudCase.Random(random, count, input, Scale))];
        Symmetry[] symmetries = [.. Counts.Select(count => RandomSymmetry(random, count, withInversion))];
        Outcome before = Run(
            model,
            clouds,
            (_, length) => [.. Enumerable.Range(0, length).Select(_ => Normal(random))]
        );
        Outcome after = Run(
            model,
            [.. clouds.Zip(symmetries, static (c, s) => c.Transform(s))],
            (irreps, _) => Symmetry.TransformBatch(symmetries, before.Target, irreps)
        );
        Assert.Contains(before.Values, static x => Math.Abs(x) > Tolerance.Noticeable);
        return new[]
        {
            Error(Symmetry.TransformBatch(symmetries, before.Values, before.Irreps), after.Values),
            Error(Symmetry.TransformBatch(symmetries, before.FeatureGradient, input), after.FeatureGradient),
            Error(Symmetry.TransformBatch(symmetries, before.PositionGradient, Vector), after.PositionGradient),
        }.Max();
    }

    /// <summary>Value, and gradients of its mean squared distance from a target.</summary>
    private Outcome Run(TModel model, CloudCase[] clouds, Func<Irreps, int, double[]> target)
    {
        using Pass pass = model.Record(Training);
        PointCloud<TIn> cloud = pass.Enter(
            CloudCase.ToBatch<TIn>(clouds),
            GradientInputs.Positions | GradientInputs.Features
        );
        Features result = call(model, cloud);
        double[] values = result.ToRows().ToArray();
        Irreps irreps = Irreps.Parse(result.Signature);
        double[] aim = target(irreps, values.Length);
        pass.Backward(Loss.MeanSquaredError(result, Rows.From(result.Signature, aim)));
        return new Outcome(irreps, values, aim, pass.FeatureGradient(cloud).ToArray(), pass.PositionGradient(cloud));
    }

    /// <summary>
    /// Numbers that depend on a parameter's name and on nothing else of the model; statistics are positive.
    /// </summary>
    private static double[] Numbers(Parameter parameter, int first)
    {
        var random = new Random(parameter.Path.Aggregate(first, static (hash, c) => unchecked((31 * hash) + c)));
        return
        [
            .. Enumerable
                .Range(0, parameter.Count)
                .Select(_ => parameter.IsBuffer ? 0.5 + random.NextDouble() : Normal(random)),
        ];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private sealed record Outcome(
        Irreps Irreps,
        double[] Values,
        double[] Target,
        double[] FeatureGradient,
        double[] PositionGradient
    );
}
