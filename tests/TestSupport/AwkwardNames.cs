namespace GeoDL.Typed.TestSupport;

/// <summary>Names that C# allows and that a generator trips over: its own, keywords, the runtime's, long ones, and letters of other alphabets.</summary>
public static class AwkwardNames
{
    /// <summary>How many of the first are names in generated files.</summary>
    public const int Generated = 47;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        // What generated files call their own members, parameters and locals.
        "pool", "layer_Mix", "layer_pool", "Mix", "Parameters", "Record", "Predict", "PredictInto", "Forward", "into", "into_", "builder", "seed", "precision", "training", "step",
        "handle", "layout", "value", "left", "right", "factor", "divisor", "scalars", "like", "TLike", "Signature", "From", "Zeros", "Wrap", "Unwrap", "Layout", "First", "Second",
        "__Mix", "__layer_Mix", "__pool", "__prediction", "__result", "__handle", "__layout",
        // Names of generated types.
        "Net_Mix_Linear", "Coupling_1_1_1", "COUPLING_1_1_1", "Linear_2x0e__2x0e", "Harmonics_0_1_Component", "Product_",
        // Namespaces and types that generated code names.
        "System", "GeoDL", "Typed", "Generated", "CompilerServices", "Features", "Scalars", "Rows", "Plumbing", "Operations", "ReadOnlySpan", "Math", "Unsafe", "Obsolete",
        // Members of every object.
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
        // Keywords, and words that are keywords somewhere.
        "class", "this", "int", "object", "default", "null", "base", "record", "var", "dynamic", "nameof", "global", "field", "await", "async", "partial", "where", "required", "scoped",
        "file", "extension", "notnull", "unmanaged", "when", "and", "or", "not", "with", "init", "get", "set", "args", "nint", "managed", "allows", "union",
        // Letters.
        "_", "i", "x", "Σ", "été", "İi", "ſ", "K", "名前", new string('n', 200), new string('名', 120),
    ];
}
