using System.Reflection;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Tests.Pipeline;

/// <summary>The generator knows the runtime by names only; each must be there.</summary>
public class RuntimeNameTests
{
    private static readonly Assembly Runtime = typeof(Pass).Assembly;

    public static TheoryData<string> Names =>
        [
            .. RuntimeApi.All.Select(static n => n.Replace("global::", string.Empty)),
            .. RuntimeTypes.LayerAttributes.Select(RuntimeTypes.FullName),
            .. RuntimeTypes
                .LayerAttributes.Where(static n => n is not ("TensorSquare" or "MeanPool" or "MaxPool" or "NormPool"))
                .Select(static n => RuntimeApi.Layer(n).Replace("global::", string.Empty)),
            RuntimeTypes.EquivariantModel,
            RuntimeTypes.Module,
            "GeoDL.Typed.Gated`1",
            "GeoDL.Typed.Pair`2",
            "GeoDL.Typed.PointCloud`1",
            "GeoDL.Typed.Rows",
            "GeoDL.Typed.Rows`1",
            "GeoDL.Typed.Neighbourhood",
            "GeoDL.Typed.FeatureExtensions",
            "GeoDL.Typed.CompilerServices.BlockPoolLayer",
            "GeoDL.Typed.CompilerServices.TensorWeights",
            "GeoDL.Typed.CompilerServices.SteerableConvolutionOptions",
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public void AName_IsOneOfTheRuntime(string name) =>
        Assert.NotNull(Runtime.GetType(name) ?? typeof(Algebra.SymmetryGroup).Assembly.GetType(name));

    [Fact]
    public void EveryLayerAttributeOfTheRuntime_IsKnown() =>
        Assert.Equal(
            Runtime
                .GetTypes()
                .Where(static t => t.BaseType == typeof(LayerAttribute))
                .Select(static t => t.FullName!)
                .Order(),
            RuntimeTypes.LayerAttributes.Select(RuntimeTypes.FullName).Order()
        );

    [Fact]
    public void KindsOfProducts_HaveTheRuntimesNumbers() =>
        Assert.Equal(
            Enum.GetValues<ProductKind>().Select(static k => (k.ToString(), (int)k)),
            Enum.GetValues<Generators.Models.ProductKind>().Select(static k => (k.ToString(), (int)k))
        );
}
