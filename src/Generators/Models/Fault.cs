namespace GeoDL.Typed.Generators.Models;

/// <summary>Something wrong in a declaration, which the analyzer reports as a diagnostic.</summary>
/// <param name="Id">One of <see cref="Reading.FaultIds"/>.</param>
/// <param name="Location">The smallest text that is wrong.</param>
/// <param name="Arguments">The arguments of the message, in the order that the id's comment states.</param>
/// <param name="Related">Other places that matter, such as the earlier of two layers of one name.</param>
public sealed record Fault(
    string Id,
    LocationInfo Location,
    EquatableArray<string> Arguments,
    EquatableArray<LocationInfo> Related
);
