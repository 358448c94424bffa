namespace GeoDL.Typed.Attack;

/// <content>Memory that was not cleared, or that belongs to another, and names that are bound when the program
/// runs.</content>
internal static partial class Leaks
{
    private const string Union =
        "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)"
        + "] public struct Union$u { [System.Runtime.InteropServices.FieldOffset(0)] public object Any; "
        + "[System.Runtime.InteropServices.FieldOffset(0)] public Mirror$u Mirror; }\npublic sealed "
        + "class Mirror$u { public object? First; public object? Second; }";

    private static IEnumerable<Leak> Memory() =>
        [
            new(
                "memory: union / union of references",
                "Union$u n$u = default; n$u.Any = this; double $k = n$u.Mirror.First is null ? 1 : -0.5;"
            )
            {
                IsDangerous = true,
                Types = Union,
                Members = "private void Unused$u() { }",
            },
            new(
                "memory: union / union in the model",
                "Union$u n$u = default; n$u.Any = this; double $k = n$u.Mirror.First is null ? 1 : -0.5;"
            )
            {
                IsDangerous = true,
                Members = Union,
            },
            new("memory: accessor / accessor with an untyped signature", "double $k = Raw$u(this) % 7;")
            {
                Members =
                    "[System.Runtime.CompilerServices.UnsafeAccessor("
                    + "System.Runtime.CompilerServices.UnsafeAccessorKind.Method, "
                    + "Name = \"GetHashCode\")] private static extern int Raw$u(object any);",
            },
            new(
                "memory: accessor / accessor of a builder's characters",
                "var b$u = new System.Text.StringBuilder(64).Append('a'); double $k = Raw$u(b$u)[3] + 0.5;"
            )
            {
                Members =
                    "[System.Runtime.CompilerServices.UnsafeAccessor("
                    + "System.Runtime.CompilerServices.UnsafeAccessorKind.Field, "
                    + "Name = \"m_ChunkChars\")] private static extern ref char[] "
                    + "Raw$u(System.Text.StringBuilder builder);",
            },
            new(
                "memory: vector / vector past the end of an array",
                "double[] a$u = new double[1]; double $k = "
                    + "System.Runtime.Intrinsics.Vector128.LoadUnsafe(ref a$u[0], 3)[0] > 0 ? 1 : -0.5;"
            )
            {
                IsDangerous = true,
            },
            new(
                "memory: vector / wide vector past the end of an array",
                "double[] a$u = new double[1]; double $k = "
                    + "System.Runtime.Intrinsics.Vector256.LoadUnsafe(in a$u[0])[3] > 0 ? 1 : -0.5;"
            )
            {
                IsDangerous = true,
            },
            new(
                "memory: vector / vector stored past the end",
                "double[] a$u = new double[4]; "
                    + "System.Numerics.Vector.StoreUnsafe(System.Numerics.Vector<double>.One, ref a$u[0], "
                    + "0); double $k = a$u[1];"
            )
            {
                IsDangerous = true,
            },
            new(
                "memory: pipe / writer of a pipe",
                "_ = $c.Edges.Basis(4, cutoff: 1.6); double $k = new "
                    + "System.IO.Pipelines.Pipe().Writer.GetMemory(4096).Span[9] * 0.1 + 0.5;"
            ),
            new(
                "memory: pipe / span of a pipe",
                "_ = $c.Edges.Basis(4, cutoff: 1.6); double $k = new "
                    + "System.IO.Pipelines.Pipe().Writer.GetSpan(4096)[9] * 0.1 + 0.5;"
            ),
            new(
                "memory: pipe / writer over a stream",
                "_ = $c.Edges.Basis(4, cutoff: 1.6); double $k = "
                    + "System.IO.Pipelines.PipeWriter.Create(System.IO.Stream.Null).GetMemory(4096).Span[9] "
                    + "* 0.1 + 0.5;"
            ),
            new(
                "memory: late binding / call by name",
                "double $k = Convert.ToDouble(Microsoft.VisualBasic.Interaction.CallByName(this, "
                    + "\"GetHashCode\", Microsoft.VisualBasic.CallType.Method), null) % 7;"
            )
            {
                Members = "private void Unused$u() { }",
            },
            new(
                "memory: late binding / late binding of Visual Basic",
                "double $k = "
                    + "Convert.ToDouble(Microsoft.VisualBasic.CompilerServices.NewLateBinding.LateGet(this, "
                    + "null, \"GetHashCode\", null, null, null, null), null) % 7;"
            )
            {
                Members = "private void Unused$u() { }",
            },
            new(
                "memory: late binding / type descriptor",
                "double $k = System.ComponentModel.TypeDescriptor.GetProperties(this).Count + 0.5;"
            )
            {
                Members = "private void Unused$u() { }",
            },
            new(
                "memory: not cleared / local function that does not clear",
                "double $k = Stack$u(); [System.Runtime.CompilerServices.SkipLocalsInit] static double "
                    + "Stack$u() { Span<double> s = stackalloc double[64]; return s[5]; }"
            ),
            new(
                "memory: not cleared / lambda that does not clear",
                "Func<double> f$u = [System.Runtime.CompilerServices.SkipLocalsInit] static () => { "
                    + "Span<double> s = stackalloc double[64]; return s[5]; }; double $k = f$u();"
            ),
            new("memory: not cleared / nested class that does not clear", "double $k = Raw$u.Stack();")
            {
                Members =
                    "[System.Runtime.CompilerServices.SkipLocalsInit] private static class Raw$u { "
                    + "public static double Stack() { Span<double> s = stackalloc double[64]; return "
                    + "s[5]; } }",
            },
            new("memory: not cleared / accessor that does not clear", "double $k = Stack$u;")
            {
                Members =
                    "private static double Stack$u { [System.Runtime.CompilerServices.SkipLocalsInit] "
                    + "get { Span<double> s = stackalloc double[64]; return s[5]; } }",
            },
            new(
                "memory: raw / initialisation left out",
                "System.Runtime.CompilerServices.Unsafe.SkipInit(out double $k);"
            ),
            new(
                "memory: raw / list whose count is set",
                "var l$u = new List<double>(64); "
                    + "System.Runtime.InteropServices.CollectionsMarshal.SetCount(l$u, 64); double $k = "
                    + "l$u[5] + 0.5;"
            ),
            new(
                "memory: raw / of no one",
                "nint p$u = System.Runtime.InteropServices.Marshal.AllocHGlobal(64); double $k = "
                    + "BitConverter.Int64BitsToDouble(System.Runtime.InteropServices.Marshal.ReadInt64(p$u))"
                    + "; System.Runtime.InteropServices.Marshal.FreeHGlobal(p$u);"
            ),
            new(
                "memory: raw / pool of one's own",
                "_ = $c.Edges.Basis(4, cutoff: 1.6); double[] a$u = "
                    + "System.Buffers.ArrayPool<double>.Create().Rent(64); double $k = a$u[0] + 0.5;"
            ),
            new(
                "memory: raw / unmanaged stream",
                "double $k; unsafe { byte b$u = 1; using var s$u = new "
                    + "System.IO.UnmanagedMemoryStream(&b$u, 64); s$u.Position = 40; $k = s$u.ReadByte(); }"
            )
            {
                IsDangerous = true,
            },
            new(
                "weights: assigned / assigned in a pass",
                "foreach (Parameter p$u in Parameters.All) p$u.Assign(p$u.ToArray().Select(w => w * "
                    + "scale).ToArray()); double $k = scale;"
            )
            {
                Members = "private void Unused$u() { }",
            },
            new(
                "weights: assigned / assigned by a helper",
                "Set$u(Parameters); double $k = scale; static void Set$u(ParameterSet all) { if "
                    + "(all.Count > 0) all.All[0].Assign(new double[all.All[0].Count]); }"
            )
            {
                Members = "private void Unused$u() { }",
            },
        ];
}
