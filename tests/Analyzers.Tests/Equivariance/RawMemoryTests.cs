namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>
/// GDL4007 as an open-ended kind: what is not listed of the framework is closed, and signatures of other code are read.
/// </summary>
public sealed class RawMemoryTests
{
    private const string Around = """
        using System.Runtime.InteropServices;
        using System.Runtime.CompilerServices;
        [StructLayout(LayoutKind.Explicit)] public struct Union { [FieldOffset(0)] public object Any; [FieldOffset(0)] public Mirror Seen; }
        public sealed class Mirror { public object? First; }
        [InlineArray(4)] public struct Four { private double _x; }
        public static class Native { [DllImport("evil")] public static extern double Peek(int n); public static unsafe double At(double* p) => 1; }

        """;

    [Theory]
    [InlineData(
        "public Hidden F(Hidden h) { Union u = default; {|GDL4007:u.Any|} = this; return "
            + "{|GDL4007:u.Seen|}.First is null ? h : -h; }"
    )]
    [InlineData("public Hidden F(Hidden h) => h * {|GDL4007:Native.Peek(3)|};")]
    [InlineData(
        "[DllImport(\"evil\")] private static extern double Peek(int n); public Hidden F(Hidden h) => "
            + "h * {|GDL4007:Peek(3)|};"
    )]
    [InlineData(
        "[UnsafeAccessor(UnsafeAccessorKind.Field, Name = \"_x\")] private static extern ref object "
            + "Peek(Mirror n); public Hidden F(Hidden h, Mirror m) => {|GDL4007:Peek(m)|} is null ? h : -h;"
    )]
    [InlineData(
        "public Hidden F(Hidden h, double[] a) => h * {|"
            + "GDL4007:System.Runtime.Intrinsics.Vector128.LoadUnsafe(ref a[0])|}[0];"
    )]
    [InlineData(
        "public Hidden F(Hidden h, System.IO.Pipelines.PipeWriter w) => h * {|GDL4007:w.GetMemory(64)|}.Span[0];"
    )]
    [InlineData(
        "public Hidden F(Hidden h, System.Buffers.IBufferWriter<double> w) => h * {|GDL4007:w.GetSpan(64)|}[0];"
    )]
    [InlineData(
        "public Hidden F(Hidden h) => h * {|GDL4007:System.ComponentModel.TypeDescriptor.GetProperties(this)|}.Count;"
    )]
    [InlineData("public Hidden F(Hidden h) => h * {|GDL4007:GC.AllocateUninitializedArray<double>(64)|}[3];")]
    [InlineData("public Hidden F(Hidden h) => h * {|GDL4007:System.Buffers.ArrayPool<double>.Shared|}.Rent(64)[3];")]
    [InlineData(
        "public Hidden F(Hidden h) { Func<double> f = {|GDL4007:[SkipLocalsInit] () => { Span<double> "
            + "s = stackalloc double[8]; return s[3]; }|}; return h * f(); }"
    )]
    [InlineData("public Hidden F(Hidden h) { {|GDL4001:Parameters[\"x\"].Assign(new double[1])|}; return h; }")]
    [InlineData("public Hidden F(Hidden h) { {|GDL4001:Parallelism.Threads|} = 2; return h; }")]
    [InlineData(
        "public Hidden F(Hidden h) { return h * Local(); {|GDL4007:[SkipLocalsInit] static double "
            + "Local() { Span<double> s = stackalloc double[8]; return s[3]; }|} }"
    )]
    public Task Triggers_OnRawMemory(string members) => Verify.That(Around + Verify.InModel(members));

    [Theory]
    [InlineData("public Hidden F(Hidden h) { Span<int> counts = stackalloc int[3]; return counts[0] * h; }")]
    [InlineData(
        "public Net(double start) : this(seed: 1) { foreach (Parameter p in Parameters.All) "
            + "p.Assign(new double[p.Count]); }"
    )]
    [InlineData(
        "public int F() => Parameters.Count + Parameters.All.Count + (Parameters.Precision == "
            + "Precision.Double ? 1 : 0);"
    )]
    [InlineData(
        "public string F(double[] t) => string.Join(\", \", System.Linq.Enumerable.Select(t, static x "
            + "=> x * 2)) + new System.Text.StringBuilder().Append(1) + "
            + "System.Diagnostics.Stopwatch.GetTimestamp() + GetType().Name;"
    )]
    public Task DoesNotTrigger_OnSafeCode(string members) => Verify.That(Around + Verify.InModel(members));
}
