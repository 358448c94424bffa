using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Which typed values the lambdas, local functions and <c>try</c> blocks of a body touch, also through the local
/// functions that they call or pass on, which may capture them. The body is read only once.
/// </summary>
internal sealed class TypedReach
{
    private readonly Dictionary<IOperation, Scope> _scopes = [];
    private readonly Dictionary<IMethodSymbol, Scope> _functions = new(SymbolEqualityComparer.Default);

    /// <summary>Reads a body.</summary>
    public TypedReach(TypedTypes types, IOperation body)
    {
        var callers = new Dictionary<IMethodSymbol, List<Scope>>(SymbolEqualityComparer.Default);
        var typed = new Queue<Scope>();
        var open = new Stack<(IOperation Operation, Scope Around)>();
        open.Push((body, _scopes[body] = new Scope(null, null)));
        while (open.Count > 0)
        {
            (IOperation operation, Scope around) = open.Pop();
            if (operation != body && IsScope(operation))
            {
                around = _scopes[operation] = new Scope(
                    around,
                    (operation as ILocalFunctionOperation)?.Symbol.OriginalDefinition
                );
                if (around.Function is { } function)
                    _functions[function] = around;
            }

            if (around.Type is null && types.IsTyped(operation.Type))
            {
                around.Type = operation.Type;
                typed.Enqueue(around);
            }

            if (Called(operation) is { } called)
            {
                if (!callers.TryGetValue(called, out List<Scope>? known))
                    callers.Add(called, known = []);
                known.Add(around);
            }

            foreach (IOperation child in ModelWalker.Children(operation).Reverse())
                open.Push((child, around));
        }

        // What a scope touches, the enclosing scope touches too, and so does its caller.
        while (typed.Count > 0)
        {
            Scope scope = typed.Dequeue();
            IEnumerable<Scope> reached =
                scope.Function is { } function && callers.TryGetValue(function, out List<Scope>? from) ? from : [];
            foreach (Scope next in scope.Around is { } outer ? reached.Append(outer) : reached)
            {
                if (next.Type is not null)
                    continue;
                next.Type = scope.Type;
                typed.Enqueue(next);
            }
        }
    }

    /// <summary>
    /// The type of the first typed value that a lambda, a local function, a <c>try</c> block or the whole body touches;
    /// null if there is none.
    /// </summary>
    public ITypeSymbol? Of(IOperation scope) => _scopes.TryGetValue(scope, out Scope? known) ? known.Type : null;

    /// <summary>
    /// The type of the first typed value that a local function touches; null if there is none, or if the method is not
    /// a local function.
    /// </summary>
    public ITypeSymbol? Of(IMethodSymbol method) =>
        _functions.TryGetValue(method.OriginalDefinition, out Scope? known) ? known.Type : null;

    private static bool IsScope(IOperation operation) =>
        operation is IAnonymousFunctionOperation or ILocalFunctionOperation
        || (operation is IBlockOperation { Parent: ITryOperation attempt } && attempt.Body == operation);

    private static IMethodSymbol? Called(IOperation operation)
    {
        IMethodSymbol? called = operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
        return called is { MethodKind: MethodKind.LocalFunction } ? called.OriginalDefinition : null;
    }

    private sealed class Scope(Scope? around, IMethodSymbol? function)
    {
        /// <summary>The scope around it.</summary>
        public Scope? Around => around;

        /// <summary>The local function whose body it is; null if it is not one.</summary>
        public IMethodSymbol? Function => function;

        public ITypeSymbol? Type { get; set; }
    }
}
