namespace GeoDL.Typed.Attack;

/// <summary>
/// Code that a program gets beside its steps. In its texts <c>$x</c> is a feature, <c>$X</c> its type, <c>$c</c> the
/// cloud, <c>$N</c> the cloud's feature type, <c>$S</c> its signature, <c>$s</c> labels, <c>$u</c> a suffix for names,
/// <c>$k</c> a number, <c>$y</c> a feature of type <c>$N</c>,
/// <c>$E</c> the attribute of a model of the program's group. <c>scale</c>, <c>steps</c> and <c>flag</c> are the
/// program's untyped inputs.
/// </summary>
/// <param name="Name">Its name, the kind first.</param>
internal abstract record Snippet(string Name)
{
    /// <summary>Members of the model that it needs.</summary>
    public string Members { get; init; } = string.Empty;

    /// <summary>Types beside the model that it needs.</summary>
    public string Types { get; init; } = string.Empty;

    /// <summary>A file beside the program's that it needs.</summary>
    public string OtherFile { get; init; } = string.Empty;

    /// <summary>A parameter of Forward that it needs.</summary>
    public string Parameter { get; init; } = string.Empty;

    /// <summary>
    /// What the class that runs the program hands in there: <c>cloud</c> is the batch, <c>input</c> the input.
    /// </summary>
    public string Argument { get; init; } = string.Empty;

    /// <summary>Whether what is handed in enters the recorded pass like the cloud.</summary>
    public bool IsEntered { get; init; }

    /// <summary>Whether it changes the whole compilation.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Whether it may harm the process.</summary>
    public bool IsDangerous { get; init; }
}
