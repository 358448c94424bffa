using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Attack;

/// <summary>What the compiler says about one program.</summary>
internal sealed class Verdict(RandomProgram program)
{
    private readonly List<Diagnostic> _errors = [];

    public RandomProgram Program => program;

    /// <summary>Errors in the user's files, and in what the generator wrote for them.</summary>
    public IReadOnlyList<Diagnostic> Errors => _errors;

    /// <summary>Whether there is no error at all.</summary>
    public bool IsAccepted => _errors.Count == 0;

    /// <summary>The ids of our errors.</summary>
    public IReadOnlyCollection<string> Rules =>
        [
            .. _errors
                .Where(static e => e.Id.StartsWith("GDL", StringComparison.Ordinal))
                .Select(static e => e.Id)
                .Distinct()
                .Order(),
        ];

    /// <summary>Whether C# itself has errors, so that the program could not run even without our rules.</summary>
    public bool HasCSharpErrors => _errors.Any(static e => e.Id.StartsWith("CS", StringComparison.Ordinal));

    /// <summary>
    /// Errors in generated files alone, or in the file that only uses what should have been generated.
    /// </summary>
    public bool IsInconsistent { get; private set; }

    /// <summary>The ids of our warnings and advice.</summary>
    public HashSet<string> Advice { get; } = [];

    public void Add(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == DiagnosticSeverity.Error)
            _errors.Add(diagnostic);
        else
            Advice.Add(diagnostic.Id);
    }

    /// <summary>Looks at where the errors are, once all are known.</summary>
    public void Conclude() =>
        IsInconsistent =
            !program.Draft.IsAlone
            && _errors.Count > 0
            && _errors.All(e =>
                e.Location.SourceTree?.FilePath is { } path
                && path != program.Path
                && path != program.Name + ".Other.cs"
            );
}
