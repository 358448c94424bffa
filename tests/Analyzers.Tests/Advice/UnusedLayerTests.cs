namespace GeoDL.Typed.Analyzers.Tests.Advice;

/// <summary>GDL5001: layers that nobody calls.</summary>
public sealed class UnusedLayerTests
{
    [Fact]
    public Task Triggers_WhenNobodyCalls() =>
        Verify.Says(
            Verify.InModel(
                "[Linear] private partial Hidden {|GDL5001:Idle|}(Hidden x); [Linear] private partial "
                    + "Hidden Mix(Hidden x); public Hidden Forward(Hidden h) => Mix(h);"
            ),
            "The layer 'Idle' is never called. Its weights are stored and never trained. Call it, or remove it."
        );
}
