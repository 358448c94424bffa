namespace GeoDL.Typed.Tool.Running;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitStatus
{
    /// <summary>All is well.</summary>
    public const int Success = 0;

    /// <summary>What was looked at is not what it claims to be.</summary>
    public const int Failure = 1;

    /// <summary>The command could not be carried out; standard error says why.</summary>
    public const int BadInput = 2;
}
