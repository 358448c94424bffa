namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>Makes a statement of an expression whose value lives on the stack.</summary>
internal static class Eval
{
    internal static void Of<T>(T value)
        where T : struct, allows ref struct => _ = value;
}
