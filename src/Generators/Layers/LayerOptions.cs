using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>
/// A layer's kind and hyperparameters, as plain values, and everything that follows from them: what is emitted, how
/// large it is, how checkpoints describe it. What each kind must define is abstract, so that a forgotten case does not
/// compile.
/// A kind whose algebra is unrolled implements <see cref="IProductLayer"/>, <see cref="ILinearMapLayer"/> or
/// <see cref="IHarmonicsLayer"/>, and <see cref="ISpanLayer"/> if it has kernels over spans.
/// </summary>
public abstract record LayerOptions
{
    /// <summary>Advice that makes most layers smaller.</summary>
    private protected const string MergeBlocks = "Merge blocks of one irrep, as in \"8x0e\", ";

    /// <summary>
    /// The name of the kind in checkpoints. It may never change: see
    /// <see cref="StoredOption"/>.
    /// </summary>
    internal abstract string StoredKind { get; }

    /// <summary>The options in checkpoints.</summary>
    internal abstract IReadOnlyList<StoredOption> StoredOptions { get; }

    /// <summary>The runtime's class of the layer, without suffix.</summary>
    internal abstract string RuntimeLayer { get; }

    /// <summary>The arguments of the class's factory after the layouts.</summary>
    internal abstract IReadOnlyList<string> Settings { get; }

    /// <summary>Advice that makes a layer of this kind smaller.</summary>
    public virtual string Remedy => MergeBlocks + "or name fewer copies";

    /// <summary>What the layer is, in one sentence and a table.</summary>
    internal abstract LayerSummary Summary(LayerSignatures signatures);

    /// <summary>C# that makes the layouts of operands and result, in the order of the factory.</summary>
    internal virtual IReadOnlyList<string> Layouts(LayerSignatures signatures) =>
        [LayoutSource.Of(signatures.Input), LayoutSource.Of(signatures.Result)];

    /// <summary>The size of what is emitted, apart from what every layer has.</summary>
    internal abstract LayerSize Size(LayerSignatures signatures);

    /// <summary>
    /// The group whose elements the layer keeps exactly, up to rounding, if it is smaller than the model's; null if it
    /// keeps the whole group.
    /// </summary>
    internal virtual KeptGroup? ExactGroup(LayerSignatures signatures) => null;

    /// <summary>
    /// How far it deviates from the model's group where it does not keep it: √(leaked / whole power).
    /// </summary>
    internal virtual double Deviation(LayerSignatures signatures) => 0;

    /// <summary>The operands as arguments of the layer object.</summary>
    internal virtual IEnumerable<string> Arguments(IReadOnlyList<string> operands) => operands;
}
