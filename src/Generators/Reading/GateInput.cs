using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>The signature of <c>Gated&lt;T&gt;</c>.</summary>
internal static class GateInput
{
    /// <summary>
    /// What a gate into these irreps takes: scalars, a 0e gate a copy of each l &gt; 0, and these, sorted and merged as
    /// e3nn does.
    /// </summary>
    public static Irreps Of(Irreps result) => GateSpec.Of(result).In;
}
