namespace GeoDL.Typed.Generators.Models;

/// <summary>How a value of <c>Predict</c> becomes one of <c>Forward</c>.</summary>
public enum ForwardEntry
{
    /// <summary>It passes as it is.</summary>
    None,

    /// <summary>It enters the prediction.</summary>
    Always,

    /// <summary>A cloud that may be absent enters if it is there.</summary>
    OptionalCloud,

    /// <summary>Rows that may be absent enter if they are there.</summary>
    OptionalRows,

    /// <summary>It passes as an object, so that the call is bound while compiling.</summary>
    Dynamic,
}
