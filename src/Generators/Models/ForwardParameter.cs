namespace GeoDL.Typed.Generators.Models;

/// <summary>A parameter of <c>Forward</c> as <c>Predict</c> has it.</summary>
/// <param name="Type">The type that <c>Predict</c> takes: <c>Rows&lt;T&gt;</c> for a feature T.</param>
/// <param name="Name">The name, escaped.</param>
/// <param name="Default">The default value as written in C#; empty if there is none.</param>
/// <param name="Entry">How the value is passed to <c>Forward</c>.</param>
public sealed record ForwardParameter(string Type, string Name, string Default, ForwardEntry Entry)
{
    /// <summary>Whether its type has pointers.</summary>
    public bool IsUnsafe { get; init; }

    /// <summary>The size that images must have; null for any.</summary>
    public Algebra.GridSize? Shape { get; init; }

    /// <summary>Whether it is a params parameter: no parameter may follow.</summary>
    public bool IsParams { get; init; }

    /// <summary>Whether a call must give it.</summary>
    public bool IsRequired => Default.Length == 0 && !IsParams;
}
