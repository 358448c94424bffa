namespace GeoDL.Typed.Witness;

/// <summary>An instruction of checked code that nobody answers for.</summary>
/// <param name="Member">The source member that it belongs to.</param>
/// <param name="Instruction">The instruction.</param>
/// <param name="Target">What it calls, reads or makes, as metadata names it.</param>
/// <param name="Reason">What is missing.</param>
/// <param name="Path">The source file.</param>
/// <param name="Line">The line in it, from one.</param>
/// <param name="Configuration">Debug or Release.</param>
public sealed record Finding(
    string Member,
    string Instruction,
    string Target,
    string Reason,
    string Path,
    int Line,
    string Configuration
)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}({Line}), {Member}, {Configuration}: {Instruction} {Target}: {Reason}";
}
