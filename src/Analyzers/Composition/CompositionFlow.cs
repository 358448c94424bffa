using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Follows signatures through the methods of a model, or through one method elsewhere: a forward analysis on each
/// control flow graph.
/// Private helpers with plain features are followed at each call, with the signatures of its arguments.
/// </summary>
internal sealed class CompositionFlow
{
    /// <summary>
    /// How deeply calls of helpers may be nested, and with how many combinations of signatures they may be called.
    /// </summary>
    private const int Deepest = 100,
        MostRuns = 5000;

    private readonly IReadOnlyDictionary<IMethodSymbol, IOperation> _bodies;
    private readonly Dictionary<IMethodSymbol, ControlFlowGraph?> _graphs = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, List<InlinedCall>> _inlined = new(SymbolEqualityComparer.Default);
    private readonly Stack<IMethodSymbol> _active = new();
    private readonly SymmetryGroup _group;
    private readonly bool _isStrict;
    private int _runs;

    public CompositionFlow(
        DeclarationCache declarations,
        IReadOnlyDictionary<IMethodSymbol, IOperation> bodies,
        SymmetryGroup group,
        bool isStrict,
        CancellationToken cancellation
    )
    {
        (Declarations, _bodies, _group, _isStrict, Cancellation) = (
            declarations,
            bodies,
            group,
            isStrict,
            cancellation
        );
    }

    public DeclarationCache Declarations { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>Analyses everything that can be called from outside, then helpers that nobody calls.</summary>
    public void Analyze(FlowReporter reporter)
    {
        foreach (IMethodSymbol method in _bodies.Keys.OrderBy(Position))
        {
            try
            {
                ControlFlowGraph? graph = GraphOf(method);
                if (!IsInlined(method))
                    Run(method, graph, [], reporter);
                AnalyzeLocalFunctions(graph, reporter);
            }
            catch (InsufficientExecutionStackException)
            {
                // The compiler may survive this or not; code that was not followed is not accepted.
                ShowUnfollowed(method, "its code is nested too deeply for the compiler's stack", reporter);
            }
            catch (InvalidOperationException error) when (error.InnerException is not null)
            {
                ShowUnfollowed(method, "the compiler cannot say in which order it runs", reporter);
            }
        }
    }

    private static void ShowUnfollowed(IMethodSymbol method, string reason, FlowReporter reporter) =>
        reporter.Show(
            Diagnostic.Create(
                Descriptors.UnknownSignature,
                method.Locations.FirstOrDefault() ?? Location.None,
                FlowNames.Symbol(method),
                reason,
                "…"
            )
        );

    /// <summary>
    /// Local functions that declare all signatures are analysed where they are declared, as methods are; the others
    /// where they are called.
    /// </summary>
    private void AnalyzeLocalFunctions(ControlFlowGraph? graph, FlowReporter reporter)
    {
        if (graph is null)
            return;
        foreach (IMethodSymbol function in graph.LocalFunctions)
        {
            ControlFlowGraph? own = Drawn(
                graph.OriginalOperation,
                () => graph.GetLocalFunctionControlFlowGraph(function)
            );
            if (!IsInlined(function))
                Run(function, own, [], reporter);
            AnalyzeLocalFunctions(own, reporter);
        }
    }

    /// <summary>
    /// What is known about a parameter where its method begins. Its rows have a name, so that uses can determine what
    /// they are.
    /// </summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="given">The value of the argument; null if the method can be called from anywhere.</param>
    /// <param name="isNamed">Whether uses of the parameter can determine its rows.</param>
    public FlowValue EntryValue(IParameterSymbol parameter, FlowValue? given, bool isNamed)
    {
        FlowValue value = given ?? ParameterValue(parameter);
        if (SpaceTypes.HasLevels(parameter.Type))
        {
            if (value.Kind == FlowValueKind.Nothing)
                value = FlowValue.Unknown("its type states it").On(value.Rows);
            return isNamed && value.Rows.Grid is null
                ? value.On(value.Rows with { Grid = FlowGrid.Of(parameter) })
                : value;
        }
        // A pair has two kinds of rows, a cloud has three.
        if (
            !SpaceTypes.IsPositions(parameter.Type)
            && !Declarations.TypeOf(parameter.Type).IsFeature
            && parameter.Type is not ITypeParameterSymbol
        )
        {
            return value;
        }
        // For a named type, the type gives the signature where the value is read.
        if (value.Kind == FlowValueKind.Nothing)
            value = FlowValue.Unknown("its type states it").On(value.Rows);
        return isNamed && value.Rows == FlowPlace.Unknown ? value.On(FlowPlace.Of(parameter)) : value;
    }

    /// <summary>What is known about a parameter with which the analysis began.</summary>
    public FlowValue ParameterValue(IParameterSymbol parameter)
    {
        DeclaredSignature declared = AnnotationReader.OfPlace(parameter, _group);
        string name = $"parameter '{parameter.Name}'";
        return declared.Signature is { } signature
                ? FlowValue.Of(signature, name, parameter.Locations.FirstOrDefault() ?? Location.None)
            : declared.IsFaulty || IsReportedOnItsOwn(parameter) ? FlowValue.Silent
            : IsOpen(parameter.Type) ? FlowValue.Unknown(name + " does not state it")
            : FlowValue.Nothing;
    }

    /// <summary>
    /// The result of a call of a private helper or local function with these arguments; null if the call is not
    /// followed.
    /// </summary>
    public FlowValue? Inline(
        IMethodSymbol method,
        ControlFlowGraph caller,
        FlowValue?[] arguments,
        FlowReporter? reporter
    )
    {
        method = method.OriginalDefinition;
        if (
            !IsInlined(method)
            || (method.MethodKind == MethodKind.LocalFunction ? LocalGraph(method, caller) : GraphOf(method))
                is not { } graph
        )
        {
            return null;
        }
        if (_active.Contains(method, SymbolEqualityComparer.Default))
            return FlowValue.Unknown($"'{method.Name}' calls itself");
        if (_active.Count >= Deepest)
            return FlowValue.Unknown($"'{method.Name}' is called by more than {Deepest} helpers, one inside the other");
        if (!_inlined.TryGetValue(method, out List<InlinedCall>? known))
            _inlined.Add(method, known = []);
        int index = known.FindIndex(k => k.IsOf(arguments));
        if (index >= 0 && (known[index].IsReported || reporter is null))
            return known[index].Result;
        if (++_runs > MostRuns)
        {
            return FlowValue.Unknown(
                $"helpers are called with more than {MostRuns} different signatures before '{method.Name}' is"
            );
        }
        FlowValue result = Run(method, graph, arguments, reporter);
        if (index >= 0)
            known[index] = new InlinedCall(arguments, result, true);
        else
            known.Add(new InlinedCall(arguments, result, reporter is not null));
        return result;
    }

    private FlowValue Run(IMethodSymbol method, ControlFlowGraph? graph, FlowValue?[] arguments, FlowReporter? reporter)
    {
        if (graph?.OriginalOperation.SemanticModel is not { } model)
            return FlowValue.Silent;
        var entry = new FlowState();
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is { } value)
            {
                entry.Set(
                    method.Parameters[i],
                    AnnotationReader.OfPlace(method.Parameters[i], _group).IsFeature
                        ? ParameterValue(method.Parameters[i]).On(value.Rows)
                        : value
                );
            }
        }

        _active.Push(method);
        try
        {
            var quiet = new FlowChecks(Declarations, _group, model, null, _isStrict);
            var run = new GraphFlow(this, method, graph, quiet);
            run.Settle(entry);
            return run.Finish(new FlowChecks(Declarations, _group, model, reporter, _isStrict));
        }
        finally
        {
            _active.Pop();
        }
    }

    /// <summary>
    /// Whether calls of a method are followed: it is private to the model, and a parameter or its result leaves the
    /// signature open.
    /// </summary>
    private bool IsInlined(IMethodSymbol method) =>
        (
            method.MethodKind == MethodKind.LocalFunction
            || (
                method is { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary }
                && _bodies.ContainsKey(method)
            )
        )
        && (
            method.Parameters.Any(p => IsOpen(p.Type) && !AnnotationReader.OfPlace(p, _group).IsFeature)
            || (IsOpen(method.ReturnType) && !AnnotationReader.OfReturn(method, _group).IsFeature)
        );

    /// <summary>
    /// Whether the missing signature of a parameter is a mistake of its own: plain features of a marked helper. Its
    /// consequences are not reported again.
    /// </summary>
    private bool IsReportedOnItsOwn(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol method
        && ModelCode.IsEquivariant(method)
        && Declarations.TypeOf(parameter.Type).IsPlain;

    /// <summary>Whether a type leaves a signature open.</summary>
    private bool IsOpen(ITypeSymbol type) =>
        type switch
        {
            ITypeParameterSymbol => true,
            INamedTypeSymbol { Arity: > 0 } generic when Declarations.TypeOf(type).Signature is null =>
                generic.TypeArguments.Any(IsOpen),
            _ => Declarations.TypeOf(type).IsPlain,
        };

    private ControlFlowGraph? GraphOf(IMethodSymbol method)
    {
        if (_graphs.TryGetValue(method, out ControlFlowGraph? known))
            return known;
        ControlFlowGraph? graph = !_bodies.TryGetValue(method, out IOperation? body)
            ? null
            : Drawn(
                body,
                () =>
                    body switch
                    {
                        IMethodBodyOperation methodBody => ControlFlowGraph.Create(methodBody, Cancellation),
                        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, Cancellation),
                        IBlockOperation expression => ControlFlowGraph.Create(expression, Cancellation),
                        _ => null,
                    }
            );
        _graphs.Add(method, graph);
        return graph;
    }

    /// <summary>
    /// Builds a control flow graph; null where C# reports an error, on which the compiler's builder can fail.
    /// </summary>
    /// <exception cref="InvalidOperationException">The compiler fails on code without errors.</exception>
    private ControlFlowGraph? Drawn(IOperation body, Func<ControlFlowGraph?> draw)
    {
        try
        {
            return draw();
        }
        catch (Exception error) when (error is not (OperationCanceledException or InsufficientExecutionStackException))
        {
            return body.SemanticModel is { } model && CSharpErrors.At(model, body.Syntax.Span, Cancellation)
                ? null
                : throw new InvalidOperationException("The compiler failed to build a control flow graph.", error);
        }
    }

    private ControlFlowGraph? LocalGraph(IMethodSymbol function, ControlFlowGraph caller)
    {
        for (ControlFlowGraph? graph = caller; graph is not null; graph = graph.Parent)
        {
            if (graph.LocalFunctions.Contains(function))
                return Drawn(graph.OriginalOperation, () => graph.GetLocalFunctionControlFlowGraph(function));
        }

        return null;
    }

    private static int Position(IMethodSymbol method) => method.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0;
}
