namespace GeoDL.Typed.Generators.Layers;

/// <summary>The parameters of a kernel over spans: operands, weights and biases, and last the result.</summary>
internal sealed record SpanNames(IReadOnlyList<string> All)
{
    /// <summary>The result.</summary>
    public string Result => All[All.Count - 1];

    /// <summary>An operand.</summary>
    public string this[int index] => All[index];

    /// <summary>A parameter before the result; null if there is none.</summary>
    public string? BeforeResult(int index) => index < All.Count - 1 ? All[index] : null;
}
