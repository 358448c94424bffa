namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>GDL4007: no pointers, no reflection, no late binding.</summary>
public sealed class RawAccessTests
{
    [Fact]
    public Task Triggers_OnReflection() =>
        Bad.Says(
            "public Hidden F(Hidden h) { object? o = {|GDL4007:typeof(Net).GetField(\"__pool\")|}; return h; }",
            "A call of 'GetField' gets around the type system of C#. Such code can read the rows of "
                + "every pass, which depend on the axes and on the order of points. Compute the value "
                + "outside the model and pass it in as a number."
        );

    [Theory]
    [InlineData("public unsafe Hidden F(Hidden h) { int x = 3; int* p = {|GDL4007:&x|}; return h; }")]
    [InlineData(
        "public Hidden F(Hidden h) { int x = 3; return h * "
            + "{|GDL4007:System.Runtime.CompilerServices.Unsafe.Add(ref x, 7)|}; }"
    )]
    [InlineData("public Hidden F(Hidden h, dynamic d) => h * (double){|GDL4007:d.Foo|}();")]
    [InlineData("public Hidden F(Hidden h, Delegate d) => h * (double){|GDL4007:d.DynamicInvoke()|}!;")]
    [InlineData("public unsafe Hidden F(Hidden h, delegate*<double> f) => {|GDL4007:f()|} * h;")]
    [InlineData("public object F() => {|GDL4007:Activator.CreateInstance(typeof(Net))|}!;")]
    public Task Triggers_OnOtherForms(string members) => Bad.Verify(members);

    [Fact]
    public Task DoesNotTrigger_OutsideModels() =>
        Verify.That("public static class Tools { public static object? F() => typeof(Tools).GetField(\"x\"); }");
}
