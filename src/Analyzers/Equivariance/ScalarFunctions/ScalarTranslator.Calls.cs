using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <content>Calls: of Real, of .NET's mathematics, and of helpers, which are followed.</content>
internal sealed partial class ScalarTranslator
{
    private readonly Dictionary<(IMethodSymbol Method, string Arguments), ScalarTerm> _results = [];
    private readonly List<(IMethodSymbol Method, SyntaxNode Call)> _following = [];

    /// <summary>
    /// The helper that is judged at its declaration; null while a function passed to a map is judged.
    /// </summary>
    private IMethodSymbol? _helper;

    private ScalarTerm Call(IInvocationOperation call)
    {
        if (
            call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
            || (
                call.Syntax is InvocationExpressionSyntax syntax
                && Model(syntax).GetInterceptorMethod(syntax, cancellation) is not null
            )
        )
        {
            return Stranger(call);
        }
        if (call.Arguments.Any(static a => a.Value is IInvalidOperation))
            return Silence(call.Syntax);
        if (call.Instance is not null || !IsPossible(call.TargetMethod))
            return Refused(call.Syntax, call.TargetMethod, NameOf(call));
        var arguments = new ScalarTerm[call.TargetMethod.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (
                argument
                is not {
                    ArgumentKind: ArgumentKind.Explicit or ArgumentKind.DefaultValue,
                    Parameter: { RefKind: RefKind.None } parameter
                }
            )
            {
                return Stranger(argument.Syntax, OperationNames.Of(argument));
            }
            arguments[parameter.Ordinal] = Expression(argument.Value);
        }

        return Fault is not null ? terms.Unknown() : Call(call, call.TargetMethod, arguments);
    }

    /// <summary>A helper of the model that cannot be followed is reported where it is declared.</summary>
    private ScalarTerm Refused(SyntaxNode place, IMethodSymbol method, string name) =>
        ScalarHelpers.IsJudgedInPlace(method) ? Silence(place) : Stranger(place, name);

    private bool IsPossible(IMethodSymbol method) => IsRuntime(method) || IsFollowed(method);

    private ScalarTerm Call(IOperation call, IMethodSymbol method, ScalarTerm[] arguments)
    {
        if (!IsPossible(method))
            return Refused(call.Syntax, method, NameOf(method));
        judged?.Invoke(call.Syntax, method);
        SyntaxNode place = call.Syntax;
        if (ScalarTypes.IsReal(method.ContainingType))
        {
            HasSigmoid |= method.Name == "Sigmoid";
            return (method.Name, arguments) switch
            {
                ("Pow", [var value, var power]) => terms.Power(
                    value,
                    power,
                    method.Parameters[1].Type.SpecialType == SpecialType.System_Int32,
                    ScalarGap.Power(place)
                ),
                ("Min", [var first, var second]) => terms.Min(first, second),
                ("Max", [var first, var second]) => terms.Max(first, second),
                (_, [var value]) => terms.Apply(method.Name, value, ScalarGap.Function(place)),
                _ => terms.Unknown(ScalarGap.Function(place)),
            };
        }

        if (ScalarTypes.IsMathematics(method))
        {
            return terms.Foreign(
                method.ToDisplayString(),
                ScalarTypes.SignsOf(method.ReturnType),
                ScalarGap.Function(place),
                arguments
            );
        }
        return method.DeclaringSyntaxReferences is [var declaration]
            ? Follow(place, method, declaration.GetSyntax(cancellation), arguments)
            : Stranger(place, NameOf(method));
    }

    private ScalarTerm Follow(SyntaxNode place, IMethodSymbol method, ScalarTerm[] arguments) =>
        Follow(place, method, method.DeclaringSyntaxReferences[0].GetSyntax(cancellation), arguments);

    /// <summary>The result of a helper for these arguments.</summary>
    private ScalarTerm Follow(SyntaxNode place, IMethodSymbol method, SyntaxNode declaration, ScalarTerm[] arguments)
    {
        if (_following.Any(f => SymbolEqualityComparer.Default.Equals(f.Method, method)))
            return Stranger(place, NameOf(method).TrimEnd(',') + ", which calls itself,");
        if (
            _helper is not null
            && !SymbolEqualityComparer.Default.Equals(method, _helper)
            && method.MethodKind == MethodKind.Ordinary
            && ScalarHelpers.IsJudgedInPlace(method)
        )
        {
            return terms.Unknown();
        }
        (IMethodSymbol, string) key = (method, string.Join(",", arguments.Select(static a => a.Id)));
        if (_results.TryGetValue(key, out ScalarTerm? known))
            return known;
        if (Body(declaration) is not { } body)
            return Stranger(place, NameOf(method));
        ImmutableDictionary<ISymbol, ScalarTerm> values = _values;
        SyntaxNode? function = _function;
        _following.Add((method, place));
        _values = values.Clear();
        _function = declaration;
        for (int i = 0; i < arguments.Length; i++)
            _values = _values.SetItem(method.Parameters[i], arguments[i]);
        ScalarTerm found = Value(Run(body), declaration);
        _following.RemoveAt(_following.Count - 1);
        (_values, _function) = (values, function);
        _results[key] = found;
        return found;
    }

    /// <summary>A nested function: judged at its declaration, whether it is called or not.</summary>
    private void Inner(IMethodSymbol function, SyntaxNode declaration)
    {
        if (ScalarHelpers.Unfit(function) is { } reason)
        {
            Stranger(
                ((LocalFunctionStatementSyntax)declaration).Identifier,
                $"The function {FlowNames.Symbol(function)}, {reason},"
            );
        }
        else
        {
            Follow(declaration, function, declaration, [.. function.Parameters.Select(_ => terms.Unknown())]);
        }
    }

    private IOperation? Body(SyntaxNode declaration)
    {
        IOperation? operation = Model(declaration).GetOperation(declaration, cancellation);
        return operation switch
        {
            IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            IBlockOperation block => block,
            _ => null,
        };
    }

    private static bool IsFollowed(IMethodSymbol method) => ScalarHelpers.Unfit(method) is null;

    private SemanticModel Model(SyntaxNode node) => _captures.Model(node);

    private static string NameOf(IInvocationOperation call) =>
        call.TargetMethod.DeclaringSyntaxReferences.IsEmpty ? OperationNames.Of(call) : NameOf(call.TargetMethod);

    private static string NameOf(IMethodSymbol method) =>
        $"A call of '{method.Name}'"
        + (
            !method.DeclaringSyntaxReferences.IsEmpty && ScalarHelpers.Unfit(method) is { } reason
                ? $", {reason},"
                : string.Empty
        );
}
