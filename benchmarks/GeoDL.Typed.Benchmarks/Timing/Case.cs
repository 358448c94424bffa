namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>Something to time.</summary>
/// <param name="Group">The line of the table above it.</param>
/// <param name="Name">Its name in the table.</param>
/// <param name="Items">Rows, edges or points of one run.</param>
/// <param name="Flops">Floating-point operations of one run as the algebra counts them (a multiply-add is two); zero where nobody counted.</param>
/// <param name="Bytes">Bytes that one run must move at least: each operand once, each result once.</param>
/// <param name="Run">One run.</param>
internal sealed record Case(string Group, string Name, double Items, double Flops, double Bytes, Action Run)
{
    public override string ToString() => $"{Group}: {Name}";
}
