using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Training;

/// <summary>Two parameters and a buffer; gradients are set by hand.</summary>
internal sealed class FakeModel : IEquivariantModel
{
    private readonly WorkspacePool _pool;

    internal FakeModel(
        ulong seed = 1,
        Precision precision = Precision.Single,
        int width = 4,
        string signature = "8x0e → 4x0e",
        params string[] options
    )
    {
        ModelBuilder builder = ModelBuilder.Root(seed, precision);
        builder
            .Layer("mix", "linear", options)
            .Declare(FeatureLayout.Of(signature.Split(" → ")[1]), FeatureLayout.Of(signature.Split(" → ")[0]));
        First = builder.Child("mix").Normal("weight", 2, width);
        Second = builder.Child("mix").Constant("bias", 0.5, width);
        Mean = builder.Child("norm").Buffer("running_mean", 0, 3);
        Parameters = builder.Complete();
        _pool = new WorkspacePool(Parameters);
    }

    public ParameterSet Parameters { get; }

    internal Parameter First { get; }

    internal Parameter Second { get; }

    internal Parameter Mean { get; }

    public Pass Record(bool training = true, long step = 0) => _pool.Record(training, step);

    /// <summary>A pass whose gradient is that of Σ p²/2, plus a shift.</summary>
    internal Pass Quadratic(double shift = 0)
    {
        Pass pass = Record();
        foreach (Parameter parameter in new[] { First, Second })
        {
            double[] values = parameter.ToArray();
            for (int i = 0; i < values.Length; i++)
            {
                if (Parameters.Precision == Precision.Single)
                    pass.GradientOf<float>(parameter)[i] = (float)(values[i] + shift);
                else
                    pass.GradientOf<double>(parameter)[i] = values[i] + shift;
            }
        }

        return pass;
    }

    internal double[] Numbers() => [.. Parameters.All.SelectMany(static p => p.ToArray())];
}
