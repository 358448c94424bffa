using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// A function over <c>Real</c> that is passed to a map of scalars: mathematics of its own argument, of locals of its
/// own and of untyped numbers that do not change. It stores nothing, throws nothing and calls nothing else, so it can
/// only be a function of one number.
/// </summary>
internal static class ScalarFunction
{
    /// <summary>The members that take such a function, and the parity that it must have there.</summary>
    private static readonly Dictionary<string, ScalarParity> Maps = new(StringComparer.Ordinal)
    {
        ["Scalars.Map"] = ScalarParity.None,
        ["PseudoScalars.MapOdd"] = ScalarParity.Odd,
        ["PseudoScalars.MapEven"] = ScalarParity.Even,
    };

    /// <summary>Whether a call passes a function to a map of scalars.</summary>
    public static bool IsMap(IInvocationOperation call, out ScalarParity required)
    {
        required = ScalarParity.None;
        return RuntimeMembers.Find(call.TargetMethod) is not null
            && Maps.TryGetValue(call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name, out required);
    }

    /// <summary>
    /// Checks the function. Returns the diagnostic for the first thing that is not mathematics, or for a parity that is
    /// not proved; null if there is no fault.
    /// </summary>
    public static Diagnostic? Check(
        IInvocationOperation call,
        ScalarParity required,
        SemanticModel model,
        Action<SyntaxNode, ISymbol>? judged,
        CancellationToken cancellation
    )
    {
        // Without an argument, or with a wrong one, C# reports an error.
        if (
            call.Arguments.FirstOrDefault() is not { Value: var argument }
            || argument is IInvalidOperation
            || argument.Type is IErrorTypeSymbol
        )
        {
            return null;
        }
        ScalarVerdict verdict = Judge(argument, model, judged, ScalarOversight.None, cancellation);
        return verdict.Fault is { } fault ? Report(fault, argument.Syntax)
            : verdict.Has(required) ? null
            : NotProved(argument.Syntax, verdict.Gap, required, verdict.HasSigmoid);
    }

    /// <summary>The verdict on a function that is passed to a map.</summary>
    public static ScalarVerdict Judge(
        IOperation argument,
        SemanticModel model,
        Action<SyntaxNode, ISymbol>? judged,
        ScalarOversight overlooked,
        CancellationToken cancellation
    )
    {
        var terms = new ScalarTerms(overlooked);
        var translator = new ScalarTranslator(model, terms, overlooked, judged, cancellation);
        try
        {
            ScalarTerm found = translator.Function(
                argument is IDelegateCreationOperation { Target: { } target } ? target : argument
            );
            return new ScalarVerdict(
                translator.Fault,
                terms.Has(found, ScalarParity.Odd),
                terms.Has(found, ScalarParity.Even),
                found.Gap,
                translator.HasSigmoid
            );
        }
        catch (InsufficientExecutionStackException)
        {
            return new ScalarVerdict(
                new ScalarFault(argument.Syntax, "An expression that is nested this deeply", ScalarFault.Mathematics),
                false,
                false,
                null,
                false
            );
        }
    }

    /// <summary>
    /// Whether a method is a helper of scalar functions, which <see cref="CheckHelper"/> judges in place of the walker.
    /// </summary>
    public static bool IsHelper(IMethodSymbol method) => ScalarHelpers.Is(method);

    /// <summary>Checks a helper in model code at its declaration.</summary>
    public static Diagnostic? CheckHelper(
        IMethodSymbol method,
        SemanticModel model,
        Action<SyntaxNode, ISymbol>? judged,
        CancellationToken cancellation
    )
    {
        if (ScalarHelpers.Unfit(method) is { } reason)
        {
            return method.IsExtern || method.IsPartialDefinition
                ? null
                : Diagnostic.Create(
                    Descriptors.ScalarFunction,
                    method.Locations[0],
                    $"The method {FlowNames.Symbol(method)}, {reason},",
                    "Write a static method that takes Real and numbers and returns Real or a number"
                );
        }

        SyntaxNode declaration = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        var translator = new ScalarTranslator(model, new ScalarTerms(), ScalarOversight.None, judged, cancellation);
        try
        {
            translator.Helper(method, declaration);
        }
        catch (InsufficientExecutionStackException)
        {
            return Diagnostic.Create(
                Descriptors.ScalarFunction,
                method.Locations[0],
                "An expression that is nested this deeply",
                ScalarFault.Mathematics
            );
        }

        return translator.Fault is { } fault ? Report(fault, declaration) : null;
    }

    private static Diagnostic? Report(ScalarFault fault, SyntaxNode root)
    {
        if (fault.Name is not { } name)
            return null;
        // A fault in the function itself, or in a function declared in it.
        if (
            fault.Call is not { } call
            || (fault.Place.SyntaxTree == root.SyntaxTree && root.Span.Contains(fault.Place.Span))
        )
        {
            return Create(fault.Place, name, fault);
        }
        if (ScalarHelpers.IsJudgedInPlace(fault.Helper!))
            return null;
        string helper = fault.Helper!.AssociatedSymbol is { } property
            ? $"The property '{property.Name}'"
            : $"A call of '{fault.Helper.Name}'";
        return Create(
            call,
            $"{helper}, through which {char.ToLowerInvariant(name[0])}{name.Substring(1).TrimEnd(',')} is reached,",
            fault
        );
    }

    private static Diagnostic Create(SyntaxNodeOrToken place, string name, ScalarFault fault) =>
        Diagnostic.Create(
            Descriptors.ScalarFunction,
            place.GetLocation()!,
            fault.IsCopied
                ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Copy, string.Empty)
                : ImmutableDictionary<string, string?>.Empty,
            name,
            fault.Instead
        );

    private static Diagnostic NotProved(SyntaxNode function, ScalarGap? gap, ScalarParity required, bool hasSigmoid)
    {
        SyntaxNode place =
            gap is not null && gap.Place.SyntaxTree == function.SyntaxTree && function.Span.Contains(gap.Place.Span)
                ? gap.Place
                : function;
        return Diagnostic.Create(
            Descriptors.ScalarFunctionParity,
            place.GetLocation(),
            required == ScalarParity.Odd ? "odd" : "even",
            gap?.Reason ?? string.Empty,
            required == ScalarParity.Odd ? "f(−x) = −f(x)" : "f(−x) = f(x)",
            gap?.Instead
                ?? (
                    hasSigmoid && required == ScalarParity.Odd
                        ? "2 * Sigmoid(x) - 1 is odd only up to rounding: write Tanh(x / 2)"
                        : "Build it from x, sin, tan, atan, sinh, tanh, ∛ (odd) and constants, |x|, x², "
                            + "cos, cosh (even)"
                )
        );
    }
}
