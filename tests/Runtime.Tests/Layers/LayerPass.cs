using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>
/// A recorded pass that tests put numbers into and take numbers out of, in public order (mul_ir) and double.
/// </summary>
internal sealed class LayerPass : IDisposable
{
    private readonly Precision _precision;

    internal LayerPass(WorkspacePool pool, bool training = true, long step = 0)
    {
        Pass = pool.Record(training, step);
        _precision = pool.Parameters.Precision;
    }

    internal Pass Pass { get; }

    internal Handle Enter(RowSpace rows, FeatureLayout layout, double[] numbers, bool needsGradient = true) =>
        _precision == Precision.Single
            ? Enter<float>(rows, layout, numbers, needsGradient)
            : Enter<double>(rows, layout, numbers, needsGradient);

    internal static double[] Read(Handle value) =>
        value.Storage is Storage<float> single
            ? ToPublic<float>(value.Layout, single.Values)
            : ToPublic<double>(value.Layout, value.As<double>().Values);

    internal static double[] Gradient(Handle value) =>
        value.Storage is Storage<float> single
            ? ToPublic<float>(value.Layout, single.Gradient)
            : ToPublic<double>(value.Layout, value.As<double>().Gradient);

    internal void Backward(Handle result, double[] cotangent)
    {
        if (result.Storage is Storage<float> single)
            FromPublic<float>(result.Layout, cotangent, single.Gradient);
        else
            FromPublic<double>(result.Layout, cotangent, result.As<double>().Gradient);
        Pass.Workspace.Tape!.Backward(Pass);
    }

    public void Dispose() => Pass.Dispose();

    private Handle Enter<S>(RowSpace rows, FeatureLayout layout, double[] numbers, bool needsGradient)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<S> storage = Pass.Workspace.Rent<S>(rows, layout);
        FromPublic<S>(layout, numbers, storage.Values);
        storage.NeedsGradient = needsGradient;
        return new Handle(storage);
    }

    private static void FromPublic<S>(FeatureLayout layout, double[] numbers, Span<S> inner)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int[] source = layout.Rows.SourceIndex();
        Assert.Equal(inner.Length, numbers.Length);
        for (int i = 0; i < inner.Length; i++)
            inner[i] = S.CreateTruncating(numbers[i / layout.Dim * layout.Dim + source[i % layout.Dim]]);
    }

    private static double[] ToPublic<S>(FeatureLayout layout, ReadOnlySpan<S> inner)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int[] source = layout.Rows.SourceIndex();
        var numbers = new double[inner.Length];
        for (int i = 0; i < inner.Length; i++)
            numbers[i / layout.Dim * layout.Dim + source[i % layout.Dim]] = double.CreateTruncating(inner[i]);
        return numbers;
    }
}
