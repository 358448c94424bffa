using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Reads public <c>Forward</c> methods that can be predicted with: their inputs can enter a prediction and their
/// results can leave it.
/// </summary>
internal static class ForwardReader
{
    private const string Rows = "global::GeoDL.Typed.Rows";
    private const string Forces = "PredictForces";
    private const string Measure = "MeasureEquivariance";

    public static IEnumerable<ForwardDeclaration> Read(
        INamedTypeSymbol model,
        FaultList faults,
        CancellationToken cancellation
    )
    {
        var forwards =
            new List<(IMethodSymbol Method, MethodDeclarationSyntax Syntax, ForwardDeclaration Declaration)>();
        foreach (IMethodSymbol method in model.GetMembers("Forward").OfType<IMethodSymbol>())
        {
            cancellation.ThrowIfCancellationRequested();
            if (
                method
                    is {
                        DeclaredAccessibility: Accessibility.Public,
                        IsStatic: false,
                        IsGenericMethod: false,
                        IsVararg: false
                    }
                && LayerReader.Declaration(method, cancellation) is { } syntax
                && Read(method) is { } forward
            )
            {
                forwards.Add((method, syntax, forward));
            }
        }

        var names = new PredictNames(model, cancellation);
        (bool hasForces, bool isMeasured) = (IsFree(Forces), IsFree(Measure));
        // Predictions that return come first: those that write into a table can take other names.
        var predicted = forwards.FindAll(f => names.Take(f.Method, f.Syntax, faults));
        return predicted
            .Select(f =>
                f.Declaration with
                {
                    Into = names.TakeInto(f.Method, f.Declaration.Parameters, f.Syntax, faults),
                    HasForces = hasForces && IsEnergy(f.Method, f.Declaration.Parameters),
                    MeasuredOn = isMeasured ? MeasuredOn(f.Method) : null,
                }
            )
            .ToList();

        // What the user has under a name is not written a second time.
        bool IsFree(string name) =>
            model.Name != name
            && !model.GetMembers(name).Any(m => GeneratedFiles.UserDeclarations(m, cancellation).Any());
    }

    private static ForwardDeclaration? Read(IMethodSymbol method)
    {
        ForwardParameter?[] parameters = method.Parameters.Select(ReadParameter).ToArray();
        // Without a typed input the pass has no workspace to use.
        return
            parameters.All(static p => p is not null)
            && parameters.Any(static p => p!.Entry == ForwardEntry.Always)
            && ReadResults(method.ReturnType) is { } results
            ? new ForwardDeclaration(
                parameters.ToEquatableArray()!,
                results.ToEquatableArray(),
                string.Empty,
                CopiedAttributes.Of(method)
            )
            : null;
    }

    /// <summary>One even scalar, of one cloud in space and numbers that are not typed.</summary>
    private static bool IsEnergy(IMethodSymbol method, EquatableArray<ForwardParameter> parameters) =>
        method
            .Parameters.Select((p, i) => (p.Type, Declared: parameters[i]))
            .All(static p =>
                p.Declared.Entry == ForwardEntry.None
                    ? !p.Declared.IsUnsafe
                    : p.Declared.Entry == ForwardEntry.Always && RuntimeTypes.Is(p.Type, "PointCloud", 1)
            )
        && parameters.Count(static p => p.Entry == ForwardEntry.Always) == 1
        && FeatureType.Read(method.ReturnType).Signature is { } signature
        && signature.Irreps.Dim == 1
        && signature.Irreps.All(b => b.Mul == 0 || b.Irrep == signature.Group.Trivial);

    /// <summary>The random fields of the one grid that it takes, where its result is one feature of a stated
    /// signature.</summary>
    private static string? MeasuredOn(IMethodSymbol method) =>
        method.Parameters is [{ Type: INamedTypeSymbol { TypeArguments: [var feature] } grid }]
        && SpaceTypes.OfCloud(grid) is { BandLimited: { } fields }
        && FeatureType.Read(method.ReturnType).Kind == FeatureTypeKind.Named
            ? $"global::GeoDL.Typed.{fields}<{Names.Full(feature)}>"
            : null;

    private static ForwardParameter? ReadParameter(IParameterSymbol parameter)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In))
            return null;
        string name = Names.Escape(parameter.Name);
        ITypeSymbol type = parameter.Type;
        string fallback = DefaultValue.Of(parameter);
        if (SpaceTypes.IsCloud(type))
        {
            return new ForwardParameter(Names.Full(type), name, fallback, ForwardEntry.Always)
            {
                Shape = ShapeReader.Of(parameter),
            };
        }
        // A nullable value enters if it is not null.
        if (DefaultValue.NullableOf(type) is { } inner && SpaceTypes.IsCloud(inner))
            return new ForwardParameter(Names.Full(type), name, fallback, ForwardEntry.OptionalCloud);
        if (RowsOf(type) is { } rows)
        {
            return fallback.Length == 0
                ? new ForwardParameter(rows, name, string.Empty, ForwardEntry.Always)
                : new ForwardParameter(rows + "?", name, "null", ForwardEntry.OptionalRows);
        }

        // Geometry and foreign ref structs cannot be recreated inside a prediction.
        if (
            type.IsRefLikeType
            || type.TypeKind == TypeKind.Error
            || SpaceTypes.IsRelation(type)
            || SpaceTypes.IsPositions(type)
        )
        {
            return null;
        }
        ForwardEntry entry = type.TypeKind == TypeKind.Dynamic ? ForwardEntry.Dynamic : ForwardEntry.None;
        return new ForwardParameter(Names.Full(type), name, fallback, entry)
        {
            IsParams = parameter.IsParams,
            IsUnsafe = HasPointer(type),
        };
    }

    private static bool HasPointer(ITypeSymbol type) =>
        type switch
        {
            IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
            IArrayTypeSymbol array => HasPointer(array.ElementType),
            INamedTypeSymbol named => named.TypeArguments.Any(HasPointer),
            _ => false,
        };

    private static List<ForwardResult>? ReadResults(ITypeSymbol type)
    {
        ITypeSymbol[] types = RuntimeTypes.Is(type, "Pair", 2) ? [.. ((INamedTypeSymbol)type).TypeArguments] : [type];
        var results = new List<ForwardResult>();
        foreach (ITypeSymbol result in types)
        {
            if (RowsOf(result) is null)
                return null;
            results.Add(new ForwardResult(Names.Full(result), $"{Rows}<{Names.Full(result)}>"));
        }

        return results;
    }

    private static string? RowsOf(ITypeSymbol type) =>
        FeatureType.Read(type).Kind switch
        {
            FeatureTypeKind.Named or FeatureTypeKind.Faulty => $"{Rows}<{Names.Full(type)}>",
            FeatureTypeKind.Plain => RuntimeTypes.Is(type, "Features") ? Rows : $"{Rows}<{Names.Full(type)}>",
            _ => null,
        };
}
