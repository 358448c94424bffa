using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>The signature of <c>Gated&lt;T&gt;</c>.</summary>
internal static class GateInput
{
    /// <summary>
    /// The operand of a gate with this result: scalars, one 0e gate per copy with l &gt; 0, and these copies, sorted
    /// and merged as e3nn does.
    /// </summary>
    public static Irreps Of(Irreps result) => GateSpec.Of(result).In;
}
