namespace GeoDL.Typed.Generators.Models;

/// <summary>A parameter of <c>Forward</c> as <c>Predict</c> has it.</summary>
/// <param name="Type">The type that <c>Predict</c> takes: <c>Rows&lt;T&gt;</c> for a feature T.</param>
/// <param name="Name">The name, escaped.</param>
/// <param name="Default">The default value as written in C#; empty if there is none.</param>
/// <param name="IsEntered">Whether the value enters the prediction, always; untyped values pass as they are.</param>
public sealed record ForwardParameter(string Type, string Name, string Default, bool IsEntered)
{
    /// <summary>What <c>Forward</c> is given.</summary>
    public string Argument { get; init; } = IsEntered ? $"__prediction.Enter({Name})" : Name;

    /// <summary>Whether it takes what is left: no parameter may follow.</summary>
    public bool IsParams { get; init; }
}
