namespace GeoDL.Typed.Generators.Models;

/// <summary>A parameter of <c>Forward</c> as <c>Predict</c> has it.</summary>
/// <param name="Type">The type that <c>Predict</c> takes: <c>Rows&lt;T&gt;</c> for a feature T.</param>
/// <param name="Name">The name, escaped.</param>
/// <param name="Default">The default value as written in C#; empty if there is none.</param>
/// <param name="IsEntered">Whether the value enters the prediction; untyped values pass as they are.</param>
public sealed record ForwardParameter(string Type, string Name, string Default, bool IsEntered);
