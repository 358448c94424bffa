namespace GeoDL.Typed.Tool.Running;

/// <summary>What the user can mend; the message is all that is shown.</summary>
internal sealed class ToolException(string message, Exception? inner = null) : Exception(message, inner);
