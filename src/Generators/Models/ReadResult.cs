namespace GeoDL.Typed.Generators.Models;

/// <summary>The result of reading a declaration: what to emit, and what is wrong.</summary>
/// <param name="Declaration">What the generator emits (stubs where parts are faulty); null if nothing can be
/// emitted.</param>
/// <param name="Faults">Everything that is wrong, in the order of the text.</param>
public sealed record ReadResult<T>(T? Declaration, EquatableArray<Fault> Faults)
    where T : class;
