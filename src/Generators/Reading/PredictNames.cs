using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// The predictions that a model already has, so that none is written twice: C# tells methods apart by the types of
/// their parameters.
/// </summary>
internal sealed class PredictNames
{
    private const string Predict = "Predict";
    private const string Into = "PredictInto";

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly INamedTypeSymbol _model;

    public PredictNames(INamedTypeSymbol model, CancellationToken cancellation)
    {
        _model = model;
        foreach (
            ISymbol member in model
                .GetMembers(Predict)
                .Concat(model.GetMembers(Into))
                .Where(m => GeneratedFiles.UserDeclarations(m, cancellation).Any())
        )
        {
            if (member is not IMethodSymbol method)
                _taken.Add(member.Name);
            else if (!method.IsGenericMethod && method.Parameters.All(static p => p.RefKind == RefKind.None))
                _taken.Add(Signature(member.Name, method.Parameters.Select(static p => Written(p.Type))));
        }

        if (model.Name is Predict or Into)
            _taken.Add(model.Name);
    }

    /// <summary>Adds the prediction that returns; false, and a fault, if it exists already.</summary>
    public bool Take(IMethodSymbol forward, MethodDeclarationSyntax syntax, FaultList faults)
    {
        string signature = Signature(Predict, forward.Parameters.Select(static p => Predicted(p.Type)));
        bool isFree = !_taken.Contains(Predict) && _taken.Add(signature);
        if (!isFree)
        {
            faults.Add(
                FaultIds.PredictionTaken,
                LocationInfo.Of(syntax.Identifier),
                _model.Name,
                _taken.Contains(Predict)
                    ? Predict
                    : Signature(Predict, forward.Parameters.Select(static p => Shown(p.Type)))
            );
        }
        return isFree;
    }

    /// <summary>
    /// Adds the prediction that writes into a table, under another name if necessary; a fault if both names are taken.
    /// </summary>
    public string TakeInto(
        IMethodSymbol forward,
        EquatableArray<ForwardParameter> parameters,
        MethodDeclarationSyntax syntax,
        FaultList faults
    )
    {
        var types = forward.Parameters.Select((p, i) => (Type: Predicted(p.Type), parameters[i].IsRequired)).ToArray();
        ITypeSymbol[] results = RuntimeTypes.Is(forward.ReturnType, "Pair", 2)
            ? [.. ((INamedTypeSymbol)forward.ReturnType).TypeArguments]
            : [forward.ReturnType];
        string table = string.Join("*", results.Select(static r => "Rows<" + Id(r) + ">"));
        string[] all =
        [
            .. types.Where(static t => t.IsRequired).Select(static t => t.Type),
            table,
            .. types.Where(static t => !t.IsRequired).Select(static t => t.Type),
        ];
        foreach (string name in new[] { Predict, Into })
        {
            if (!_taken.Contains(name) && _taken.Add(Signature(name, all)))
                return name;
        }

        faults.Add(FaultIds.PredictionTaken, LocationInfo.Of(syntax.Identifier), _model.Name, Into);
        return Into;
    }

    private static string Signature(string name, IEnumerable<string> types) => $"{name}({string.Join(", ", types)})";

    /// <summary>The type that <c>Predict</c> takes for a parameter of <c>Forward</c>, in readable form.</summary>
    private static string Shown(ITypeSymbol type) =>
        FeatureType.Read(type).Kind == FeatureTypeKind.None ? Names.Readable(type)
        : RuntimeTypes.Is(type, "Features") ? "Rows"
        : $"Rows<{Names.Readable(type)}>";

    /// <summary>The same for comparison.</summary>
    private static string Predicted(ITypeSymbol type) =>
        FeatureType.Read(type).Kind switch
        {
            FeatureTypeKind.None => Written(type),
            FeatureTypeKind.Plain when RuntimeTypes.Is(type, "Features") => "Rows",
            _ => "Rows<" + Id(type) + ">",
        };

    /// <summary>The types that the user's own method takes, for comparison.</summary>
    private static string Written(ITypeSymbol type) =>
        type switch
        {
            INamedTypeSymbol { IsTupleType: true, TupleElements.Length: 2 } pair => Written(pair.TupleElements[0].Type)
                + "*"
                + Written(pair.TupleElements[1].Type),
            INamedTypeSymbol rows when RuntimeTypes.Is(type, "Rows", 1) => "Rows<" + Id(rows.TypeArguments[0]) + ">",
            _ when RuntimeTypes.Is(type, "Rows") => "Rows",
            _ => Id(type),
        };

    /// <summary>A type as C# compares it: dynamic is object, names in tuples and annotations do not count.</summary>
    private static string Id(ITypeSymbol type) =>
        type switch
        {
            IDynamicTypeSymbol => "System.Object",
            IArrayTypeSymbol array => $"{Id(array.ElementType)}[{array.Rank}]",
            IPointerTypeSymbol pointer => Id(pointer.PointedAtType) + "*",
            INamedTypeSymbol { TupleUnderlyingType: { } underlying }
                when !SymbolEqualityComparer.Default.Equals(underlying, type) => Id(underlying),
            INamedTypeSymbol named =>
                $"{(named.ContainingType is { } outer ? Id(outer) : named.ContainingNamespace?.ToDisplayString())}"
                    + $".{named.MetadataName}"
                    + (
                        named.TypeArguments.Length == 0
                            ? string.Empty
                            : $"<{string.Join(", ", named.TypeArguments.Select(Id))}>"
                    ),
            _ => type.ToDisplayString(),
        };
}
