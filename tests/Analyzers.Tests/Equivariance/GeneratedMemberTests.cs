namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>GDL4002: model code leaves generated members alone.</summary>
public sealed class GeneratedMemberTests
{
    [Fact]
    public Task Triggers_OnPlumbing() =>
        Bad.Says(
            "public Hidden F(Hidden h) { var x = {|"
                + "GDL4002:GeoDL.Typed.CompilerServices.FeatureMarshal.Unwrap(h)|}; return h; }",
            "'Unwrap' belongs to generated code. It exposes raw components and weights, which depend on the axes and "
                + "on the order of points. "
                + "Use layers and the public members of features instead."
        );

    [Fact]
    public Task Triggers_OnGeneratedField() => Bad.Verify("public string F() => {|GDL4002:__pool|}.ToString()!;");

    [Fact]
    public Task Triggers_OnTypeOfPlumbing() =>
        Bad.Verify("public Type F() => {|GDL4002:typeof(GeoDL.Typed.CompilerServices.Handle)|};");

    [Fact]
    public Task Triggers_OnStaticAbstractOfFeatures() =>
        Bad.Verify(
            "private static GeoDL.Typed.CompilerServices.Handle F<T>(T x) where T : struct, "
                + "GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct => {|GDL4002:x.Unwrap()|};"
        );

    [Fact]
    public Task DoesNotTrigger_OutsideModels() =>
        Verify.That(
            "public static class Tools { public static int F(Hidden h) => "
                + "GeoDL.Typed.CompilerServices.FeatureMarshal.Unwrap(h).Rows; }"
        );
}
