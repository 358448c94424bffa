namespace GeoDL.Typed.Generators.Models;

/// <summary>How a value of <c>Predict</c> becomes one of <c>Forward</c>.</summary>
public enum ForwardEntry
{
    /// <summary>It is passed unchanged.</summary>
    None,

    /// <summary>It enters the prediction.</summary>
    Always,

    /// <summary>A nullable cloud enters the prediction if it is not null.</summary>
    OptionalCloud,

    /// <summary>Nullable rows enter the prediction if they are not null.</summary>
    OptionalRows,

    /// <summary>It is passed as an object, so that the call is bound at compile time.</summary>
    Dynamic,
}
