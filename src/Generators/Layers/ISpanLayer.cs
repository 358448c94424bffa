using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>A layer whose kernels a static method over spans may call.</summary>
internal interface ISpanLayer
{
    /// <summary>
    /// Operands and result, where the kernel takes their layout; null where rows have only one order.
    /// </summary>
    (Irreps Left, Irreps? Right, Irreps Result)? SpanLayout(LayerSignatures signatures);

    /// <summary>What each span of weights and biases after the operands holds, in words.</summary>
    IReadOnlyList<string> WeightSpans(LayerSignatures signatures);

    /// <summary>How the result is normalised: a sentence; empty where the summary says it.</summary>
    string SpanNormalization { get; }

    /// <summary>The statement that calls the kernel.</summary>
    /// <param name="kernel">The name of a kernel struct.</param>
    /// <param name="scalar"><c>float</c> or <c>double</c>.</param>
    /// <param name="names">The parameters: operands, weights, result.</param>
    string SpanBody(Func<KernelPart, string> kernel, string scalar, SpanNames names);
}
