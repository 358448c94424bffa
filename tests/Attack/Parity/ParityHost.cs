using System.Collections.Concurrent;
using System.Runtime.Loader;
using GeoDL.Typed.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Attack;

/// <summary>
/// Compiles lambdas by the thousand, asks the analyzer's own code about each, and makes delegates of those that it
/// accepts.
/// </summary>
internal sealed class ParityHost(ScalarOversight overlooked)
{
    private const string Parameters = "double k, double j, int n";

    private const string Prelude = """
        using System;
        using GeoDL.Typed;
        internal static class H
        {
            public static Real Cube(Real x) => x * x * x;
            public static Real Soft(Real x) { Real y = Real.Abs(x); return x / (1 + y); }
            public static Real Shrink(Real x) { if (x > 0.5) return x - 0.5; if (x < -0.5) return x + 0.5; return 0; }
            public static Real Clip(Real x) => x > 1 ? 1 : x < -1 ? -1 : x;
            public static Real Scaled(Real x, Real by) { by *= 2; return Cube(x) * by; }
            public static Real Inverse(Real x) => 1 / x;
            public static Real Ratio(Real x) => Real.Sin(x) / x;
            public static Real Bump(Real x) => Real.Exp(-x * x);
            public static Real Size(Real x) { if (x < 0) x = -x; return x; }
            public static Real Step(Real x) => x > 0 ? 1 : 0;
            public static double Twice(double x) => Math.Sqrt(x * x) + x;
        }

        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.None);
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        optimizationLevel: OptimizationLevel.Release,
        concurrentBuild: false
    );

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static p =>
                Path.GetFileName(p) is "System.Runtime.dll" or "System.Private.CoreLib.dll" or "GeoDL.Typed.dll"
            )
            .Select(static p => MetadataReference.CreateFromFile(p)),
    ];

    /// <summary>
    /// What the analyzer says of each: null for what is not even mathematics, otherwise whether it is proved odd, and
    /// even.
    /// </summary>
    public (bool IsOdd, bool IsEven)?[] Judge(IReadOnlyList<ParityLambda> lambdas, ConcurrentBag<string> crashes)
    {
        Compilation compilation = Compile(
            lambdas,
            static (l, i) => $"static void M{i}(PseudoScalars s, {Parameters}) => s.MapOdd({l.Text});"
        );
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        SemanticModel model = compilation.GetSemanticModel(tree);
        var found = new (bool, bool)?[lambdas.Count];
        foreach (
            MethodDeclarationSyntax method in tree.GetCompilationUnitRoot()
                .Members.OfType<ClassDeclarationSyntax>()
                .Single(static c => c.Identifier.Text == "All")
                .Members.OfType<MethodDeclarationSyntax>()
        )
        {
            int index = int.Parse(method.Identifier.Text.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
            try
            {
                if (model.GetOperation(method.ExpressionBody!.Expression) is not IInvocationOperation call)
                    continue;
                ScalarVerdict verdict = ScalarFunction.Judge(
                    call.Arguments[0].Value,
                    model,
                    null,
                    overlooked,
                    CancellationToken.None
                );
                if (verdict.Fault is null)
                    found[index] = (verdict.IsOdd, verdict.IsEven);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                crashes.Add($"{lambdas[index].Text}\n{error}");
            }
        }

        return found;
    }

    /// <summary>
    /// Lambdas as methods that take the captured numbers as well, which costs the JIT half as much; null for one that
    /// C# rejects.
    /// </summary>
    public static Func<Real, double, double, int, Real>?[] Load(
        IReadOnlyList<ParityLambda> lambdas,
        ConcurrentBag<string> rejected
    )
    {
        bool[] isRejected = new bool[lambdas.Count];
        Compilation compilation;
        while (true)
        {
            compilation = Compile(lambdas, (l, i) => isRejected[i] ? string.Empty : Method(l, i));
            using var stream = new MemoryStream();
            Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(stream);
            if (result.Success)
            {
                stream.Position = 0;
                // Collected with the delegates.
                Type all = new AssemblyLoadContext(null, isCollectible: true)
                    .LoadFromStream(stream)
                    .GetType("All", throwOnError: true)!;
                return
                [
                    .. lambdas.Select(
                        (_, i) =>
                            isRejected[i]
                                ? null
                                : all.GetMethod($"M{i}")!.CreateDelegate<Func<Real, double, double, int, Real>>()
                    ),
                ];
            }

            Diagnostic[] errors = [.. result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)];
            int first = Prelude.Count(static c => c == '\n') + 1;
            foreach (Diagnostic error in errors)
            {
                int index = error.Location.GetLineSpan().StartLinePosition.Line - first;
                if (index < 0 || index >= lambdas.Count)
                    throw new InvalidOperationException($"An error that belongs to no lambda: {error}");
                isRejected[index] = true;
                rejected.Add($"{error.Id}: {lambdas[index].Text}");
            }
        }
    }

    private static string Method(ParityLambda lambda, int index)
    {
        string body = lambda.Text.StartsWith("r => ", StringComparison.Ordinal)
            ? lambda.Text[5..]
            : lambda.Text + "(r)";
        return $"public static Real M{index}(Real r, {Parameters}) {(body[0] == '{' ? body : $"=> {body};")}";
    }

    /// <summary>One lambda a line.</summary>
    private static CSharpCompilation Compile(
        IReadOnlyList<ParityLambda> lambdas,
        Func<ParityLambda, int, string> member
    )
    {
        string text = Prelude + "public static class All {\n" + string.Join("\n", lambdas.Select(member)) + "\n}\n";
        return CSharpCompilation.Create(
            "Parities" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(text, ParseOptions)],
            References,
            Options
        );
    }
}
