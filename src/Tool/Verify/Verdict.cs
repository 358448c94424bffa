namespace GeoDL.Typed.Tool.Verify;

/// <summary>What was found of a method.</summary>
/// <param name="Method">The method in words.</param>
/// <param name="Group">The group whose elements were tried.</param>
/// <param name="Single">Its equivariance in float; null where it was not measured.</param>
/// <param name="Double">Its equivariance in double.</param>
/// <param name="Derivatives">Its derivatives.</param>
/// <param name="Failures">What is wrong, in sentences without a full stop.</param>
internal sealed record Verdict(
    string Method,
    string Group,
    Equivariance? Single,
    Equivariance? Double,
    Derivatives? Derivatives,
    IReadOnlyList<string> Failures
)
{
    /// <summary>A method that could not be run.</summary>
    public static Verdict Failed(string method, string reason) =>
        new(method, "", null, null, null, [$"it cannot be fed: {reason.TrimEnd('.')}"]);

    /// <summary>A method that was run.</summary>
    public static Verdict Of(
        Subject subject,
        bool IsAssumed,
        (Equivariance Single, Equivariance Double) equivariance,
        Derivatives? derivatives
    )
    {
        // The same failure in both precisions is one.
        string?[] failures =
        [
            equivariance.Double.Failure ?? (equivariance.Single.Failure is { } own ? $"{own} in float" : null),
            derivatives?.Failure,
        ];
        return new Verdict(
            Invocation.Name(subject.Call.Method) + (IsAssumed ? " (assumed)" : ""),
            subject.Scene.Space.Name,
            equivariance.Single,
            equivariance.Double,
            derivatives,
            [.. failures.OfType<string>()]
        );
    }

    /// <summary>The same with those who are to blame.</summary>
    public Verdict Blaming(IReadOnlyList<string> culprits) => this with { Failures = [.. Failures, .. culprits] };
}
