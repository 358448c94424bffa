using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <content>What is reported, and where.</content>
internal sealed partial class ModelWalker
{
    private static readonly HashSet<string> MemoryClasses = new(StringComparer.Ordinal)
    {
        "Unsafe",
        "MemoryMarshal",
        "Marshal",
        "RuntimeHelpers",
    };

    private bool Report(DiagnosticDescriptor rule, IOperation operation, ITypeSymbol type)
    {
        // A counterfeit feature is reported separately, where it comes in.
        if (_types.IsCounterfeit(type))
        {
            _reports++;
            return true;
        }

        string name = FlowNames.Type(type);
        return rule.Id switch
        {
            DiagnosticIds.FeatureByReference => Report(
                rule,
                operation.Syntax,
                FlowNames.Expression(operation.Syntax),
                name
            ),
            DiagnosticIds.FeatureFromNothing => Report(
                rule,
                operation.Syntax,
                FlowNames.Type(operation.Type!),
                Instead(operation.Type!)
            ),
            DiagnosticIds.UncheckedHelper => Report(
                rule,
                operation.Syntax,
                ((IInvocationOperation)operation).TargetMethod.Name,
                name
            ),
            _ => Report(rule, SmallestWrongText(operation), OperationNames.Of(operation), name),
        };
    }

    private SyntaxNode SmallestWrongText(IOperation operation) =>
        operation switch
        {
            IForEachLoopOperation loop => loop.Collection.Syntax,
            ISimpleAssignmentOperation assignment => assignment.Target.Syntax,
            // Its arguments are not wrong; its result is.
            IInvocationOperation { Syntax: InvocationExpressionSyntax call } invocation
                when Handed(invocation) is null => call.Expression,
            _ => operation.Syntax,
        };

    private static string Instead(ITypeSymbol type) =>
        type.Name switch
        {
            "Pair" => "\"new Pair<A, B>(first, second)\"",
            "Features" => "\"Features.Zeros(like, \"…\")\" for zeros",
            "PointCloud"
            or "Positions"
            or "Neighbourhood"
            or "PlaneCloud"
            or "PlanePositions"
            or "PlaneNeighbourhood"
            or "Grid2"
            or "Pixels"
            or "Grid3"
            or "Voxels"
            or "Graph"
            or "GraphEdges"
            or "Sphere"
            or "Directions"
            or "Mesh"
            or "Surface"
            or "Batch"
            or "Labels" => "a parameter, and let the caller pass it",
            _ => $"\"{FlowNames.Type(type)}.Zeros(like)\" for zeros",
        };

    private bool Report(Diagnostic found)
    {
        _reports++;
        report(found);
        return true;
    }

    private bool Report(DiagnosticDescriptor rule, SyntaxNodeOrToken where, params object[] arguments)
    {
        _reports++;
        if (!CSharpErrors.At(model, where.Span, cancellation))
            report(Diagnostic.Create(rule, where.GetLocation()!, arguments));
        return true;
    }
}
